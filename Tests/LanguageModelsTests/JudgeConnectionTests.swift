import Evaluation
import Foundation
import Testing

@testable import LanguageModels

@Suite("A judge is asked over HTTP", .serialized)
struct JudgeConnectionTests {
  private static let task = JudgeTask(
    name: "verify", instruction: "Judge.", input: .object(["context": .text("Zürich")]), schema: .object([:]))

  @Test("the request carries the key and the texts, and the verdict comes back")
  func verdict() throws {
    let server = try LoopbackServer { _, request in
      if request.line.contains("/v1/embeddings") {
        return .init(body: #"{"data": [{"index": 0, "embedding": [0.5, 1]}]}"#)
      }
      return .init(body: #"{"choices": [{"message": {"content": "{\"verdict\": 1}"}}]}"#)
    }
    let connection = ModelConnection(base: server.base + "/", key: "secret", transport: CurlTransport())
    let judge = ChatJudge(model: "tiny", embeddings: "small", connection: connection)
    #expect(try judge.verdict(on: Self.task)["verdict"]?.flag == true)
    #expect(try judge.vectors(of: ["a"]) == [[0.5, 1]])
    let first = try #require(server.requests.first)
    #expect(first.line.hasPrefix("POST /v1/chat/completions "))
    #expect(first.headers["authorization"] == "Bearer secret")
    #expect(String(decoding: first.body, as: UTF8.self).contains("Zürich"))
  }

  @Test("a server that refuses the key, and one that is not there, are named without the key")
  func failures() throws {
    let server = try LoopbackServer { _, _ in .init(status: 401, body: #"{"detail": "Invalid API key"}"#) }
    for (base, words) in [
      (server.base, "status 401, Invalid API key"), ("http://127.0.0.1:9/v1", "nobody is there"),
    ] {
      let connection = ModelConnection(base: base, key: "secret", transport: CurlTransport())
      let judge = ChatJudge(model: "tiny", embeddings: nil, connection: connection)
      let failure = #expect(throws: JudgeFailure.self) { try judge.verdict(on: Self.task) }
      #expect(failure?.message.contains(words) == true, "\(failure?.message ?? "")")
      #expect(failure?.message.contains("secret") == false)
    }
  }
}
