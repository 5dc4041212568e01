import ArgumentParser
import Evaluation
import Foundation
import QuerentCore
import Retrieval

/// Options of the commands that measure over a file of questions.
struct EvaluationOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "A folder or file of documents to ask; repeatable. Those of the data unless given.", valueName: "path"))
  var docs: [String] = []
  @Option(name: .long, help: "The seed of the intervals; the same seed gives the same.")
  var seed: UInt64 = 1
  @Option(name: .long, help: "How often the questions are drawn for the intervals.")
  var rounds = 2_000
  @Flag(name: .long, help: "Print the questions that went wrong, with their lines.")
  var misses = false

  func validate() throws {
    if !(100...100_000).contains(rounds) {
      throw ValidationError("--rounds needs 100 to 100000, not \(rounds).")
    }
  }

  var bootstrap: Bootstrap { Bootstrap(seed: seed, rounds: rounds) }

  /// The questions of a file.
  func questions(in path: String) throws -> [EvaluationQuestion] {
    do {
      return try QuestionFile(try Self.text(of: path)).questions
    } catch let problems as QuestionFile.Problems {
      let shown = problems.list.prefix(20).map {
        Diagnostic(code: "bad-question", summary: $0.summary, line: $0.line, suggestions: [$0.suggestion])
      }
      throw CommandFailure(shown, status: .usage, file: path)
    }
  }

  /// The text of a file, which must be UTF-8.
  static func text(of path: String) throws -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandFailure.usage("There is no file \(path), or it cannot be read.", "Check the path.")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw CommandFailure.usage("\(path) is not UTF-8 text.", "Save it as UTF-8.")
    }
    return text
  }

  /// The documents that are asked.
  func index(_ data: DataOptions, _ output: OutputOptions) throws -> DocumentIndex {
    for path in docs where !FileManager.default.fileExists(atPath: path) {
      throw CommandFailure.usage("There is no folder or file \(path).", "Check the path after --docs.")
    }
    let library: DocumentLibrary =
      switch docs.count {
      case 0: DocumentPlaces.library(for: data.sources([]))
      case 1: DocumentPlaces.library(of: docs[0])
      default:
        DocumentLibrary(
          file: nil, standing: docs.map { DocumentSource(URL(fileURLWithPath: $0)) },
          reader: DocumentPlaces.reader)
      }
    let index = try DocumentPlaces.opened(library, output: output).0
    if try index.documents().isEmpty {
      throw CommandFailure.usage(
        "There are no documents to ask.",
        "Name a folder with --docs PATH, or add one with \"querent docs add PATH\".")
    }
    return index
  }

  /// Prints the figures, and what went wrong where that is wanted.
  func deliver(_ report: EvaluationReport, depth: Int?, output: OutputOptions) throws -> ExitStatus {
    guard !report.figures.isEmpty else {
      output.note("No question of the file says what a good answer is; docs/evaluation.md lists the fields.")
      return .unanswered
    }
    if let form = try output.recordForm() {
      try output.deliver(EvaluationText.records(report, form: form, seed: seed, depth: depth))
      if misses { for line in EvaluationText.misses(report) { output.note(line) } }
    } else {
      var text = EvaluationText.table(report, bootstrap: bootstrap)
      if misses {
        text += "\n" + EvaluationText.misses(report).map { $0 + "\n" }.joined()
      } else if !report.misses.isEmpty {
        text +=
          "\(report.misses.count) \(report.misses.count == 1 ? "miss" : "misses"); --misses lists them\n"
      }
      try output.deliver(text)
    }
    return .success
  }
}
