import Agent
import Synchronization

/// What is being done for a question while another thread does it.
final class WorkStep: Sendable {
  private let step = Mutex(AnalystStep.running)

  func begin(_ step: AnalystStep) { self.step.withLock { $0 = step } }

  /// `running the query 3.2 s · Ctrl-C to stop`; of what takes long also how long it may.
  func words(after time: Duration, limit: Double) -> String {
    let name = step.withLock(\.rawValue)
    let elapsed = ProgressLine.seconds(time)
    guard time >= .seconds(10) else { return "\(name) \(elapsed) · Ctrl-C to stop" }
    return
      "still \(name) after \(elapsed), limit \(ProgressLine.seconds(.milliseconds(Int(limit * 1_000)))) · "
      + "Ctrl-C to stop"
  }
}
