import GRDBSQLite
import QuerentCore

/// Stops a running statement when it was cancelled or has run too long. SQLite asks every few thousand steps of its
/// virtual machine, which is far below a millisecond apart.
final class StatementWatch {
  private let cancellation: CancellationFlag
  private let limit: Duration
  private let start = ContinuousClock.now

  /// Steps of SQLite's virtual machine between two looks.
  private static let interval: CInt = 2_000

  init(seconds: Double, cancellation: CancellationFlag) {
    self.cancellation = cancellation
    self.limit = .seconds(seconds)
  }

  var elapsedMilliseconds: Double { (ContinuousClock.now - start) / .milliseconds(1) }

  private var mustStop: Bool { cancellation.isCancelled || ContinuousClock.now - start > limit }

  /// Watches every statement of `connection` while `body` runs.
  func watching<Result>(_ connection: OpaquePointer, _ body: () throws -> Result) rethrows -> Result {
    sqlite3_progress_handler(
      connection, Self.interval,
      { context in
        guard let context else { return 0 }
        return Unmanaged<StatementWatch>.fromOpaque(context).takeUnretainedValue().mustStop ? 1 : 0
      }, Unmanaged.passUnretained(self).toOpaque())
    defer { sqlite3_progress_handler(connection, 0, nil, nil) }
    return try withExtendedLifetime(self) { try body() }
  }

  /// Why a statement was interrupted.
  var interruption: StorageError {
    cancellation.isCancelled ? .cancelled : .timedOut(seconds: limit / .seconds(1))
  }
}
