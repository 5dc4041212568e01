import Foundation
import Testing

@Suite("querent eval rag --judge", .serialized)
struct EvalJudgeTests {
  private func fixture() throws -> PipeFixture {
    let fixture = try PipeFixture()
    try fixture.write(
      "answers.jsonl",
      #"{"question": "when?", "response": "Within 14 days.", "reference": "Within 14 days.", "retrieved_contexts": ["Paid within 14 days."]}"#
    )
    return fixture
  }

  @Test("a judge that nobody answers for, that has no address or that would be asked offline ends the run")
  func refusals() throws {
    let fixture = try fixture()
    // Nothing listens at port 9 of this machine.
    let dead = try fixture.run([
      "eval", "rag", "answers.jsonl", "--judge", "tiny", "--judge-url", "http://127.0.0.1:9/v1",
    ])
    #expect(dead.status == 3, "\(dead.status) \(dead.error)")
    #expect(dead.error.contains("nobody is there") && dead.output.isEmpty, "\(dead.error)")
    let bare = try fixture.run(["eval", "rag", "answers.jsonl", "--judge", "tiny"])
    #expect(bare.status == 2 && bare.error.contains("--judge-url"), "\(bare.error)")
    let offline = try fixture.run(
      [
        "eval", "rag", "answers.jsonl", "--judge", "tiny", "--judge-url", "http://127.0.0.1:9/v1",
        "--offline",
      ])
    #expect(offline.status == 2 && offline.error.contains("offline"), "\(offline.error)")
    let nameless = try fixture.run(["eval", "rag", "answers.jsonl", "--judge-url", "http://127.0.0.1:9/v1"])
    #expect(nameless.status == 2 && nameless.error.contains("--judge MODEL"), "\(nameless.error)")
  }
}
