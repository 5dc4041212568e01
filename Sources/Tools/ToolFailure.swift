public import SQLGeneration
public import SemanticLayer
public import Storage

/// Why a tool gave nothing.
public enum ToolFailure: Error, Hashable, Sendable {
  /// A required argument is missing or of the wrong kind.
  case badArguments(tool: String, expected: String)
  /// The plan has no SQL.
  case notCompiled(CompilationError)
  /// The statement did not run.
  case notRun(StorageError)
  /// The statement did not run, because it would compare more pairs of rows than the limit.
  case tooManyPairs(Double, limit: Double)
  /// The figures have no series over time that the tool can use.
  case noSeries(SeriesProblem)
  /// The documents could not be read.
  case noDocuments(reason: String)
  /// Not a single check of an audit could run; the reasons of those that were skipped.
  case nothingToAudit(AuditTopic.Area, [String])
}
