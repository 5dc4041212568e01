import Foundation
public import Retrieval

/// A sentence encoder behind an endpoint of OpenAI's shape, `POST BASE/embeddings`, as OpenAI, Ollama, llama.cpp, vLLM and others
/// have it. Texts leave the machine unless the endpoint is on it.
public struct EmbeddingsEndpoint: SentenceEncoder {
  /// As in `http://localhost:11434/v1`.
  public let base: String
  public let model: String
  /// Texts in one request.
  public var batch = 32
  private let key: String?
  private let transport: any HTTPTransport

  /// Makes an encoder.
  /// - Parameters:
  ///   - base: the address without `/embeddings`.
  ///   - key: sent as a bearer token; `nil` for servers that want none.
  public init(base: String, model: String, key: String?, transport: any HTTPTransport) {
    self.base = base.hasSuffix("/") ? String(base.dropLast()) : base
    self.model = model
    self.key = key
    self.transport = transport
  }

  public var name: String { "\(model)@\(base)" }

  /// Whether an address is on this machine.
  public static func isLocal(_ base: String) -> Bool {
    let host = URLComponents(string: base)?.host?.lowercased() ?? ""
    return ["localhost", "::1", "[::1]"].contains(host) || host.hasPrefix("127.")
  }

  public func vectors(of texts: [String]) throws(EncoderProblem) -> [[Float]] {
    var vectors: [[Float]] = []
    for start in stride(from: 0, to: texts.count, by: batch) {
      vectors += try request(Array(texts[start..<min(start + batch, texts.count)]))
    }
    guard Set(vectors.map(\.count)).count <= 1 else { throw problem("its vectors are of several lengths") }
    return vectors
  }

  private struct Question: Encodable {
    var model: String
    var input: [String]
    var encodingFormat = "float"

    enum CodingKeys: String, CodingKey {
      case model, input
      case encodingFormat = "encoding_format"
    }
  }

  private struct Reply: Decodable {
    struct Item: Decodable {
      var index: Int?
      var embedding: [Float]
    }

    var data: [Item]
  }

  private func request(_ texts: [String]) throws(EncoderProblem) -> [[Float]] {
    var headers = ["Content-Type": "application/json", "Accept": "application/json"]
    if let key { headers["Authorization"] = "Bearer \(key)" }
    guard let body = try? JSONEncoder().encode(Question(model: model, input: texts)) else {
      throw problem("the texts cannot be sent as JSON")
    }
    let response: HTTPResponse
    do throws(HTTPProblem) {
      response = try transport.post(HTTPRequest(url: base + "/embeddings", headers: headers, body: body))
    } catch {
      throw explained(error)
    }
    guard response.status == 200 else { throw explained(response) }
    guard let reply = try? JSONDecoder().decode(Reply.self, from: response.body) else {
      throw problem("its answer is not that of an embeddings endpoint")
    }
    guard reply.data.count == texts.count else {
      throw problem("it gave \(reply.data.count) vectors for \(texts.count) texts")
    }
    var vectors = [[Float]?](repeating: nil, count: texts.count)
    for (place, item) in reply.data.enumerated() {
      let index = item.index ?? place
      guard vectors.indices.contains(index), vectors[index] == nil else {
        throw problem("its vectors are not numbered as the texts are")
      }
      vectors[index] = try unit(item.embedding)
    }
    return vectors.compactMap(\.self)
  }

  private func unit(_ vector: [Float]) throws(EncoderProblem) -> [Float] {
    let length = vector.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
    guard length.isFinite, length > 0 else { throw problem("a vector of its is zero or no number") }
    return vector.map { Float(Double($0) / length) }
  }

  // MARK: What went wrong

  private func problem(
    _ reason: String,
    advice: String =
      "Check that the address is that of an embeddings endpoint, such as http://localhost:11434/v1."
  ) -> EncoderProblem {
    .endpoint(url: base, reason: reason, advice: advice)
  }

  private func explained(_ error: HTTPProblem) -> EncoderProblem {
    switch error {
    case .timedOut(let seconds):
      problem(
        "no answer within \(Int(seconds.rounded())) seconds", advice: "Try again, or use a smaller model.")
    case .unreachable(let reason):
      problem("nobody answers (\(Self.plain(reason)))", advice: "Start the server, or correct docs.encoder.")
    case .stopped: problem("the transfer was stopped", advice: "Ask again to go on.")
    case .badAddress: problem("this is no address of http or https", advice: "Correct docs.encoder.")
    case .tooLarge(let limit): problem("its answer has more than \(limit) bytes")
    case .failed(let reason): problem("the transfer failed (\(Self.plain(reason)))", advice: "Try again.")
    }
  }

  private func explained(_ response: HTTPResponse) -> EncoderProblem {
    let said = Self.message(in: response.body).map { " (\($0))" } ?? ""
    let status = response.status
    return switch status {
    case 401, 403:
      problem(
        key == nil ? "it wants a key\(said)" : "it does not take the key\(said)",
        advice: "Name a file with the key in docs.encoder_key_file, or set QUERENT_ENCODER_KEY.")
    case 404:
      problem(
        "it has no model \(model), or no embeddings\(said)",
        advice: "Correct docs.encoder_model or docs.encoder.")
    case 300..<400: problem("it sends elsewhere (status \(status))", advice: "Name the address it sends to.")
    case 429: problem("it is asked too often\(said)", advice: "Wait, and ask again.")
    case 500...: problem("it failed with status \(status)\(said)", advice: "Try again, and look at its log.")
    default: problem("it refused with status \(status)\(said)")
    }
  }

  /// The server's own words, cleaned and shortened.
  private static func message(in body: Data) -> String? {
    struct Failure: Decodable {
      struct Inner: Decodable { var message: String? }

      var text: String?

      init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        text =
          (try? container.decode(Inner.self, forKey: .error))?.message
          ?? (try? container.decode(String.self, forKey: .error))
          ?? (try? container.decode(String.self, forKey: .message))
      }

      enum Key: String, CodingKey { case error, message }
    }
    return (try? JSONDecoder().decode(Failure.self, from: body))?.text.map(plain)
  }

  private static func plain(_ text: String) -> String {
    let kept = text.unicodeScalars.filter { $0.value >= 32 && !(127..<160).contains($0.value) }
    return String(String.UnicodeScalarView(kept).prefix(200))
  }
}
