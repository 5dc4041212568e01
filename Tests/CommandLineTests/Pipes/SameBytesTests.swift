import Foundation
import Testing

/// Two processes hash differently; nothing they print may show it.
@Suite("Same bytes")
struct SameBytesTests {
  private static let corpora = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../AgentTests/Schemas/Data").standardizedFileURL

  @Test("a batch gives the same bytes every time, times aside")
  func twice() throws {
    let fixture = try PipeFixture()
    let lines = try String(contentsOf: Self.corpora.appending(path: "flat.txt"), encoding: .utf8)
      .split(separator: "\n").compactMap { $0.components(separatedBy: " | ").first }
    let questions = try lines.enumerated().map { index, line in
      String(
        decoding: try JSONSerialization.data(withJSONObject: ["id": "\(index)", "question": line]),
        as: UTF8.self)
    }
    try fixture.write("questions.jsonl", questions.joined(separator: "\n"))
    let data = Self.corpora.appending(path: "flat.csv").path
    var outputs: [String] = []
    for _ in 0..<2 {
      let run = try fixture.run(
        "run", "questions.jsonl", "--db", data, "--format", "jsonl", "--no-input", "--exit-zero")
      outputs.append(run.output.replacing(/"(ms|milliseconds|elapsed)":[0-9.eE+-]+/, with: ""))
    }
    #expect(outputs[0].split(separator: "\n").count == lines.count)
    #expect(outputs[0] == outputs[1])
  }
}
