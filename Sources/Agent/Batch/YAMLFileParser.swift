import QuerentCore
import Yams

/// Reads `.yaml` suites: `version`, `data`, `defaults`, and `questions` with `id`, `ask`, `follows`, `severity`, `db`,
/// `as_of`, `filter`, `context` and `expect`. Every problem is told with its line.
struct YAMLFileParser {
  let parameters: [String: String]
  private(set) var questions: [BatchQuestion] = []
  private(set) var sources: [String] = []
  private(set) var problems: [Diagnostic] = []

  private var asOf: CalendarDate?
  private var tolerance = 0.0
  private var maximumMilliseconds: Double?
  private var repeats = 1

  init(parameters: [String: String]) { self.parameters = parameters }

  private static let keys = ["version", "data", "defaults", "questions"]
  private static let questionKeys = [
    "id", "ask", "follows", "severity", "db", "as_of", "context", "expect", "tolerance", "repeat",
    "filter",
  ]

  mutating func parse(_ text: String) {
    do {
      guard let root = try Yams.compose(yaml: text) else { return }
      guard let mapping = root.mapping else {
        problem("bad-yaml", "The file is no mapping.", root, ["Start it with: questions:"])
        return
      }
      for (key, _) in mapping { known(key, among: Self.keys) }
      if let version = mapping["version"], version.int != 1 {
        problem(
          "bad-version", "Version \(version.string ?? "?") is not known.", version, ["Write: version: 1"])
      }
      if let data = mapping["data"] { sources = strings(data) }
      if let defaults = mapping["defaults"]?.mapping { read(defaults: defaults) }
      for node in mapping["questions"]?.sequence ?? [] { read(question: node) }
    } catch {
      let line = (error as? YamlError).flatMap(Self.line)
      problems.append(
        Diagnostic(
          code: "bad-yaml", summary: "This is no YAML: \(Self.words(error))", line: line,
          suggestions: ["Indent with spaces, and quote texts that hold \": \"."]))
    }
  }

  private mutating func read(defaults: Node.Mapping) {
    for (key, value) in defaults {
      switch key.string ?? "" {
      case "as_of": asOf = date(value)
      case "tolerance":
        if case .relative(let share)? = value.string.flatMap(ExpectationParser.tolerance) {
          tolerance = share
        } else {
          problem(
            "bad-tolerance", "\"\(value.string ?? "")\" is no tolerance.", value, ["Write it like 0.5%."])
        }
      case "timeout_s": maximumMilliseconds = value.float.map { $0 * 1000 }
      case "repeat": repeats = value.int ?? 1
      default: known(key, among: ["as_of", "tolerance", "timeout_s", "repeat"])
      }
    }
  }

  private mutating func read(question node: Node) {
    guard let mapping = node.mapping, let ask = mapping["ask"]?.string.map(trimmed), !ask.isEmpty else {
      problem("no-question", "This entry asks nothing.", node, ["Write: - ask: What was revenue in 2017?"])
      return
    }
    for (key, _) in mapping { known(key, among: Self.questionKeys) }
    let line = node.mark?.line ?? 1
    var question = BatchQuestion(
      id: mapping["id"]?.string ?? String(questions.count + 1), text: replaced(ask, node), line: line,
      follows: mapping["follows"]?.string)
    question.asOf = mapping["as_of"].flatMap { date($0) } ?? asOf
    question.database = mapping["db"]?.string
    question.filter = mapping["filter"]?.string.map { $0 == "off" ? "" : $0 }
    question.context = mapping["context"]?.string
    question.tolerance = tolerance
    do throws(Diagnostic) {
      try question.takeCommand()
    } catch {
      problem(error.code, error.summary, node, error.suggestions)
    }
    let isWarning = mapping["severity"]?.string == "warn"
    if let severity = mapping["severity"], !["warn", "fail"].contains(severity.string ?? "") {
      problem("bad-severity", "\"\(severity.string ?? "")\" is no severity.", severity, ["Known: fail, warn"])
    }
    if let expect = mapping["expect"] {
      for (text, place) in YAMLExpectations.lines(of: expect) {
        add(replaced(text, place), place.mark?.line ?? line, isWarning, &question)
      }
    }
    if let maximumMilliseconds, !question.expectations.contains(where: \.isTimeLimit) {
      add("max_ms \(maximumMilliseconds)", line, isWarning, &question)
    }
    let times = mapping["repeat"]?.int ?? repeats
    if times > 1 { add("stable \(times)", line, isWarning, &question) }
    questions.append(question)
  }

  private mutating func add(_ text: String, _ line: Int, _ isWarning: Bool, _ question: inout BatchQuestion) {
    switch ExpectationParser.parse(text) {
    case .success(let rule):
      question.expectations.append(Expectation(rule: rule, text: text, line: line, isWarning: isWarning))
    case .failure(let what):
      problems.append(
        Diagnostic(code: "bad-expectation", summary: what.what + ".", line: line, suggestions: [what.hint]))
    }
  }

  private mutating func replaced(_ text: String, _ node: Node) -> String {
    var parser = QuestionFileParser(parameters: parameters)
    let result = parser.replaced(text, node.mark?.line ?? 1)
    problems += parser.problems
    return result ?? text
  }

  private mutating func date(_ node: Node) -> CalendarDate? {
    if let text = node.string, text.utf8.count == 10, let date = CalendarDate(iso: text) { return date }
    problem("bad-date", "\"\(node.string ?? "")\" is not a date.", node, ["Write it like 2026-10-31."])
    return nil
  }

  private func strings(_ node: Node) -> [String] {
    node.sequence?.compactMap(\.string) ?? node.string.map { [$0] } ?? []
  }

  private mutating func known(_ key: Node, among keys: [String]) {
    guard let name = key.string, !keys.contains(name) else { return }
    problem("unknown-key", "\"\(name)\" is not known here.", key, ["Known: " + keys.joined(separator: ", ")])
  }

  private mutating func problem(_ code: String, _ summary: String, _ node: Node, _ suggestions: [String]) {
    problems.append(
      Diagnostic(code: code, summary: summary, line: node.mark?.line, suggestions: suggestions))
  }

  private static func line(_ error: YamlError) -> Int? {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
    case .duplicatedKeysInMapping(_, let context): context.mark.line
    default: nil
    }
  }

  private static func words(_ error: any Error) -> String {
    guard let error = error as? YamlError else { return "it cannot be read." }
    switch error {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _):
      return problem + "."
    case .duplicatedKeysInMapping(let keys, _):
      return "the key \(keys.map { "\"\($0)\"" }.joined(separator: ", ")) stands twice."
    default: return "it cannot be read."
    }
  }
}

extension Expectation {
  /// Whether it limits the time of an answer.
  var isTimeLimit: Bool { if case .maximumMilliseconds = rule { true } else { false } }
}
