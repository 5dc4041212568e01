public import QuerentCore
public import SemanticLayer

/// One question of a batch file with everything that stands beside it.
public struct BatchQuestion: Hashable, Sendable {
  /// The name given with `@name` or the field `id`; otherwise the number of the question in its file.
  public var id: String
  public var text: String
  /// 1-based line where the question starts.
  public var line: Int
  /// The id of the question this one follows up; `nil` for an independent question.
  public var follows: String?
  /// The database to ask, relative to the file or absolute; `nil` asks what the command line names.
  public var database: String?
  public var asOf: CalendarDate?
  /// A condition on the rows it is answered from, as ``StandingFilter`` reads it; empty takes a standing one away.
  public var filter: String?
  /// What a command of the file asks for; `nil` for a question in words.
  public var command: BatchCommand?
  /// The chart it is drawn as; `nil` leaves that to the answer, and `ChartSpecification.Kind.none` draws nothing.
  public var chart: ChartSpecification.Kind?
  /// Files the answer is written to.
  public var exports: [String] = []
  /// A note a user would give with the question.
  public var context: String?
  public var expectations: [Expectation]
  /// Relative tolerance of `value` where the line does not give one.
  public var tolerance: Double

  /// Makes a question without expectations.
  public init(id: String, text: String, line: Int, follows: String? = nil) {
    self.id = id
    self.text = text
    self.line = line
    self.follows = follows
    database = nil
    asOf = nil
    context = nil
    expectations = []
    tolerance = 0
  }
}

/// A parsed batch file.
public struct BatchFile: Hashable, Sendable {
  /// How the file is written.
  public enum Skin: String, Hashable, Sendable {
    /// One question a line, with comments, settings and expectations.
    case questions = "q"
    /// One JSON object a line.
    case jsonLines = "jsonl"
    /// A suite of questions with expectations.
    case yaml
    /// A living report: prose with questions in it.
    case markdown = "md"

    /// How a file is written, by the ending of its name.
    public init(path: String) {
      let name = path.lowercased()
      self =
        if name.hasSuffix(".jsonl") || name.hasSuffix(".ndjson") {
          .jsonLines
        } else if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
          .yaml
        } else if name.hasSuffix(".md") || name.hasSuffix(".markdown") {
          .markdown
        } else {
          .questions
        }
    }
  }

  /// As it was named; `-` for standard input.
  public var path: String
  public var questions: [BatchQuestion]
  /// Data the file asks for itself, with `/load`.
  public var sources: [String]
  /// Words the file teaches for its own questions, with `/define`.
  public var definitions: [Definition] = []
  /// For living reports: the text, the line each answer stands under and the lines that are no prose.
  public var prose: Prose?

  /// The parts of a living report that are no questions.
  public struct Prose: Hashable, Sendable {
    public var text: String
    /// The 1-based line after which the answer to a question stands, by id.
    public var places: [String: Int]
    /// Lines of blocks that ask or expect.
    public var hidden: Set<Int>
  }

  /// Reads a file's text. `parameters` replace `{{name}}`.
  /// - Throws: ``BatchFileError`` with every problem found; nothing has run then.
  public init(path: String, text: String, skin: Skin, parameters: [String: String] = [:])
    throws(BatchFileError)
  {
    self.path = path
    switch skin {
    case .questions:
      var parser = QuestionFileParser(parameters: parameters)
      parser.parse(text)
      questions = parser.questions
      sources = parser.sources
      definitions = parser.definitions
      try Self.check(parser.problems, path)
    case .jsonLines:
      var parser = JSONLinesParser()
      parser.parse(text)
      questions = parser.questions
      sources = []
      try Self.check(parser.problems, path)
    case .yaml:
      var parser = YAMLFileParser(parameters: parameters)
      parser.parse(text)
      questions = parser.questions
      sources = parser.sources
      try Self.check(parser.problems, path)
    case .markdown:
      var parser = MarkdownFileParser(parameters: parameters)
      parser.parse(text)
      questions = parser.questions.questions
      sources = parser.questions.sources
      definitions = parser.questions.definitions
      prose = Prose(text: text, places: parser.places, hidden: parser.hidden)
      try Self.check(parser.questions.problems, path)
    }
    try Self.check(Self.inconsistencies(questions), path)
  }

  private static func check(_ problems: [Diagnostic], _ path: String) throws(BatchFileError) {
    if !problems.isEmpty { throw BatchFileError(path: path, problems: problems) }
  }

  /// Ids that occur twice, and follow-ups of questions that do not come before them.
  private static func inconsistencies(_ questions: [BatchQuestion]) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    var seen: Set<String> = []
    for question in questions {
      if let follows = question.follows, !seen.contains(follows) {
        problems.append(
          Diagnostic(
            code: "unknown-question",
            summary: "\"\(question.id)\" follows \"\(follows)\", which does not come before it.",
            line: question.line, suggestions: ["Put the question it follows above it."]))
      }
      if !seen.insert(question.id).inserted {
        problems.append(
          Diagnostic(
            code: "duplicate-id", summary: "The id \"\(question.id)\" is used twice.", line: question.line,
            suggestions: ["Give each question an id of its own."]))
      }
    }
    return problems
  }
}

/// A batch file that cannot be run as it is written.
public struct BatchFileError: Error, Hashable, Sendable {
  public var path: String
  /// Each with its line.
  public var problems: [Diagnostic]
}
