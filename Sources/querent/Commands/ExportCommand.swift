import Agent
import ArgumentParser
import Foundation
import QuerentCore
import Rendering
import Shell

/// `querent export`: one answer, written to files in the forms their endings name.
struct ExportCommand: ConfiguredCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Answer one question and write the answer to files.",
    usage: "querent export [<options>] [<data> ...] <question> <file> ...",
    discussion: "Endings: \(ExportForm.endings.joined(separator: ", ")).")

  @Argument(help: "Data, then the question or a SELECT, then the files to write.")
  var words: [String] = []
  @OptionGroup var data: DataOptions
  @OptionGroup var limits: LimitOptions
  @OptionGroup var output: OutputOptions
  @Flag(name: .long, help: "Replace files that exist.")
  var force = false

  func execute() throws -> ExitStatus {
    let files =
      Array(words.reversed().prefix(while: Self.isFile).reversed()) + [output.file].compactMap { $0 }
    let rest = words.dropLast(words.reversed().prefix(while: Self.isFile).count)
    guard let text = rest.last.map(trimmedQuestion), !text.isEmpty, !files.isEmpty else {
      throw CommandFailure.usage(
        files.isEmpty ? "There is no file to write to." : "There is no question.",
        "Like this: querent export sales.csv \"sales by region\" regions.csv regions.html")
    }
    let sources = data.sources(Array(rest.dropLast()))
    for file in files {
      do throws(Diagnostic) {
        try AnswerFile.check(file, protected: sources)
      } catch {
        throw CommandFailure([error], status: .usage)
      }
      if FileManager.default.fileExists(atPath: file), !force {
        throw CommandFailure.usage("\(file) exists.", "Give another name, or --force to replace it.")
      }
    }
    let workspace = try data.open(Array(rest.dropLast()), output: output)
    let analyst = Analyst(workspace: workspace)
    let answered = StepProgress.during(limits.analystOptions(followUps: 0), isShown: !output.quiet) {
      Self.isStatement(text)
        ? analyst.run(sql: text, limits: $0.limits, cancellation: Interruption.flag)
        : analyst.answer(Question(text, asOf: data.today), options: $0, cancellation: Interruption.flag)
    }
    var answer = output.chart.applied(to: answered.answer)
    answer.id = "1"
    guard answer.status == .answered else {
      StandardStreams.output.write(output.formatter(default: .table).format(answer))
      return Interruption.status ?? AnswerStatus.exit(for: answer)
    }
    return try write(answer, to: files)
  }

  private func write(_ answer: Answer, to files: [String]) throws -> ExitStatus {
    var statuses: Set<ExitStatus> = []
    for file in files {
      guard let form = ExportForm(ending: (file as NSString).pathExtension) else { continue }
      do throws(Diagnostic) {
        var style = output.style(limits: nil)
        style.width = output.width ?? .max
        output.note("\(file)  \(try AnswerFile.write(answer, to: file, as: form, style: style))")
      } catch {
        CommandFailure([error], status: .dataError).print()
        statuses.insert(error.code == "nothing-to-export" ? .nothingToDo : .dataError)
      }
    }
    return statuses.contains(.dataError) ? .dataError : statuses.first ?? .success
  }

  /// Whether a word names a file to write: one word with an ending that names a form. Data stands before the question.
  private static func isFile(_ word: String) -> Bool {
    !word.contains { $0.isNewline } && ExportForm(ending: (word as NSString).pathExtension) != nil
  }

  private static func isStatement(_ text: String) -> Bool {
    let first = text.prefix { $0.isLetter }.lowercased()
    return first == "select" || first == "with" || first == "values"
  }
}
