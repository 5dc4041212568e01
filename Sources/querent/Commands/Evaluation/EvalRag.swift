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

      A question that brings a response or contexts of its own is measured as it is; the others are put to the documents. Figures
      that end in _lex compare words and stand in for judged ones.
      """)

  @Argument(help: "A file of questions, one JSON object a line; docs/evaluation.md lists the fields.")
  var file: String
  @Option(name: .long, help: "The passages an answer is looked for in.")
  var k = 5
  @OptionGroup var evaluation: EvaluationOptions
  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if !(1...1_000).contains(k) { throw ValidationError("--k needs 1 to 1000, not \(k).") }
  }

  func execute() throws -> ExitStatus {
    let questions = try evaluation.questions(in: file)
    let index = try questions.allSatisfy(\.bringsAnswer) ? nil : evaluation.index(data, output)
    let run = AnswerEvaluation(bootstrap: evaluation.bootstrap)
    let report = try run.report(on: questions) { question in
      guard let index else {
        throw CommandFailure.usage("There are no documents to ask.", "Name a folder with --docs PATH.")
      }
      return try index.answer(question, passages: k)
    }
    return try evaluation.deliver(report, depth: index == nil ? nil : k, output: output)
  }
}
