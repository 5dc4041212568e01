import QuerentCore
import SemanticLayer

/// Reads `.q` files, and the questions inside other files: one question a line, `#` comments, `@id`, `+` follow-ups, indented `expect` lines, `/set`.
struct QuestionFileParser {
  let parameters: [String: String]
  private(set) var questions: [BatchQuestion] = []
  private(set) var sources: [String] = []
  private(set) var definitions: [Definition] = []
  private(set) var problems: [Diagnostic] = []

  private var asOf: CalendarDate?
  private var tolerance = 0.0
  private var filter: String?
  private var drawsNothing = false

  init(parameters: [String: String]) { self.parameters = parameters }

  mutating func parse(_ text: String) {
    var bytes = text.unicodeScalars
    if bytes.first == "\u{FEFF}" { bytes.removeFirst() }
    let lines = bytes.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      index, raw in
      // Scalars, because CR LF together are one character.
      (number: index + 1, text: String(raw.last == "\r" ? raw.dropLast() : raw))
    }
    parse(lines)
  }

  /// Reads numbered lines; one that ends in a backslash goes on in the next.
  mutating func parse(_ lines: [(number: Int, text: String)]) {
    var pending = ""
    var pendingLine = 0
    for line in lines {
      if pending.isEmpty { pendingLine = line.number }
      if line.text.hasSuffix("\\") {
        pending += line.text.dropLast() + " "
        continue
      }
      parse(line: pending + line.text, number: pendingLine)
      pending = ""
    }
    if !trimmed(pending).isEmpty { parse(line: pending, number: pendingLine) }
  }

  private mutating func parse(line: String, number: Int) {
    guard let line = replaced(uncommented(line), number) else { return }
    let text = trimmed(line)
    guard !text.isEmpty else { return }
    let isIndented = line.first?.isWhitespace == true
    if isIndented, let expectation = words(after: "expect", in: text) {
      expect(expectation, number, isWarning: false)
    } else if isIndented, let warning = words(after: "warn", in: text) {
      expect(warning, number, isWarning: true)
    } else if text.hasPrefix("/") {
      command(text, number)
    } else {
      ask(text, number)
    }
  }

  mutating func ask(_ line: String, _ number: Int) {
    var text = line
    var follows: String?
    if text.hasPrefix("+") {
      guard let previous = questions.last else {
        problem("nothing-to-follow", "A follow-up needs a question above it.", number, ["Remove the \"+\"."])
        return
      }
      follows = previous.id
      text = trimmed(String(text.dropFirst()))
    }
    var id = String(questions.count + 1)
    if text.hasPrefix("@") {
      id = String(text.dropFirst().prefix { !$0.isWhitespace })
      text = trimmed(String(text.dropFirst(id.count + 1)))
    }
    var command: BatchCommand?
    if text.hasPrefix("/") {
      do throws(Diagnostic) {
        guard let parsed = try BatchCommand.parse(text) else { return unknown(text, number) }
        (command, text) = (parsed.command, parsed.question)
      } catch {
        return problem(error.code, error.summary, number, error.suggestions)
      }
    }
    guard !text.isEmpty, !id.isEmpty else {
      problem(
        "no-question", "There is no question on this line.", number,
        ["Write: @name What was revenue in 2017?"])
      return
    }
    var question = BatchQuestion(id: id, text: text, line: number, follows: follows)
    question.command = command
    question.asOf = asOf
    question.tolerance = tolerance
    question.filter = filter
    if drawsNothing { question.chart = ChartSpecification.Kind.none }
    questions.append(question)
  }

  mutating func expect(_ text: String, _ number: Int, isWarning: Bool) {
    guard !questions.isEmpty else {
      problem(
        "nothing-to-expect", "An expectation needs a question above it.", number, ["Put the question first."])
      return
    }
    switch ExpectationParser.parse(text) {
    case .success(let rule):
      questions[questions.count - 1].expectations.append(
        Expectation(rule: rule, text: text, line: number, isWarning: isWarning))
    case .failure(let what): problem("bad-expectation", what.what + ".", number, [what.hint])
    }
  }

  /// The subset of commands that is safe in a file.
  private mutating func command(_ text: String, _ number: Int) {
    let words = text.split(separator: " ").map(String.init)
    switch (words[0], words.dropFirst().first, words.dropFirst(2).first) {
    case ("/set", "as_of"?, let date?), ("/asof", let date?, nil):
      guard let day = CalendarDate(iso: date), date.utf8.count == 10 else {
        problem("bad-date", "\"\(date)\" is not a date.", number, ["Write it like 2026-10-31."])
        return
      }
      asOf = day
    case ("/set", "tolerance"?, let amount?):
      guard case .relative(let share)? = ExpectationParser.tolerance(amount) else {
        problem("bad-tolerance", "\"\(amount)\" is not a tolerance.", number, ["Write it like 0.5%."])
        return
      }
      tolerance = share
    case ("/load", .some, _): sources += words.dropFirst()
    case ("/define", .some, _):
      do throws(Diagnostic) {
        definitions.append(try Definition(parsing: String(text.dropFirst("/define".count))))
      } catch {
        problem(error.code, error.summary, number, error.suggestions)
      }
    case ("/filter", .some, _):
      let condition = trimmed(String(text.dropFirst("/filter".count)))
      filter = condition.lowercased() == "off" ? "" : condition
    case ("/chart", let kind?, nil): chart(kind.lowercased(), number)
    case ("/export", .some, _):
      guard !questions.isEmpty else {
        problem(
          "nothing-to-export", "/export needs a question above it.", number, ["Put the question first."])
        return
      }
      questions[questions.count - 1].exports += words.dropFirst()
    default: ask(text, number)
    }
  }

  private mutating func unknown(_ text: String, _ number: Int) {
    problem(
      "unknown-command", "\"\(text)\" does not work in a batch file.", number,
      [
        "Known: /set as_of DATE, /set tolerance P%, /asof DATE, /load FILE, /define TERM = MEANING, "
          + "/filter CONDITION, /chart TYPE, /export FILE, /detect MEASURE, /forecast MEASURE, /audit AREA, "
          + "/docs QUESTION"
      ])
  }

  /// As in a session: `off` and `auto` hold for the questions that come, a type is for the answer above.
  private mutating func chart(_ name: String, _ number: Int) {
    if ["off", "on", "auto"].contains(name) {
      drawsNothing = name == "off"
      return
    }
    let kinds = ChartSpecification.Kind.allCases.map(\.rawValue)
    guard let kind = ChartSpecification.Kind(rawValue: name) else {
      let nearest = NearestName.suggestions(for: name, among: kinds).first
      problem(
        "unknown-chart", "There is no chart called \(name).", number,
        [nearest ?? "Charts: \(kinds.joined(separator: ", "))"])
      return
    }
    guard !questions.isEmpty else {
      problem(
        "nothing-to-draw", "/chart \(name) needs a question above it.", number, ["Put the question first."])
      return
    }
    questions[questions.count - 1].chart = kind
  }

  private func words(after keyword: String, in text: String) -> String? {
    guard text.hasPrefix(keyword), let next = text.dropFirst(keyword.count).first, next.isWhitespace else {
      return nil
    }
    return trimmed(String(text.dropFirst(keyword.count)))
  }

  /// A `#` starts a comment at the start of a line and after two spaces; elsewhere it belongs to the question.
  private func uncommented(_ line: String) -> String {
    if trimmed(line).hasPrefix("#") { return "" }
    guard let range = line.firstRange(of: "  #") else { return line }
    return String(line[..<range.lowerBound])
  }

  mutating func replaced(_ line: String, _ number: Int) -> String? {
    var result = ""
    var rest = Substring(line)
    while let open = rest.firstRange(of: "{{") {
      guard let close = rest[open.upperBound...].firstRange(of: "}}") else { break }
      let name = trimmed(String(rest[open.upperBound..<close.lowerBound]))
      guard let value = parameters[name] else {
        problem(
          "unknown-parameter", "The parameter {{\(name)}} has no value.", number,
          ["Add: --param \(name)=VALUE"])
        return nil
      }
      result += rest[..<open.lowerBound] + value
      rest = rest[close.upperBound...]
    }
    return result + rest
  }

  private mutating func problem(_ code: String, _ summary: String, _ line: Int, _ suggestions: [String]) {
    problems.append(Diagnostic(code: code, summary: summary, line: line, suggestions: suggestions))
  }
}
