import Agent
import QuerentCore
import Rendering

/// Prints a batch as it runs: the answers in the form that was asked for, or a line for each question, a bar on the
/// terminal, and at the end what failed and how many passed.
final class BatchReport {
  private let output: OutputOptions
  private let sink: AnswerSink
  private let lines: BatchLines
  /// Prints an answer in the form that was asked for; `nil` prints a line a question.
  private let formatter: ((Answer) -> String)?
  private let isSilent: Bool
  /// The page that failures point into.
  private let page: String?
  private let bar: WorkProgress
  private let held: BatchBar.Held
  private var failures: [String] = []
  private var counts: [BatchResult.Outcome: Int] = [:]
  private var warnings = 0
  private var milliseconds = 0.0
  private var number = 0

  /// A silent report prints no answers, since they go into a page; it still counts.
  init(
    output: OutputOptions, sink: AnswerSink, lines: BatchLines, page: String?, isSilent: Bool = false
  ) {
    self.isSilent = isSilent
    self.output = output
    self.sink = sink
    self.lines = lines
    self.page = page
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
    let state = BatchBar.Held(total: lines.total, isASCII: lines.isASCII)
    held = state
    bar = WorkProgress(
      isShown: !output.quiet && Surroundings.current.redrawsLines
    ) { state.text(after: $0) }
  }

  /// What is run, before anything has.
  func begin(_ header: String) {
    if !output.quiet { StandardStreams.error.write(header + "\n") }
  }

  func add(_ result: BatchResult, file: String, notes: [String?] = []) {
    var result = result
    result.answer = output.chart.applied(to: result.answer)
    number += 1
    counts[result.outcome, default: 0] += 1
    milliseconds += result.answer.elapsedMilliseconds
    warnings += result.answer.expectations.count { !$0.passed && $0.isWarning }
    held.update(done: number, failed: failureCount)
    bar.hide()
    if output.debug { StandardStreams.error.write(DebugNotes.text(result.answer)) }
    failures += lines.messages(result, file: file, page: page, notes: notes)
    guard !isSilent else { return }
    if let formatter {
      if !output.isMachineReadable, number > 1 { sink.write("\n") }
      if !output.isMachineReadable {
        let mark = result.question.follows == nil ? "?" : "+"
        let text = result.question.text.map { $0.isNewline ? " " : String($0) }.joined()
        sink.write("\(output.fileForm == .sql ? "-- " : "")\(mark) \(text)\n")
      }
      sink.write(formatter(result.answer))
    } else {
      sink.write(lines.line(result, number: number) + "\n")
    }
  }

  /// A note about a question that was just printed.
  func note(_ text: String) {
    bar.hide()
    output.note(text)
  }

  /// How many questions ran.
  var count: Int { number }

  /// How many of them failed in any way.
  var failureCount: Int { counts.filter { $0.key.isFailure }.values.reduce(0, +) }

  /// - Parameters:
  ///   - kept: how many answers an earlier run had left.
  ///   - reports: the files that were written.
  func finish(kept: Int = 0, reports: [String] = []) {
    bar.end()
    guard !output.quiet else { return }
    var text = ""
    if kept > 0 { text += "\(kept) kept from the earlier run\n" }
    if !failures.isEmpty { text += "\n" + failures.joined(separator: "\n") + "\n\n" }
    func count(_ outcomes: BatchResult.Outcome...) -> Int {
      outcomes.reduce(0) { $0 + counts[$1, default: 0] }
    }
    let errors = count(.badQuestion, .dataError, .timedOut, .cancelled, .failed)
    var parts = [
      "\(count(.passed)) passed", "\(count(.expectationFailed)) failed",
      "\(warnings) \(warnings == 1 ? "warning" : "warnings")", "\(count(.unanswered)) unanswered",
    ]
    if errors > 0 { parts.append("\(errors) \(errors == 1 ? "error" : "errors")") }
    let seconds = FigureFormat.number(milliseconds / 1000, decimals: 1)
    text += parts.joined(separator: lines.separator) + "   \(seconds) s\(lines.separator)0 model calls\n"
    if !reports.isEmpty { text += "reports: " + reports.joined(separator: "  ") + "\n" }
    StandardStreams.error.write(text)
  }
}
