import Foundation
import Testing

@Suite("querent eval retrieval and rag", .serialized)
struct EvalCommandTests {
  private func fixture() throws -> PipeFixture {
    let fixture = try PipeFixture()
    try fixture.write(
      "refunds.md", "# Refunds\n\n## Deadline\nA refund is paid within 14 days of the return.\n")
    try fixture.write("discounts.md", "# Discounts\n\n## Limits\nA rep may give up to 10 percent alone.\n")
    try fixture.write(
      "questions.jsonl",
      """
      {"question": "within how many days is a refund paid?", "document": "refunds.md", "evidence": "within 14 days"}
      {"question": "what discount may a rep give alone?", "document": "discounts.md", "evidence": "up to 90 percent"}
      {"question": "how many vacation days do people get?", "answerable": false}

      """)
    return fixture
  }

  private let documents = ["--docs", "refunds.md", "--docs", "discounts.md"]

  @Test("figures of retrieval are records with intervals")
  func retrieval() throws {
    let run = try fixture().run(
      ["eval", "retrieval", "questions.jsonl", "--k", "2", "--seed", "7", "--format", "jsonl"] + documents)
    #expect(run.status == 0, "\(run.error)")
    let recall = try #require(run.objects.first { $0["metric"] as? String == "recall@2" }, "\(run.output)")
    #expect(
      recall["value"] as? Double == 0.5 && recall["low"] as? Double == 0 && recall["high"] as? Double == 1)
    #expect(recall["questions"] as? Int == 2 && recall["k"] as? Int == 2 && recall["seed"] as? Int == 7)
  }

  @Test("people get a table, and the questions that went wrong with their lines")
  func table() throws {
    let run = try fixture().run(["eval", "rag", "questions.jsonl", "--misses"] + documents)
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.contains("citation_precision"), "\(run.output)")
    #expect(run.output.contains(/abstention_recall +1\.000/), "\(run.output)")
    #expect(run.output.contains("line 2, misquoted: what discount may a rep give alone?"), "\(run.output)")
  }

  @Test("answers that the file brings need no documents")
  func answers() throws {
    let fixture = try fixture()
    try fixture.write(
      "answers.jsonl",
      #"{"user_input": "when?", "response": "Within 14 days.", "reference": "Within 14 days.", "tool_calls": [], "reference_tool_calls": []}"#
    )
    let run = try fixture.run(["eval", "rag", "answers.jsonl", "--format", "csv"])
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.contains("exact_match,1.0,1.0,1.0,1,,1,\n"), "\(run.output)")
    #expect(run.output.contains("tool_call_accuracy,1.0"), "\(run.output)")
  }

  @Test("a broken file ends in 2, with all its broken lines")
  func broken() throws {
    let fixture = try fixture()
    try fixture.write("broken.jsonl", "{\"question\": \"fine?\"}\n{\"question\": 3}\nnothing\n")
    let run = try fixture.run(["eval", "rag", "broken.jsonl"])
    #expect(run.status == 2)
    #expect(run.error.contains("broken.jsonl:2") && run.error.contains("broken.jsonl:3"), "\(run.error)")
    #expect(try fixture.run(["eval", "retrieval", "absent.jsonl"]).status == 2)
    try fixture.write("bare.jsonl", "{\"question\": \"fine?\"}\n")
    let bare = try fixture.run(["eval", "retrieval", "bare.jsonl"] + documents)
    #expect(bare.status == 2 && bare.error.contains("names the document that answers it"), "\(bare.error)")
    #expect(try fixture.run(["eval", "rag", "questions.jsonl", "--docs", "absent"]).status == 2)
  }

  @Test("a judged collection is a folder")
  func collection() throws {
    let fixture = try fixture()
    try FileManager.default.createDirectory(
      atPath: fixture.folder + "/set", withIntermediateDirectories: true)
    try fixture.write(
      "set/corpus.jsonl", #"{"doc_id": "a", "title": "Refunds", "text": "Paid within 14 days."}"#)
    try fixture.write("set/queries.jsonl", #"{"qid": "1", "text": "when are refunds paid?"}"#)
    try fixture.write("set/qrels.tsv", "qid\tdoc_id\trel\n1\ta\t1\n")
    let run = try fixture.run(["eval", "retrieval", "set", "--format", "jsonl"])
    #expect(
      run.objects.contains { $0["metric"] as? String == "ndcg@10" && $0["value"] as? Double == 1 },
      "\(run.output)")
    try fixture.write("set/qrels.tsv", "qid\tdoc_id\trel\n1 a 1\n")
    let broken = try fixture.run(["eval", "retrieval", "set"])
    #expect(broken.status == 2 && broken.error.contains("qrels.tsv:2"), "\(broken.error)")
  }
}
