import Agent
import QuerentCore
import Rendering
import Synchronization

/// The progress of one question on the command line: the name of the step, how long it has taken, how to stop it.
final class StepProgress: Sendable {
  private let step = Mutex(AnalystStep.running)

  /// Runs something with a progress line.
  static func during<Outcome>(
    _ options: AnalystOptions, isShown: Bool, _ body: (AnalystOptions) -> Outcome
  ) -> Outcome {
    let progress = StepProgress()
    let limit = options.limits.seconds
    let isASCII = Surroundings.current.charset == .ascii
    let line = WorkProgress(isShown: isShown) { time in
      progress.words(after: time, limit: limit, separator: isASCII ? " - " : " · ")
    }
    defer { line.end() }
    var options = options
    options.report = { step in progress.step.withLock { $0 = step } }
    return body(options)
  }

  private func words(after time: Duration, limit: Double, separator: String) -> String {
    let name = step.withLock(\.rawValue)
    let elapsed = "\(FigureFormat.number(time / .seconds(1), decimals: 1)) s"
    guard time >= .seconds(10) else { return "\(name) \(elapsed)\(separator)Ctrl-C to stop" }
    return "still \(name) after \(elapsed), limit \(FigureFormat.number(limit)) s\(separator)Ctrl-C to stop"
  }
}
