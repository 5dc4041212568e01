/// Who approved the plan of an answer, and for which question.
public struct Verification: Hashable, Sendable {
  /// What it is kept as.
  public var name: String
  /// The question that was approved.
  public var question: String
  public var author: String
  public var date: CalendarDate
  /// Values that differ from those of the approved question: `EMEA for West`.
  public var replaced: [String]

  /// Makes a verification.
  public init(name: String, question: String, author: String, date: CalendarDate, replaced: [String] = []) {
    self.name = name
    self.question = question
    self.author = author
    self.date = date
    self.replaced = replaced
  }
}
