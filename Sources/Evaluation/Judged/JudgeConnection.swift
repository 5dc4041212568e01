/// The way to a service that judges.
public protocol JudgeConnection: Sendable {
  /// Sends JSON with POST to a path below the address of the service, such as `/chat/completions`.
  /// - Returns: The status of HTTP, and the body, whatever the status.
  /// - Throws: ``JudgeFailure`` when there is no answer at all.
  func post(_ body: String, to path: String) throws -> (status: Int, body: String)
}
