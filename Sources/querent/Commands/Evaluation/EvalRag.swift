import ArgumentParser
import Evaluation
import Foundation
import QuerentCore
import Retrieval

/// `querent eval rag`: how good answers are, those of the documents or those that a file brings.
struct EvalRag: ConfiguredCommand {
  static let configuration = CommandConfiguration(
    commandName: "rag", abstract: "Measure answers: citations, abstention, and the metrics RAGAS names.",
    discussion: """
      querent eval rag questions.jsonl --docs handbook/
      querent eval rag answers.jsonl --format jsonl
      querent eval rag answers.jsonl --judge qwen3 --judge-url http://localhost:11434/v1

      A question that brings a response or contexts of its own is measured as it is; the others are put to the documents. Figures
      that end in _lex compare words and stand in for judged ones, which need --judge: the questions, answers and passages
      are then sent to that address.
      """)

  @Argument(help: "A file of questions, one JSON object a line; docs/evaluation.md lists the fields.")
  var file: String
  @Option(name: .long, help: "The passages an answer is looked for in.")
  var k = 5
  @OptionGroup var judging: JudgeOptions
  @OptionGroup var evaluation: EvaluationOptions
  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if !(1...1_000).contains(k) { throw ValidationError("--k needs 1 to 1000, not \(k).") }
  }

  func execute() throws -> ExitStatus {
    let questions = try evaluation.questions(in: file)
    let index = try questions.allSatisfy(\.bringsAnswer) ? nil : evaluation.index(data, output)
    let run = AnswerEvaluation(bootstrap: evaluation.bootstrap, judge: try judging.resolved(data))
    let progress = ProgressLine(isShown: run.judge != nil && !output.quiet)
    defer { progress.clear() }
    let report: EvaluationReport
    do {
      report = try run.report(
        on: questions,
        ask: { question in
          guard let index else {
            throw CommandFailure.usage("There are no documents to ask.", "Name a folder with --docs PATH.")
          }
          return try index.answer(question, passages: k)
        }, progress: { progress.show("judged \($0) of \(questions.count)") })
    } catch let failure as JudgeFailure {
      progress.clear()
      throw CommandFailure(
        [
          Diagnostic(
            code: "no-verdict", summary: failure.message,
            suggestions: [
              "Nothing was measured. Check the address, the name of the model and QUERENT_API_KEY."
            ])
        ], status: .dataError)
    }
    progress.clear()
    return try evaluation.deliver(report, depth: index == nil ? nil : k, output: output)
  }
}
