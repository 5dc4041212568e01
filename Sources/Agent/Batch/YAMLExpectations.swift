import Yams

/// The `expect` mapping of a suite as lines of the form that follows `expect` in a `.q` file, so that both skins share
/// one parser and one judge.
enum YAMLExpectations {
  /// Lines with the node each stands at.
  static func lines(of node: Node) -> [(String, Node)] {
    if let text = node.string { return [(text, node)] }
    if let sequence = node.sequence { return sequence.flatMap { lines(of: $0) } }
    guard let mapping = node.mapping else { return [] }
    return mapping.flatMap { key, value in lines(key.string ?? "", value, key) }
  }

  private static func lines(_ name: String, _ value: Node, _ key: Node) -> [(String, Node)] {
    switch name {
    case "value": [("value " + figure(value), key)]
    case "rows", "columns": [(name + " " + counted(value), key)]
    case "top", "bottom": [(name + " " + edge(value), key)]
    case "contains_row": [("contains_row " + list(value), key)]
    case "between":
      [
        (
          "between "
            + (value.sequence.map { $0.compactMap(\.string).joined(separator: " and ") } ?? text(value)), key
        )
      ]
    case "sql":
      value.mapping?.flatMap { word, inner in
        (inner.sequence?.compactMap(\.string) ?? [text(inner)]).map {
          ("sql.\(word.string ?? "") \($0)", word)
        }
      } ?? [("sql \(text(value))", key)]
    case "cites": (value.sequence?.compactMap(\.string) ?? [text(value)]).map { ("cites \($0)", key) }
    case "finding":
      value.mapping?.flatMap { word, inner in
        // A column alone says nothing of a finding; the member in it does.
        word.string == "dimension" ? [] : [("\(findingWord(word.string ?? "")) \(text(inner))", word)]
      } ?? [("finding \(text(value))", key)]
    case "forecast":
      value.mapping?.map { word, inner in ("forecast.\(word.string ?? "") \(text(inner))", word) }
        ?? [("forecast \(text(value))", key)]
    case "text": [("text " + (value.mapping?["matches"].map { "matches " + text($0) } ?? text(value)), key)]
    default: [(name + " " + (value.sequence == nil ? text(value) : list(value)), key)]
    }
  }

  /// `finding: {member: EMEA, kind: spike}`; another word is named, so that it is not passed over.
  private static func findingWord(_ word: String) -> String {
    ["member", "kind", "subject"].contains(word) ? "finding" : "finding.\(word)"
  }

  /// `{equals: 4209700, tolerance: 0.5%}`, `{between: [1, 2]}`, `{min: 1}`, `{max: 2}`, `>= 3` or `4209700`.
  private static func figure(_ node: Node) -> String {
    guard let mapping = node.mapping else { return counted(node) }
    if let bounds = mapping["between"]?.sequence {
      return "between " + bounds.compactMap(\.string).joined(separator: " and ")
    }
    if let low = mapping["min"].map(text) { return ">= \(low)" }
    if let high = mapping["max"].map(text) { return "<= \(high)" }
    let within = mapping["tolerance"].map { " within \(text($0))" } ?? ""
    return "= \(mapping["equals"].map(text) ?? "")\(within)"
  }

  /// A bare number or list means equality.
  private static func counted(_ node: Node) -> String {
    if let mapping = node.mapping {
      if let low = mapping["min"].map(text) { return ">= \(low)" }
      if let high = mapping["max"].map(text) { return "<= \(high)" }
    }
    let text = node.sequence == nil ? text(node) : list(node)
    guard let first = text.first, "=<>!".contains(first) else { return "= \(text)" }
    return text
  }

  private static func edge(_ node: Node) -> String {
    guard let (column, member) = node.mapping?.first else { return "= " + text(node) }
    return "\(column.string ?? "") = \(text(member))"
  }

  private static func list(_ node: Node) -> String {
    node.sequence?.compactMap(\.string).joined(separator: ", ") ?? text(node)
  }

  private static func text(_ node: Node) -> String { node.scalar?.string ?? "" }
}
