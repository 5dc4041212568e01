import Testing

@testable import Evaluation

@Suite("Question files are read, and say what is wrong with them")
struct QuestionFileTests {
  @Test("a line names a question and the places of its answer")
  func places() throws {
    let file = try QuestionFile(
      """
      {"question": "who approves?", "document": "a.md", "section": "Approval", "evidence": "the head", "id": 7}

      {"user_input": "both?", "gold": [{"document": "a.md", "grade": 2}, {"document": "b.md"}], "reference": "Both."}
      {"question": "salary?", "answerable": false, "document": null}
      """)
    #expect(file.questions.map(\.line) == [1, 3, 4])
    #expect(file.questions.map(\.id) == ["7", "3", "4"])
    #expect(file.questions[0].golds == [.init(document: "a.md", section: "Approval", evidence: "the head")])
    #expect(file.questions[1].golds.map(\.grade) == [2, 1])
    #expect(file.questions[1].reference == "Both." && !file.questions[1].bringsAnswer)
    #expect(file.questions.map(\.isAnswerable) == [true, true, false])
  }

  @Test("a line may bring an answer under the names RAGAS uses")
  func records() throws {
    let question = try QuestionFile(
      #"""
      {"user_input": "q", "response": "a", "retrieved_contexts": ["c"], "retrieved_context_ids": [1, "b"], "tool_calls": [{"name": "query", "args": {"k": 1.0}}]}
      """#
    ).questions[0]
    #expect(question.bringsAnswer && question.retrievedContextIDs == ["1", "b"])
    #expect(question.toolCalls == [.init(name: "query", arguments: ["k": .real(1)])])
  }

  @Test(
    "what is wrong is said with its line",
    arguments: [
      ("{", "not JSON"), ("[1]", "not a JSON object"), ("{\"id\": 1}", "\"question\" is missing"),
      ("{\"question\": 3}", "\"question\" is not a text"),
      ("{\"question\": \" \"}", "\"question\" is missing"),
      ("{\"question\": \"q\", \"answerable\": \"no\"}", "neither true nor false"),
      ("{\"question\": \"q\", \"evidence\": \"e\"}", "no \"document\""),
      ("{\"question\": \"q\", \"gold\": {}}", "\"gold\" is not a list"),
      ("{\"question\": \"q\", \"gold\": [3]}", "An entry of \"gold\""),
      ("{\"question\": \"q\", \"gold\": [{\"document\": \"d\", \"grade\": 0}]}", "\"grade\""),
      ("{\"question\": \"q\", \"retrieved_contexts\": \"c\"}", "not a list of texts"),
      ("{\"question\": \"q\", \"retrieved_context_ids\": 1}", "not a list"),
      ("{\"question\": \"q\", \"tool_calls\": [{}]}", "not a list of calls"),
      ("{\"question\": \"q\", \"answerable\": false, \"document\": \"d\"}", "do not answer"),
    ])
  func problems(line: String, words: String) {
    let problems = #expect(throws: QuestionFile.Problems.self) {
      try QuestionFile("{\"question\": \"fine\"}\r\n\n" + line)
    }
    #expect(problems?.list.map(\.line) == [3])
    #expect(problems?.list.first?.summary.contains(words) == true, "\(problems?.list.first?.summary ?? "")")
  }

  @Test("all broken lines are said at once, and an empty file is broken")
  func several() {
    #expect(throws: QuestionFile.Problems.self) { try QuestionFile(" \n") }
    let problems = #expect(throws: QuestionFile.Problems.self) {
      try QuestionFile("{\n{\"question\": \"q\"}\nx")
    }
    #expect(problems?.list.map(\.line) == [1, 3])
  }

  @Test("a collection is read from its three files")
  func collection() throws {
    let corpus =
      #"{"doc_id": "d1", "title": "Refunds", "text": "A refund is paid within 14 days."}"#
      + "\n" + #"{"_id": 2, "text": "Parcels leave at noon."}"#
    let queries =
      #"{"qid": "q1", "text": "when is a refund paid?"}"# + "\n" + #"{"qid": "q2", "text": "none"}"#
    let judged = try JudgedCollection(
      corpus: corpus, queries: queries, judgements: "qid\tdoc_id\trel\nq1\td1\t2\nq1\t2\t0\n")
    #expect(judged.documents.map(\.id) == ["d1", "2"])
    #expect(judged.queries == [.init(id: "q1", text: "when is a refund paid?", grades: ["d1": 2])])
    let report = try RetrievalEvaluation(depth: 10).report(on: judged)
    #expect(report["ndcg@10"] == 1 && report["recall@10"] == 1 && report["mrr@10"] == 1)
    let problem = #expect(throws: JudgedCollection.Problem.self) {
      try JudgedCollection(corpus: corpus, queries: queries, judgements: "h\nq1 d1 2")
    }
    #expect(problem?.line == 2)
  }
}
