/// A question that carries its own clarification: `question | did you mean …? | yes`.
enum Exchange {
  /// The text to read: the question, the rephrasing a person agreed to, or the question with the answer added.
  static func text(of question: String) -> String {
    guard question.contains(" | ") else { return question }
    let parts = question.split(separator: "|").map { trimmed(String($0)) }.filter { !$0.isEmpty }
    guard parts.count >= 3, let reply = parts.last else { return parts.last ?? question }
    guard let agreed = agreement(reply) else { return answered(parts[0], reply) }
    // "yes, the first names" adds; a bare "yes" takes the rephrasing
    if !agreed.isEmpty { return parts[0] + " " + agreed }
    return rephrased(parts[0], parts[parts.count - 2])
  }

  // MARK: Replies

  /// What a reply adds to a "yes", `nil` when it does not agree.
  private static func agreement(_ reply: String) -> String? {
    var words = reply.split(separator: " ").map(String.init)
    guard let first = words.first, agreements.contains(letters(first)) else { return nil }
    words.removeFirst()
    while let word = words.first, courtesies.contains(letters(word)) { words.removeFirst() }
    while let word = words.last, courtesies.contains(letters(word)) { words.removeLast() }
    return words.joined(separator: " ")
  }

  /// A reply that says which of several things was meant, or that asks anew.
  private static func answered(_ question: String, _ reply: String) -> String {
    let words = reply.split(separator: " ").map { letters(String($0)) }
    if words.prefix(5).contains(where: openers.contains) || words.count >= 8 { return reply }
    return words.count >= 5 && words.first.map(openers.contains) == true ? reply : question + " " + reply
  }

  /// The question in other words, where these say as much.
  private static func rephrased(_ question: String, _ other: String) -> String {
    let (text, offersOutputs) = stripped(other)
    let count = text.split(separator: " ").count
    let asked = stems(question)
    let said = stems(text)
    if count <= 3, let changed = replaced(question, by: text, sharing: said) { return changed }
    if count < question.split(separator: " ").count / 2 + 2 { return question }
    // "do you want the name of the shop?" says what to show, not of which rows
    if offersOutputs, asked.count > 2, asked.intersection(said).count * 3 < asked.count { return question }
    return text
  }

  /// "do you mean car makers?": the longer name in the place of the word.
  private static func replaced(_ question: String, by name: String, sharing stems: Set<String>) -> String? {
    var words = question.split(separator: " ").map(String.init)
    let clean = name.split(separator: " ").map { letters(String($0)) }.filter { !$0.isEmpty }
    guard clean.count > 1,
      let index = words.firstIndex(where: {
        stems.contains(stem(letters($0))) && !clean.contains(letters($0))
      })
    else { return nil }
    words[index] = clean.joined(separator: " ")
    return words.joined(separator: " ")
  }

  // MARK: Words

  private static func stems(_ text: String) -> Set<String> {
    Set(
      text.split(separator: " ").map { letters(String($0)) }
        .filter { !$0.isEmpty && !Stopwords.contains($0) && !openers.contains($0) }.map(stem))
  }

  private static func stem(_ word: String) -> String { Lemmatizer.lemma(of: word) }

  private static func letters(_ word: String) -> String {
    String(word.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  private static let agreements: Set<String> = [
    "yes", "yeah", "yep", "yup", "right", "correct", "exactly", "sure", "ok", "okay", "absolutely", "indeed",
  ]

  private static let courtesies: Set<String> = [
    "please", "thanks", "thank", "you", "that", "is", "right", "correct", "exactly", "it", "thats", "sure",
    "i",
    "do", "",
  ]

  private static let openers: Set<String> = [
    "what", "which", "who", "whose", "how", "where", "when", "show", "list", "find", "give", "tell", "can",
    "could",
    "want", "would", "need", "is", "are", "does", "do", "display", "extract", "count", "get",
  ]

  private static let openings: [(text: String, offersOutputs: Bool)] = [
    ("do you want to know ", true), ("do you want ", true), ("would you like to know ", true),
    ("would you like ", true), ("do you need ", true), ("did you mean to ask for ", false),
    ("did you want to ask for ", false), ("do you mean ", false), ("did you mean ", false),
    ("are you asking about ", false), ("are you asking ", false), ("are you looking for ", false),
    ("so you want ", true), ("you mean ", false), ("you want ", true), ("if you meant ", false),
  ]

  /// The rephrasing without the words that offer it, in one-line spelling.
  private static func stripped(_ text: String) -> (text: String, offersOutputs: Bool) {
    let plain = text.split(whereSeparator: { $0 == " " || $0 == "\t" }).joined(separator: " ")
    let lower = plain.lowercased()
    for opening in openings where lower.hasPrefix(opening.text) {
      return (String(plain.dropFirst(opening.text.count)), opening.offersOutputs)
    }
    return (plain, false)
  }

  private static func trimmed(_ text: String) -> String {
    var result = Substring(text)
    while result.first == " " { result.removeFirst() }
    while result.last == " " { result.removeLast() }
    return String(result)
  }
}
