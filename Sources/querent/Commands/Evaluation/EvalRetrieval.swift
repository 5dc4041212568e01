import ArgumentParser
import Evaluation
import Foundation
import QuerentCore
import Retrieval

/// `querent eval retrieval`: how well the passages that answer questions are found.
struct EvalRetrieval: ConfiguredCommand {
  static let configuration = CommandConfiguration(
    commandName: "retrieval", abstract: "Measure whether the passages that answer questions are found.",
    discussion: """
      querent eval retrieval questions.jsonl --docs handbook/
      querent eval retrieval questions.jsonl --docs handbook/ --k 10 --format jsonl
      querent eval retrieval collection/

      A line of the file is {"question": "…", "document": "refunds.md", "section": "…", "evidence": "…"}. A folder holds
      corpus.jsonl, queries.jsonl and qrels.tsv, as public collections do.
      """)

  @Argument(
    help: "A file of questions with the places of their answers, or a folder with a judged collection.")
  var file: String
  @Option(name: .long, help: "The passages that are looked at: 5, or 10 in a collection.")
  var k: Int?
  @OptionGroup var evaluation: EvaluationOptions
  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let k, !(1...1_000).contains(k) { throw ValidationError("--k needs 1 to 1000, not \(k).") }
  }

  func execute() throws -> ExitStatus {
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: file, isDirectory: &isFolder)
    let depth = k ?? (isFolder.boolValue ? 10 : 5)
    let run = RetrievalEvaluation(depth: depth, bootstrap: evaluation.bootstrap)
    let report: EvaluationReport
    if isFolder.boolValue {
      if !evaluation.docs.isEmpty {
        throw CommandFailure.usage(
          "A collection brings its own documents.", "Leave out --docs, or name a file of questions.")
      }
      report = try run.report(on: try collection())
    } else {
      let questions = try evaluation.questions(in: file)
      guard questions.contains(where: { $0.isAnswerable && !$0.golds.isEmpty }) else {
        throw CommandFailure.usage(
          "No question of \(file) names the document that answers it.",
          "Like this: {\"question\": \"…\", \"document\": \"refunds.md\", \"evidence\": \"within 60 days\"}")
      }
      let index = try evaluation.index(data, output)
      report = try run.report(on: questions) { try index.search($0, limit: $1) }
    }
    return try evaluation.deliver(report, depth: depth, output: output)
  }

  private func collection() throws -> JudgedCollection {
    func text(_ name: String) throws -> String { try EvaluationOptions.text(of: file + "/" + name) }
    do {
      return try JudgedCollection(
        corpus: text("corpus.jsonl"), queries: text("queries.jsonl"), judgements: text("qrels.tsv"))
    } catch let problem as JudgedCollection.Problem {
      throw CommandFailure(
        [Diagnostic(code: "bad-collection", summary: problem.summary, line: problem.line)], status: .usage,
        file: file + "/" + problem.file)
    }
  }
}
