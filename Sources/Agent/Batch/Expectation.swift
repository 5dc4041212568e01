public import QuerentCore

/// One deterministic requirement on an answer: an `expect` line.
public struct Expectation: Hashable, Sendable {
  /// What is required.
  public enum Rule: Hashable, Sendable {
    /// The first figure of the first row, within a relative or absolute tolerance.
    case value(NumberComparison, Double, Tolerance?)
    case valueBetween(Double, Double)
    case rows(NumberComparison, Int)
    case columnCount(NumberComparison, Int)
    case columns([String])
    /// The cell of a column (or of the first key) in the first or last row.
    case edge(isTop: Bool, column: String?, member: String)
    /// A row that holds these cells, in this order, among its own.
    case containsRow([String])
    case sorted(column: String, isDescending: Bool)
    /// Both days included.
    case period(CalendarDate, CalendarDate)
    case unit(String)
    /// The rows of a statement, in any order, equal the rows of the answer.
    case equalsSQL(String)
    case sqlUses(String)
    case sqlNotUses(String)
    case sqlMatches(String)
    case status(Answer.Status)
    case refused(Refusal.Code?)
    case clarify(String?)
    case chart(String)
    case textMatches(String)
    case trust(Answer.Trust)
    case maximumMilliseconds(Double)
    /// Calls of a language model; there are none without one.
    case maximumCalls(Int)
    /// Cost in US dollars.
    case maximumCost(Double)
    /// A finding that covers a day.
    case anomaly(CalendarDate)
    /// A finding of a kind, or in a member.
    case finding(String)
    /// A quotation of a document, by the end of its path or by path and line.
    case cites(String)
    /// The error of the forecasts that were made from earlier days, as a share.
    case maximumForecastError(Double)
    /// The same rows so many times.
    case stable(Int)
  }

  /// How a number is compared.
  public enum NumberComparison: String, Hashable, Sendable, CaseIterable {
    case equal = "="
    case notEqual = "!="
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case less = "<"
    case greater = ">"
  }

  /// How far a figure may be off.
  public enum Tolerance: Hashable, Sendable {
    case relative(Double)
    case absolute(Double)
  }

  public var rule: Rule
  /// As written, without the word `expect`.
  public var text: String
  /// 1-based line in the file.
  public var line: Int
  /// Reported without failing the run.
  public var isWarning: Bool

  /// Makes an expectation.
  public init(rule: Rule, text: String, line: Int, isWarning: Bool = false) {
    self.rule = rule
    self.text = text
    self.line = line
    self.isWarning = isWarning
  }

  /// Whether the line asks for an answer that is a refusal, a question back or an error.
  public var asksForNoAnswer: Bool {
    switch rule {
    case .refused, .clarify: true
    case .status(let status): status != .answered
    default: false
    }
  }
}
