import QuerentCore
import Yams

/// Reading nodes of the expected kind; anything else is reported at its line and column.
extension ModelFileReader {
  func compose(_ yaml: String) throws(ModelFileError) -> Node? {
    do {
      return try Yams.compose(yaml: yaml)
    } catch let error as YamlError {
      throw ModelFileError([Self.diagnostic(error)])
    } catch {
      throw ModelFileError([Diagnostic(code: "invalid-yaml", summary: "the file is not YAML: \(error)")])
    }
  }

  private static func diagnostic(_ error: YamlError) -> Diagnostic {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return Diagnostic(
        code: "invalid-yaml", summary: "the file is not YAML: \(problem)", line: mark.line,
        column: mark.column)
    case .duplicatedKeysInMapping(let duplicates, let context):
      return Diagnostic(
        code: "duplicate-key",
        summary: "\(duplicates.map { "\"\($0)\"" }.joined(separator: ", ")) stands twice",
        line: context.mark.line, column: context.mark.column)
    default:
      return Diagnostic(code: "invalid-yaml", summary: "the file is not YAML")
    }
  }

  /// The fields of a mapping; keys that are not allowed are reported and left out.
  mutating func fields(of node: Node, _ what: String, allowed: [String]) -> [String: Node] {
    guard let mapping = node.mapping else {
      report("wrong-type", "\(what) must be a list of keys and values", at: node)
      return [:]
    }
    var fields: [String: Node] = [:]
    for (key, value) in mapping {
      guard let name = key.scalar?.string, allowed.contains(name) else {
        let name = key.scalar?.string ?? ""
        report(
          "unknown-key", "\"\(name)\" is not a key of \(what)", at: key,
          suggestions: NearestName.suggestions(for: name, among: allowed))
        continue
      }
      // A key without a value says nothing.
      if value.scalar?.string == "", value.scalar?.style == .plain { continue }
      fields[name] = value
    }
    return fields
  }

  mutating func items(of node: Node?, _ key: String) -> [Node] {
    guard let node else { return [] }
    guard let sequence = node.sequence else {
      report("wrong-type", "\(key) must be a list", at: node)
      return []
    }
    return Array(sequence)
  }

  mutating func string(_ node: Node, _ key: String) -> String? {
    guard let text = node.scalar?.string else {
      report("wrong-type", "\(key) must be text", at: node)
      return nil
    }
    return text
  }

  /// A list of texts; a single text is a list of one.
  mutating func strings(_ node: Node, _ key: String) -> [String] {
    if let text = node.scalar?.string { return [text] }
    return items(of: node, key).compactMap { string($0, key) }
  }

  mutating func integer(_ node: Node, _ key: String, in range: ClosedRange<Int>? = nil) -> Int? {
    guard let number = node.scalar.flatMap({ Int($0.string) }), range?.contains(number) ?? true else {
      let expected =
        range.map { "a whole number from \($0.lowerBound) to \($0.upperBound)" } ?? "a whole number"
      report("wrong-type", "\(key) must be \(expected)", at: node)
      return nil
    }
    return number
  }

  mutating func boolean(_ node: Node, _ key: String) -> Bool? {
    switch node.scalar?.string {
    case "true", "yes": return true
    case "false", "no": return false
    default:
      report("wrong-type", "\(key) must be true or false", at: node)
      return nil
    }
  }

  /// Sets a value that is one of a few words.
  mutating func set<Choice>(_ value: inout Choice, _ node: Node, _ key: String, _ choices: [String: Choice]) {
    guard let name = string(node, key) else { return }
    if let choice = choices[name] {
      value = choice
      return
    }
    let names = choices.keys.sorted()
    let nearest = NearestName.suggestions(for: name, among: names)
    report(
      "unknown-\(key)".replacingUnderscores, "\"\(name)\" is no value of \(key)", at: node,
      suggestions: nearest.isEmpty ? names : nearest)
  }

  mutating func setOptional<Choice>(
    _ value: inout Choice?, _ node: Node, _ key: String, _ choices: [String: Choice]
  ) {
    var choice: Choice? = nil
    set(&choice, node, key, choices.mapValues { Optional($0) })
    if let choice { value = choice }
  }

  mutating func report(_ code: String, _ summary: String, at node: Node, suggestions: [String] = []) {
    diagnostics.append(
      Diagnostic(
        code: code, summary: summary, line: node.mark?.line, column: node.mark?.column,
        suggestions: suggestions))
  }
}

extension String {
  fileprivate var replacingUnderscores: String { String(map { $0 == "_" ? "-" : $0 }) }
}
