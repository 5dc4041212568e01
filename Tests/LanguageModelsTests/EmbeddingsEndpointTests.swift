import Foundation
import Retrieval
import Synchronization
import Testing

@testable import LanguageModels

@Suite("Vectors from an endpoint of OpenAI's shape")
struct EmbeddingsEndpointTests {
  struct Question: Decodable {
    var model: String
    var input: [String]
  }

  /// The reply of a server that knows the length of a text; items in reverse, as the shape allows.
  private static func reply(_ request: LoopbackServer.Request) -> LoopbackServer.Answer {
    guard let question = try? JSONDecoder().decode(Question.self, from: request.body) else {
      return .init(status: 400, body: #"{"error": {"message": "no JSON"}}"#)
    }
    let items = question.input.enumerated().map { index, text in
      #"{"object": "embedding", "index": \#(index), "embedding": [\#(text.utf8.count), 4, 0]}"#
    }
    return .init(body: #"{"object": "list", "data": [\#(items.reversed().joined(separator: ","))]}"#)
  }

  private func endpoint(
    _ server: LoopbackServer, key: String? = nil, waited: Waits = Waits(), limit: Double = 5
  ) -> EmbeddingsEndpoint {
    var curl = CurlTransport()
    curl.limit = limit
    return EmbeddingsEndpoint(
      base: server.base + "/", model: "small", key: key,
      transport: RetryingTransport(curl) { waited.add($0) })
  }

  final class Waits: Sendable {
    private let all = Mutex<[Double]>([])
    var seconds: [Double] { all.withLock { $0 } }
    func add(_ seconds: Double) -> Bool {
      all.withLock { $0.append(seconds) }
      return true
    }
  }

  private func problem(_ body: @Sendable @escaping (Int) -> LoopbackServer.Answer) throws -> EncoderProblem? {
    let server = try LoopbackServer { number, _ in body(number) }
    return #expect(throws: EncoderProblem.self) { try endpoint(server).vectors(of: ["a"]) }
  }

  @Test("texts go out in batches with model and key, vectors come back in order and of length one")
  func good() throws {
    let server = try LoopbackServer { _, request in Self.reply(request) }
    var encoder = endpoint(server, key: "s3cret")
    encoder.batch = 2
    let vectors = try encoder.vectors(of: ["abc", "", "é\"\n"])
    #expect(vectors.count == 3)
    #expect(vectors[0] == [0.6, 0.8, 0] && vectors[1] == [0, 1, 0])
    let requests = server.requests
    #expect(requests.map(\.line) == Array(repeating: "POST /v1/embeddings HTTP/1.1", count: 2))
    #expect(requests[0].headers["authorization"] == "Bearer s3cret")
    let question = try JSONDecoder().decode(Question.self, from: requests[1].body)
    #expect(question.model == "small" && question.input == ["é\"\n"])
    #expect(encoder.name == "small@\(server.base)")
  }

  @Test("a busy server is asked again after the pause it wants, a broken one after growing pauses")
  func retries() throws {
    let waited = Waits()
    let server = try LoopbackServer { number, request in
      switch number {
      case 0: .init(status: 429, headers: ["Retry-After": "3"])
      case 1: .init(status: 503)
      default: Self.reply(request)
      }
    }
    #expect(try endpoint(server, waited: waited).vectors(of: ["a"]).count == 1)
    #expect(waited.seconds == [3, 1])
    let down = Waits()
    let never = try LoopbackServer { _, _ in
      .init(status: 500, body: #"{"error": "out of\u001b[31m memory"}"#)
    }
    let problem = #expect(throws: EncoderProblem.self) {
      try endpoint(never, waited: down).vectors(of: ["a"])
    }
    #expect(down.seconds == [0.5, 1] && never.requests.count == 3)
    #expect(problem?.message.contains("status 500 (out of[31m memory)") == true)
  }

  @Test("each refusal says what to correct, and no message shows the key")
  func refusals() throws {
    let refused = try LoopbackServer { _, _ in .init(status: 401, body: #"{"error": {"message": "bad key"}}"#)
    }
    let key = #expect(throws: EncoderProblem.self) { try endpoint(refused, key: "s3cret").vectors(of: ["a"]) }
    #expect(key?.message.contains("does not take the key (bad key)") == true)
    #expect(key?.advice.contains("encoder_key_file") == true)
    let words = (key?.message ?? "") + (key?.advice ?? "")
    #expect(!words.contains("s3cret"))
    #expect(refused.requests.count == 1)
    #expect(try problem { _ in .init(status: 401) }?.message.contains("wants a key") == true)
    #expect(try problem { _ in .init(status: 404) }?.message.contains("no model small") == true)
    let elsewhere = try problem { _ in .init(status: 301, headers: ["Location": "http://127.0.0.1:9/"]) }
    #expect(elsewhere?.message.contains("sends elsewhere") == true)
  }

  @Test(
    "an answer that is not what it should be is refused",
    arguments: [
      "hello", "{}", #"{"data": []}"#, #"{"data": [{"embedding": [0, 0]}]}"#,
      #"{"data": [{"index": 7, "embedding": [1, 0]}]}"#, #"{"data": [{"index": 0, "embedding": ["x"]}]}"#,
      #"{"data": [{"embedding": [1]}, {"embedding": [1]}]}"#,
    ])
  func nonsense(body: String) throws {
    #expect(try problem { _ in .init(body: body) } != nil)
  }

  @Test("nobody there, an address that is none, a slow server, a huge answer and a stop are told apart")
  func failures() throws {
    func failure(_ base: String, _ transport: CurlTransport = CurlTransport()) -> String? {
      let encoder = EmbeddingsEndpoint(base: base, model: "m", key: nil, transport: transport)
      return #expect(throws: EncoderProblem.self) { try encoder.vectors(of: ["a"]) }?.message
    }
    #expect(failure("http://127.0.0.1:1/v1")?.contains("nobody answers") == true)
    #expect(failure("file:///etc/passwd")?.contains("no address") == true)
    #expect(failure("not an address")?.contains("not an address") == true)
    let server = try LoopbackServer { _, request in
      var answer = Self.reply(request)
      answer.delay = 0.6
      return answer
    }
    var hasty = CurlTransport()
    hasty.limit = 0.1
    #expect(failure(server.base, hasty)?.contains("no answer within") == true)
    var narrow = CurlTransport()
    narrow.sizeLimit = 10
    #expect(failure(server.base, narrow)?.contains("more than 10 bytes") == true)
    var stopped = CurlTransport()
    stopped.isStopped = { true }
    #expect(failure(server.base, stopped)?.contains("stopped") == true)
  }

  @Test("an index is built and asked through an endpoint, and its vectors are kept")
  func index() throws {
    let server = try LoopbackServer { _, request in Self.reply(request) }
    let encoder = endpoint(server)
    let index = try DocumentIndex(file: nil, encoder: encoder)
    try index.add(
      ["Refunds are paid.", "We open at nine."].enumerated().map { number, text in
        SourceDocument(
          path: "\(number).md", title: nil, blocks: [.init(.prose, lines: [.init(text, number: 1)])])
      }, source: "texts")
    #expect(try index.encodeChunks() == 2)
    #expect(try index.encodeChunks() == 0)
    #expect(server.requests.count == 1)
    #expect(try index.search("reimbursed", limit: 2).count == 2)
  }

  @Test("an address is of this machine or not")
  func local() {
    for base in ["http://localhost:1/v1", "http://127.0.0.1/v1", "http://[::1]:8080/v1"] {
      #expect(EmbeddingsEndpoint.isLocal(base), "\(base)")
    }
    for base in [
      "https://api.example.com/v1", "http://localhost.example.com", "http://10.0.0.1/v1", "nothing",
    ] {
      #expect(!EmbeddingsEndpoint.isLocal(base), "\(base)")
    }
  }
}
