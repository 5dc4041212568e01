import Foundation
import Testing

@testable import Evaluation

/// Every score of RAGAS 0.4.3 in a file that is not part of the checkout.
@Suite("Metrics agree with RAGAS to 1e-6")
struct ParityTests {
  static let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/bench/ragas_parity.jsonl").standardizedFileURL.path

  @Test(
    "all recorded scores are reproduced",
    .enabled(if: FileManager.default.fileExists(atPath: file), "needs ../shared/bench"))
  func recorded() throws {
    let text = try String(contentsOfFile: Self.file, encoding: .utf8)
    var compared = 0
    for line in text.split(separator: "\n") {
      let record = try JSONNode(parsing: String(line))
      guard let metric = record["metric"]?.text, let input = record["input"] else { continue }
      let scores = try #require(
        try Self.scores(metric, input, record["params"] ?? .null), "\(metric) is not known")
      let id = record["id"]?.text ?? ""
      let wanted: [Double] =
        if let parts = record["score"]?.members {
          ["citation_alignment_quoted_spans", "matched", "total"].map { parts[$0]?.number ?? .nan }
        } else {
          [record["score"]?.number ?? .nan]
        }
      for (score, want) in zip(scores, wanted) {
        #expect(
          score.isNaN && want.isNaN || abs(score - want) <= 1e-6, "\(id) \(metric): \(score) against \(want)")
      }
      compared += 1
    }
    #expect(compared == 318)
  }

  private static func scores(_ metric: String, _ input: JSONNode, _ parameters: JSONNode) throws -> [Double]?
  {
    let response = input["response"]?.text ?? ""
    let reference = input["reference"]?.text ?? ""
    func texts(_ name: String) -> [String] { input[name]?.list?.map(\.pythonText) ?? [] }
    func count(_ name: String) -> Int { Int(input[name]?.number ?? 0) }
    func vector(_ node: JSONNode?) -> [Double] { node?.list?.compactMap(\.number) ?? [] }
    func calls(_ name: String) -> [RecordedToolCall] {
      (input[name]?.list ?? []).map {
        RecordedToolCall(name: $0["name"]?.text ?? "", arguments: $0["args"]?.members ?? [:])
      }
    }
    let verdicts = (input["verdicts"]?.list ?? []).map { $0.flag ?? false }
    let threshold = parameters["threshold"]?.number ?? 0.5
    switch metric {
    case "exact_match": return [StringMetrics.exactMatch(response, reference)]
    case "string_present": return [StringMetrics.stringPresent(response, reference)]
    case "non_llm_string_similarity":
      let distance = try #require(StringMetrics.Distance(rawValue: parameters["distance"]?.text ?? ""))
      return [StringMetrics.similarity(response, reference, by: distance)]
    case "rouge_score":
      let kind = try #require(Rouge.Kind(rawValue: parameters["rouge_type"]?.text ?? ""))
      let score = Rouge.score(response, reference, kind)
      switch parameters["mode"]?.text {
      case "precision": return [score.precision]
      case "recall": return [score.recall]
      default: return [score.fmeasure]
      }
    case "bleu_score": return [Bleu.score(response, reference)]
    case "chrf_score": return [CharacterF.score(response, reference)]
    case "non_llm_context_precision_with_reference":
      return [
        ContextMetrics.precision(
          retrieved: texts("retrieved_contexts"), references: texts("reference_contexts"),
          threshold: threshold)
      ]
    case "non_llm_context_recall":
      return [
        ContextMetrics.recall(
          retrieved: texts("retrieved_contexts"), references: texts("reference_contexts"),
          threshold: threshold)
      ]
    case "id_based_context_precision":
      return [
        ContextMetrics.idPrecision(
          retrieved: texts("retrieved_context_ids"), references: texts("reference_context_ids"))
      ]
    case "id_based_context_recall":
      return [
        ContextMetrics.idRecall(
          retrieved: texts("retrieved_context_ids"), references: texts("reference_context_ids"))
      ]
    case "tool_call_accuracy":
      return [
        ToolCallMetrics.accuracy(
          calls("tool_calls"), calls("reference_tool_calls"), strict: parameters["strict_order"]?.flag ?? true
        )
      ]
    case "tool_call_f1": return [ToolCallMetrics.f1(calls("tool_calls"), calls("reference_tool_calls"))]
    case "context_precision": return [Verdicts.averagePrecision(verdicts)]
    case "faithfulness", "context_recall": return [Verdicts.share(verdicts)]
    case "answer_relevancy":
      return [
        Verdicts.relevancy(
          question: vector(input["question_vector"]),
          generated: (input["generated_question_vectors"]?.list ?? []).map(vector),
          noncommittal: (input["noncommittal"]?.list ?? []).map { $0.flag ?? false })
      ]
    case "fbeta":
      return [
        Verdicts.fBeta(
          truePositives: count("tp"), falsePositives: count("fp"), falseNegatives: count("fn"),
          beta: parameters["beta"]?.number ?? 1)
      ]
    case "answer_correctness":
      let f1 = Verdicts.fBeta(
        truePositives: count("tp"), falsePositives: count("fp"), falseNegatives: count("fn"))
      return [Verdicts.correctness(f1: f1, similarity: input["semantic_similarity"]?.number ?? 0)]
    case "context_entity_recall":
      return [
        Verdicts.entityRecall(reference: texts("reference_entities"), context: texts("context_entities"))
      ]
    case "quoted_spans_alignment":
      let score = QuotedSpans.alignment(
        answers: texts("answers"), sources: (input["sources"]?.list ?? []).map { $0.texts ?? [] })
      return [score.share, Double(score.matched), Double(score.total)]
    default: return nil
    }
  }
}
