/// A meaning that a person chose for a term when they were asked back.
public struct RememberedChoice: Hashable, Sendable {
  /// In lower case.
  public var term: String
  /// ``Clarification/Option/meaning``.
  public var meaning: String

  /// Makes a choice.
  public init(term: String, meaning: String) {
    self.term = term
    self.meaning = meaning
  }
}

/// What a person asked, with everything the answer may depend on.
public struct Question: Hashable, Sendable {
  public var text: String
  /// "Today". Relative periods are anchored here; it defaults to the last date in the data.
  public var asOf: CalendarDate?
  /// A note a user would give with the question, such as the definition of a measure.
  public var context: String?
  /// What terms mean that a person was asked about before.
  public var remembered: [RememberedChoice] = []

  /// Makes a question.
  public init(_ text: String, asOf: CalendarDate? = nil, context: String? = nil) {
    self.text = text
    self.asOf = asOf
    self.context = context
  }
}
