/// Something wrong with a text a person wrote (a question, a plan, a model file, a batch file), pointing at it.
public struct Diagnostic: Hashable, Sendable, Error {
  /// How bad it is.
  public enum Severity: String, Hashable, Sendable { case error, warning, note }

  public var severity: Severity
  /// A stable, documented code such as `unknown-term`.
  public var code: String
  /// One line: what happened.
  public var summary: String
  /// 1-based line and column, where the text has lines.
  public var line: Int?
  public var column: Int?
  /// Where in the text.
  public var span: TextSpan?
  /// What to do next, likeliest first.
  public var suggestions: [String]

  /// Makes a diagnostic.
  public init(
    _ severity: Severity = .error, code: String, summary: String, line: Int? = nil, column: Int? = nil,
    span: TextSpan? = nil, suggestions: [String] = []
  ) {
    self.severity = severity
    self.code = code
    self.summary = summary
    self.line = line
    self.column = column
    self.span = span
    self.suggestions = suggestions
  }
}
