/// The exit codes of `interface` section 7.4.
enum ExitStatus: Hashable {
  case success
  case internalError
  case usage
  case dataError
  case expectationFailed
  case unanswered
  case nothingToDo
  case timedOut
  case interrupted
  case terminated
  /// What a session in the shell ended with.
  case session(Int32)

  var code: Int32 {
    switch self {
    case .success: 0
    case .internalError: 1
    case .usage: 2
    case .dataError: 3
    case .expectationFailed: 4
    case .unanswered: 5
    case .nothingToDo: 7
    case .timedOut: 124
    case .interrupted: 130
    case .terminated: 143
    case .session(let code): code
    }
  }

  /// When several things went wrong, the first of these that happened decides.
  private static let precedence: [ExitStatus] = [
    .terminated, .interrupted, .usage, .dataError, .timedOut, .internalError, .expectationFailed, .unanswered,
  ]

  /// The one status for a run in which all these happened.
  static func worst(of statuses: some Sequence<ExitStatus>) -> ExitStatus {
    let statuses = Set(statuses)
    return precedence.first { statuses.contains($0) } ?? .success
  }
}
