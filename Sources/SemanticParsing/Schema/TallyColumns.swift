import SemanticLayer

extension SemanticModel.Column {
  /// Whether the column holds how many there are of what the words name: `citation_num` of citations.
  func isTally(of text: String) -> Bool {
    guard isNumeric else { return false }
    let words = NameWords.words(in: name)
    let rest = words.filter { !Self.counting.contains($0) }
    guard !rest.isEmpty, rest.count < words.count else { return false }
    func stems(_ words: [String]) -> [String] { words.map { Lemmatizer.stem(of: Lemmatizer.lemma(of: $0)) } }
    return stems(rest) == stems(NameWords.words(in: text))
  }

  private static let counting: Set<String> = ["num", "number", "no", "count", "cnt", "of"]
}
