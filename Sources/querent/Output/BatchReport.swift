import Agent
import QuerentCore
import Rendering

/// Prints a batch as it runs: the answers in the form that was asked for, or a line for each question, and at the end
/// what failed and how many passed.
final class BatchReport {
  private let output: OutputOptions
  private let sink: AnswerSink
  /// Prints an answer in the form that was asked for; `nil` prints a line a question.
  private let formatter: ((Answer) -> String)?
  private let isASCII: Bool
  private let isSilent: Bool
  private var failures: [String] = []
  private var counts: [BatchResult.Outcome: Int] = [:]
  private var warnings = 0
  private var milliseconds = 0.0
  private var number = 0

  /// A silent report prints no answers, since they go into a page; it still counts.
  init(output: OutputOptions, sink: AnswerSink, isSilent: Bool = false) {
    self.isSilent = isSilent
    self.output = output
    self.sink = sink
    let form = output.chosenFormat.map(ExportForm.format) ?? (output.fileForm == .sql ? .sql : nil)
    let style = output.style(limits: nil)
    formatter = form.map { form in
      { answer in
        if case .format(let format) = form {
          return AnswerFormatter(format: format, style: style).format(answer)
        }
        return form.text(answer, style: style)
      }
    }
    isASCII = output.style(limits: nil).charset == .ascii
  }

  func add(_ result: BatchResult, file: String) {
    var result = result
    result.answer = output.chart.applied(to: result.answer)
    if output.debug { StandardStreams.error.write(DebugNotes.text(result.answer)) }
    number += 1
    counts[result.outcome, default: 0] += 1
    milliseconds += result.answer.elapsedMilliseconds
    warnings += result.answer.expectations.count { !$0.passed && $0.isWarning }
    if isSilent {
      failures += messages(result, file: file)
      return
    }
    if let formatter {
      if !output.isMachineReadable, number > 1 { sink.write("\n") }
      if !output.isMachineReadable {
        let mark = result.question.follows == nil ? "?" : "+"
        let text = result.question.text.map { $0.isNewline ? " " : String($0) }.joined()
        sink.write("\(output.fileForm == .sql ? "-- " : "")\(mark) \(text)\n")
      }
      sink.write(formatter(result.answer))
    } else {
      sink.write(line(result) + "\n")
    }
    failures += messages(result, file: file)
  }

  /// How many questions ran.
  var count: Int { number }

  /// How many of them failed in any way.
  var failureCount: Int { counts.filter { $0.key.isFailure }.values.reduce(0, +) }

  /// - Parameter kept: how many answers an earlier run had left.
  func finish(kept: Int = 0) {
    guard !output.quiet else { return }
    if kept > 0 { StandardStreams.error.write("\(kept) kept from the earlier run\n") }
    for failure in failures { StandardStreams.error.write(failure + "\n") }
    func count(_ outcomes: BatchResult.Outcome...) -> Int {
      outcomes.reduce(0) { $0 + counts[$1, default: 0] }
    }
    let parts = [
      "\(count(.passed)) passed", "\(count(.expectationFailed)) failed", "\(count(.unanswered)) unanswered",
      "\(count(.dataError, .timedOut, .cancelled, .failed)) errors", "\(warnings) warnings",
    ]
    let seconds = FigureFormat.number(milliseconds / 1000, decimals: 1)
    StandardStreams.error.write(parts.joined(separator: isASCII ? " - " : " · ") + "   \(seconds) s\n")
  }

  private func line(_ result: BatchResult) -> String {
    let mark =
      switch result.outcome {
      case .passed: isASCII ? "ok  " : " ✓ "
      default: isASCII ? "FAIL" : " ✗ "
      }
    let expectations = result.answer.expectations
    var end =
      switch result.answer.status {
      case .answered:
        expectations.isEmpty ? "" : "\(expectations.count(where: \.passed))/\(expectations.count)"
      case .refused: "refused \(result.answer.refusal?.code.rawValue ?? "")"
      case .clarify: "clarify \(result.answer.clarification?.term ?? "")"
      case .error: "error \(result.answer.failure?.code ?? "")"
      }
    if result.answer.status == .answered {
      end += "  \(FigureFormat.number(result.answer.elapsedMilliseconds.rounded())) ms"
    }
    let text = (result.question.follows == nil ? "" : "+ ") + result.question.text
    return "\(mark)\(number) \(result.question.id)  \(text)   \(end)"
  }

  /// `weekly.q:14: quota_gap`, the rule, and what the answer had instead.
  private func messages(_ result: BatchResult, file: String) -> [String] {
    var lines: [String] = []
    for outcome in result.answer.expectations where !outcome.passed {
      let severity = outcome.isWarning ? " (severity warn)" : ""
      lines.append("\(file):\(outcome.line ?? result.question.line): \(result.question.id)\(severity)")
      lines.append("  expect \(outcome.rule)")
      lines.append("    expected \(outcome.expected)")
      lines.append("    actual   \(outcome.actual)")
      if let rows = result.answer.table?.rows.prefix(3), !rows.isEmpty {
        lines += rows.map { "    " + $0.map(\.description).joined(separator: "  ") }
      }
    }
    if result.outcome != .passed, result.outcome != .expectationFailed {
      lines.append("\(file):\(result.question.line): \(result.question.id)")
      lines.append("  " + reason(result.answer))
    }
    return lines
  }

  private func reason(_ answer: Answer) -> String {
    if let refusal = answer.refusal { return "refused \(refusal.code.rawValue): \(refusal.why)" }
    if let clarification = answer.clarification { return clarification.prompt }
    return answer.failure?.summary ?? "not answered"
  }
}
