/// Words for the rows of a file, whatever they hold: "how many rows", "records from May", "line items over 100".
enum RowWords {
  /// Every way to say it, as singular words.
  static let all: [[String]] = [["row"], ["record"], ["entry"], ["line", "item"], ["order", "line"]]

  /// Whether words mean rows as they stand in the file rather than the things the rows are about.
  static func mean(_ text: String) -> Bool {
    all.contains(NameWords.words(in: text).filter { !["all", "every", "distinct"].contains($0) })
  }
}
