/// A question that carries its own clarification: `question | did you mean …? | yes`.
enum Exchange {
  /// The text to read: the question, the rephrasing a person agreed to, or the question with the answer added.
  static func text(of question: String) -> String {
    guard question.contains(" | ") else { return question }
    let parts = question.split(separator: "|").map { trimmed(String($0)) }.filter { !$0.isEmpty }
    guard parts.count >= 3, let reply = parts.last else { return parts.last ?? question }
    let lower = reply.lowercased()
    let words = reply.split(separator: " ").count
    if agreements.contains(where: { lower.hasPrefix($0) }) {
      // "yes, the first names" adds; a bare "yes" takes the rephrasing
      if words > 4 { return parts[0] + " " + reply }
      let rephrased = stripped(parts[parts.count - 2])
      return rephrased.split(separator: " ").count >= parts[0].split(separator: " ").count / 2 + 2
        ? rephrased : parts[0]
    }
    return words >= 5 ? reply : parts[0] + " " + reply
  }

  private static let agreements = [
    "yes", "yeah", "yep", "right", "correct", "exactly", "sure", "ok", "that is right",
  ]

  private static let openings = [
    "do you want to know ", "do you want ", "do you mean ", "did you mean ", "would you like to know ",
    "would you like ",
    "are you asking ", "are you looking for ", "so you want ", "you mean ", "you want ", "do you need ",
  ]

  private static func stripped(_ text: String) -> String {
    let lower = text.lowercased()
    for opening in openings where lower.hasPrefix(opening) { return String(text.dropFirst(opening.count)) }
    return text
  }

  private static func trimmed(_ text: String) -> String {
    var result = Substring(text)
    while result.first == " " { result.removeFirst() }
    while result.last == " " { result.removeLast() }
    return String(result)
  }
}
