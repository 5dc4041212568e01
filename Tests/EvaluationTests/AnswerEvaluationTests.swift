import Synchronization
import Testing

@testable import Evaluation
@testable import Retrieval

@Suite("Answers are measured")
struct AnswerEvaluationTests {
  private static let handbook = [
    "refunds.md": "# Refunds\n\n## Deadline\nA refund is paid within 14 days of the return.\n",
    "discounts.md": "# Discounts\n\n## Limits\nA rep may give up to 10 percent alone.\n",
  ]

  private func index() throws -> DocumentIndex {
    let index = try DocumentIndex(file: nil)
    try index.add(
      Self.handbook.sorted { $0.key < $1.key }.map { path, text in
        let read = MarkdownDocument(text)
        return SourceDocument(path: path, title: read.title, blocks: read.blocks)
      }, source: "handbook")
    return index
  }

  @Test("documents are asked, and each kind of mistake is counted")
  func documents() throws {
    let index = try index()
    let questions = [
      EvaluationQuestion(
        "within how many days is a refund paid?", line: 1,
        golds: [.init(document: "refunds.md", evidence: "within 14 days")]),
      EvaluationQuestion(
        "what discount may a rep give alone?", line: 2,
        golds: [.init(document: "discounts.md", section: "Limits", evidence: "up to 20 percent")]),
      EvaluationQuestion("how many vacation days are there?", line: 3, isAnswerable: false),
      EvaluationQuestion("is a refund paid within days of the return?", line: 4, isAnswerable: false),
    ]
    let report = try AnswerEvaluation().report(on: questions) { try index.answer($0) }
    #expect(report["citation_precision"] == 1)
    #expect(report["evidence_quoted"] == 0.5)
    #expect(report["abstention_recall"] == 0.5)
    #expect(report["abstention_precision"] == 1)
    #expect(report["false_abstention"] == 0)
    #expect(report["context_recall_lex"] == 0.5)
    #expect(report.misses.map(\.kind) == [.answered])
    #expect(report.misses.first?.line == 4)
    #expect(report.figures.allSatisfy { $0.model == nil })
  }

  @Test("answers that a file brings are compared with their references")
  func records() throws {
    var question = EvaluationQuestion("when is a refund paid?")
    question.response = "A refund is paid within 14 days."
    question.reference = "A refund is paid within 14 days."
    question.retrievedContexts = ["A refund is paid within 14 days of the return."]
    question.referenceContexts = ["A refund is paid within 14 days of the return."]
    let report = try AnswerEvaluation().report(on: [question]) { _ in
      Issue.record("nothing is to be asked")
      throw JudgeFailure.refused(what: "", reason: "")
    }
    #expect(report["exact_match"] == 1 && report["rouge_score"] == 1 && report["faithfulness_lex"] == 1)
    #expect(report["non_llm_context_recall"] == 1)
    #expect(report["answer_correctness_lex"].map { abs($0 - 1) < 1e-9 } == true)
    #expect(report["faithfulness"] == nil && report["citation_precision"] == nil)
  }

  @Test("a number that the context does not have makes a sentence unfaithful")
  func faithfulness() {
    let scorer = LexicalScorer(texts: [])
    let contexts = ["A refund is paid within 14 days of the return.", "Parcels leave at noon."]
    #expect(scorer.faithfulness(answer: "A refund is paid within 14 days.", contexts: contexts) == 1)
    #expect(scorer.faithfulness(answer: "A refund is paid within 30 days.", contexts: contexts) == 0)
    #expect(
      scorer.faithfulness(answer: "A refund is paid within 14 days. Staff get lunch.", contexts: contexts)
        == 0.5)
    #expect(scorer.faithfulness(answer: "", contexts: contexts) == nil)
    #expect(scorer.relevancy(question: "refund?", answer: "I don't know about refunds.") == 0)
  }

  /// Says what a test wants, and counts.
  private final class Script: Judge {
    let name = "scripted"
    let asked = Mutex<[String]>([])
    let spoiled: String?

    init(spoiled: String? = nil) { self.spoiled = spoiled }

    func verdict(on task: JudgeTask) throws -> JSONNode {
      asked.withLock { $0.append(task.name) }
      if task.name == spoiled { return .object(["verdicts": .list([])]) }
      switch task.name {
      case "split_statements": return try JSONNode(parsing: #"{"statements": ["one", "two"]}"#)
      case "verify_statements":
        return try JSONNode(
          parsing: #"{"verdicts": [{"reason": "", "verdict": 1}, {"reason": "", "verdict": 0}]}"#)
      case "generate_question": return try JSONNode(parsing: #"{"question": "when?", "noncommittal": 0}"#)
      case "verify_context":
        let isUseful = task.input["context"]?.text?.contains("14 days") == true
        return .object(["reason": .text(""), "verdict": .integer(isUseful ? 1 : 0)])
      case "attribute_sentences": return try JSONNode(parsing: #"{"verdicts": [{"verdict": 1}]}"#)
      default:
        return try JSONNode(parsing: #"{"answer": [{"verdict": 1}, {"verdict": 0}], "reference": [1, 1]}"#)
      }
    }

    func vectors(of texts: [String]) -> [[Double]] { texts.map { $0 == "when?" ? [1, 0] : [1, 1] } }
  }

  private var judged: EvaluationQuestion {
    var question = EvaluationQuestion("within how many days is a refund paid?")
    question.response = "Within 14 days."
    question.reference = "A refund is paid within 14 days."
    question.retrievedContexts = ["Parcels leave at noon.", "A refund is paid within 14 days."]
    return question
  }

  @Test("the five judged metrics add up what the judge says, and carry its name")
  func judge() throws {
    let script = Script()
    let judge = RememberingJudge(script)
    let report = try AnswerEvaluation(judge: judge).report(on: [judged, judged]) { _ in
      throw JudgeFailure.refused(what: "", reason: "")
    }
    #expect(report["faithfulness"] == 0.5)
    #expect(report["answer_relevancy"].map { abs($0 - 0.5.squareRoot()) < 1e-9 } == true)
    #expect(report["context_precision"].map { abs($0 - 0.5) < 1e-9 } == true)
    #expect(report["context_recall"] == 1)
    // One right, one wrong, none missing: F1 2/3; the texts have the same vector.
    #expect(report["answer_correctness"].map { abs($0 - 0.75) < 1e-9 } == true)
    #expect(report.figures.filter { $0.model == "scripted" }.count == 5)
    // Asked once: two splits, one check, three questions, two contexts, one attribution, one comparison.
    #expect(script.asked.withLock { $0.count } == 10)
  }

  @Test("a reply of another shape is an error and not a score")
  func badReply() {
    #expect(throws: JudgeFailure.self) {
      try AnswerEvaluation(judge: Script(spoiled: "verify_statements")).report(on: [judged]) { _ in
        throw JudgeFailure.refused(what: "", reason: "")
      }
    }
  }
}
