/// A question with what is known about its answer.
public struct EvaluationQuestion: Hashable, Sendable {
  /// A place in the documents that answers the question.
  public struct Gold: Hashable, Sendable {
    /// The path of the document, or the end of it from a "/" on.
    public var document: String
    /// A heading above the place.
    public var section: String?
    /// Words that stand there.
    public var evidence: String?
    /// How well it answers; 1 unless said otherwise.
    public var grade: Double

    /// Makes a place.
    public init(document: String, section: String? = nil, evidence: String? = nil, grade: Double = 1) {
      self.document = document
      self.section = section
      self.evidence = evidence
      self.grade = grade
    }
  }

  /// The line of the file, from 1.
  public var line: Int
  public var id: String
  public var text: String
  /// Whether the documents answer it.
  public var isAnswerable: Bool
  /// Empty when nothing is known about where the answer stands.
  public var golds: [Gold]
  /// What a good answer says.
  public var reference: String?
  /// What a good answer would be taken from.
  public var referenceContexts: [String]?
  public var referenceContextIDs: [String]?
  public var referenceToolCalls: [RecordedToolCall]?
  /// The answer of the program that is measured, where the file brings it.
  public var response: String?
  public var retrievedContexts: [String]?
  public var retrievedContextIDs: [String]?
  public var toolCalls: [RecordedToolCall]?
  /// Whether that program declined to answer.
  public var abstained: Bool?

  /// Makes a question of which nothing more is known.
  public init(_ text: String, line: Int = 1, isAnswerable: Bool = true, golds: [Gold] = []) {
    self.text = text
    self.line = line
    self.id = "\(line)"
    self.isAnswerable = isAnswerable
    self.golds = golds
  }

  /// Whether the file says what some program answered, so that nothing has to be asked.
  public var bringsAnswer: Bool {
    response != nil || retrievedContexts != nil || retrievedContextIDs != nil || toolCalls != nil
      || abstained != nil
  }
}
