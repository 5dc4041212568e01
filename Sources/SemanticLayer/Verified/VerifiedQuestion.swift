public import QuerentCore
import Yams

/// A question whose plan a person approved, with who and when: one file of `verified/`, which a team shares.
///
///     question: sales in the West last quarter
///     plan: "sales | 2026-07-01..<2026-10-01 on orders.order_date | orders.region = 'West'"
///     author: Ana Ruiz
///     date: 2026-11-02
///     as_of: 2026-10-31
public struct VerifiedQuestion: Hashable, Sendable {
  /// The name of its file, without `.yaml`.
  public var name: String
  public var question: String
  public var plan: QueryPlan
  public var author: String
  /// When it was approved.
  public var date: CalendarDate
  /// "Today" when it was asked, which its "last quarter" counts from.
  public var asOf: CalendarDate?

  /// Makes a verified question.
  public init(
    name: String, question: String, plan: QueryPlan, author: String, date: CalendarDate, asOf: CalendarDate?
  ) {
    self.name = name
    self.question = question
    self.plan = plan
    self.author = author
    self.date = date
    self.asOf = asOf
  }

  /// The beginning of a question as a name for its file: `sales-in-the-west-last-quarter`.
  public static func name(for question: String) -> String {
    let words = question.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    var name = ""
    for word in words where name.utf8.count + word.utf8.count < 50 {
      name += name.isEmpty ? word : "-\(word)"
    }
    return name.isEmpty ? "question" : name
  }

  /// Whether a text may be the name of a file of its own.
  public static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 80
      && text.utf8.allSatisfy {
        PlanVocabulary.isLetter($0) || PlanVocabulary.isDigit($0) || $0 == 45 || $0 == 95
      }
  }
}

extension VerifiedQuestion {
  private enum Key: String, CaseIterable { case question, plan, author, date, asOf = "as_of" }

  /// Reads a file.
  /// - Throws: A `Diagnostic` with the line of what does not fit.
  public init(name: String, yaml: String) throws(Diagnostic) {
    let root: Node?
    do {
      root = try Yams.compose(yaml: yaml)
    } catch let error as YamlError {
      throw Self.problem("The file is no YAML.", line: error.line)
    } catch {
      throw Self.problem("The file is no YAML.", line: nil)
    }
    guard let mapping = root?.mapping else {
      throw Self.problem("The file holds no verified question.", line: root?.mark?.line ?? 1)
    }
    var texts: [Key: (text: String, line: Int?)] = [:]
    for (key, value) in mapping {
      guard let known = key.scalar.flatMap({ Key(rawValue: $0.string) }) else {
        throw Self.problem("There is no entry \(key.scalar?.string ?? "like this").", line: key.mark?.line)
      }
      guard let text = value.scalar?.string, !text.isEmpty else {
        throw Self.problem("\(known.rawValue) needs one line of text.", line: (value.mark ?? key.mark)?.line)
      }
      texts[known] = (text, (value.mark ?? key.mark)?.line)
    }
    func text(_ key: Key) throws(Diagnostic) -> (text: String, line: Int?) {
      guard let found = texts[key] else {
        throw Self.problem("The entry \(key.rawValue) is missing.", line: 1)
      }
      return found
    }
    func day(_ entry: (text: String, line: Int?), _ key: Key) throws(Diagnostic) -> CalendarDate {
      guard let day = CalendarDate(iso: entry.text) else {
        throw Self.problem("\(key.rawValue) needs a date like 2026-10-31.", line: entry.line)
      }
      return day
    }
    let plan = try text(.plan)
    do throws(Diagnostic) {
      self.plan = try QueryPlan(parsing: plan.text)
    } catch {
      throw Self.problem("The plan does not read: \(error.summary)", line: plan.line)
    }
    self.name = name
    question = try text(.question).text
    author = try text(.author).text
    date = try day(try text(.date), .date)
    if let entry = texts[.asOf] { asOf = try day(entry, .asOf) } else { asOf = nil }
  }

  private static func problem(_ summary: String, line: Int?) -> Diagnostic {
    Diagnostic(
      code: "verified-question", summary: summary, line: line,
      suggestions: ["A file has the entries question, plan, author, date and as_of; /verify writes one."])
  }

  /// The file: what ``init(name:yaml:)`` reads back.
  public var yaml: String {
    var lines = [
      "question: \(YAMLText.scalar(question))", "plan: \(YAMLText.scalar(plan.text))",
      "author: \(YAMLText.scalar(author))", "date: \(date.iso)",
    ]
    if let asOf { lines.append("as_of: \(asOf.iso)") }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension YamlError {
  fileprivate var line: Int? {
    switch self {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
    default: nil
    }
  }
}
