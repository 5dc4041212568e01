import QuerentCore
import Rendering
import Shell

/// Where one answer goes: standard output, or a file that is read back.
struct AnswerDelivery {
  private let output: OutputOptions

  /// - Throws: ``CommandFailure`` when the file cannot be written or holds the data that is asked; nothing has run then.
  init(_ output: OutputOptions, sources: [String]) throws {
    self.output = output
    guard let file = output.file else { return }
    do throws(Diagnostic) {
      try AnswerFile.check(file, protected: sources)
    } catch {
      throw CommandFailure([error], status: .usage)
    }
  }

  /// Prints an answer or writes it to the file, and notes what was written. An answer that has nothing of the kind, such
  /// as a refusal as CSV, leaves no file.
  ///
  /// - Returns: The status to end with, which is `status` unless the file could not be written.
  func deliver(_ answer: Answer, default fallback: OutputFormat = .table, status: ExitStatus) -> ExitStatus {
    let answer = output.chart.applied(to: answer)
    if output.debug { StandardStreams.error.write(DebugNotes.text(answer)) }
    let format = output.explicitFormat.map(ExportForm.format)
    guard let file = output.file else {
      StandardStreams.output.write(output.formatter(default: fallback).format(answer))
      return status
    }
    do throws(Diagnostic) {
      let told = try AnswerFile.write(
        answer, to: file, as: format ?? output.fileForm ?? .format(fallback), style: output.style(limits: nil)
      )
      output.note("\(file)  \(told)")
      return status
    } catch {
      CommandFailure([error], status: .dataError).print()
      guard error.code == "nothing-to-export" else { return ExitStatus.worst(of: [status, .dataError]) }
      return status == .success ? .nothingToDo : status
    }
  }
}
