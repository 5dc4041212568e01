import FoundationEssentials
import QuerentCore

/// Reads `.jsonl` question files: one object a line with `id`, `question`, and optionally `db`, `as_of`, `follows`,
/// `filter`, `context`, `expect` (a text or a list of texts) and `severity` (`warn`).
struct JSONLinesParser {
  private(set) var questions: [BatchQuestion] = []
  private(set) var problems: [Diagnostic] = []

  private struct Line: Decodable {
    var id: Name?
    var question: String
    var db: String?
    var as_of: String?
    var follows: Name?
    var context: String?
    var filter: String?
    var expect: Expectations?
    var severity: String?
  }

  /// An id, which may be written as a number.
  private struct Name: Decodable {
    var text: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int.self) {
        text = String(number)
      } else {
        text = try container.decode(String.self)
      }
    }
  }

  private struct Expectations: Decodable {
    var lines: [String]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let line = try? container.decode(String.self) {
        lines = [line]
      } else {
        lines = try container.decode([String].self)
      }
    }
  }

  mutating func parse(_ text: String) {
    let decoder = JSONDecoder()
    for (index, raw) in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .enumerated()
    {
      let line = trimmed(String(Substring(raw)))
      guard !line.isEmpty else { continue }
      do {
        append(try decoder.decode(Line.self, from: Data(line.utf8)), number: index + 1)
      } catch {
        problem(
          "bad-json", Self.words(error), index + 1,
          ["One JSON object a line: {\"id\": \"1\", \"question\": \"…\"}"])
      }
    }
  }

  private mutating func append(_ line: Line, number: Int) {
    var question = BatchQuestion(
      id: line.id?.text ?? String(questions.count + 1), text: line.question, line: number)
    question.follows = line.follows?.text
    question.database = line.db
    question.context = line.context
    question.filter = line.filter.map { $0 == "off" ? "" : $0 }
    if let date = line.as_of {
      question.asOf = CalendarDate(iso: date)
      if question.asOf == nil {
        problem("bad-date", "\"\(date)\" is not a date.", number, ["Write it like 2026-10-31."])
      }
    }
    do throws(Diagnostic) {
      try question.takeCommand()
    } catch {
      problem(error.code, error.summary, number, error.suggestions)
    }
    for text in line.expect?.lines ?? [] {
      switch ExpectationParser.parse(text) {
      case .success(let rule):
        question.expectations.append(
          Expectation(rule: rule, text: text, line: number, isWarning: line.severity == "warn"))
      case .failure(let what): problem("bad-expectation", what.what + ".", number, [what.hint])
      }
    }
    questions.append(question)
  }

  private static func words(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return "This is not a JSON object." }
    switch error {
    case .keyNotFound(let key, _): return "The field \"\(key.stringValue)\" is missing."
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      let field = context.codingPath.first?.stringValue
      return field.map { "The field \"\($0)\" has the wrong type." } ?? "This is not a JSON object."
    case .dataCorrupted: return "This is not a JSON object."
    @unknown default: return "This is not a JSON object."
    }
  }

  private mutating func problem(_ code: String, _ summary: String, _ line: Int, _ suggestions: [String]) {
    problems.append(Diagnostic(code: code, summary: summary, line: line, suggestions: suggestions))
  }
}
