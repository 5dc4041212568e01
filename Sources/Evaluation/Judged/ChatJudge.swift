import Synchronization

/// A language model behind an endpoint of OpenAI's shape: `POST /chat/completions` for verdicts, `POST /embeddings` for vectors.
///
/// It is asked at temperature 0 for JSON of a schema. Servers differ in how they want the schema named; what a server refuses is not
/// sent to it again.
public final class ChatJudge: Judge {
  public let name: String
  private let embeddings: String?
  private let connection: any JudgeConnection
  private let dialect = Mutex(Dialect())

  /// What a server understands.
  private struct Dialect {
    var form = Form.schema
    var takesTemperature = true
  }

  /// How a schema is named in a request.
  private enum Form { case schema, object, none }

  /// Makes a judge.
  /// - Parameters:
  ///   - model: the name scores are recorded under.
  ///   - embeddings: the model that makes vectors; `nil` when there is none.
  public init(model: String, embeddings: String?, connection: any JudgeConnection) {
    name = model
    self.embeddings = embeddings
    self.connection = connection
  }

  public var hasVectors: Bool { embeddings != nil }

  public func verdict(on task: JudgeTask) throws -> JSONNode {
    // Each refusal takes one thing away, of which there are three.
    for _ in 0..<4 {
      let spoken = dialect.withLock { $0 }
      let (status, body) = try connection.post(request(task, spoken).json, to: "/chat/completions")
      if (200..<300).contains(status) { return try Self.verdict(in: body, task) }
      guard status == 400 || status == 422 || status == 500, let simpler = Self.simpler(spoken, body) else {
        throw JudgeFailure.refused(what: "verdict", reason: Self.reason(status, body))
      }
      dialect.withLock { $0 = simpler }
    }
    throw JudgeFailure.refused(what: "verdict", reason: "no form of the request suits it")
  }

  public func vectors(of texts: [String]) throws -> [[Double]] {
    guard let embeddings else {
      throw JudgeFailure.refused(what: "embeddings", reason: "no model for them is named")
    }
    let request = JSONNode.object([
      "model": .text(embeddings), "input": .list(texts.map(JSONNode.text)), "encoding_format": .text("float"),
    ])
    let (status, body) = try connection.post(request.json, to: "/embeddings")
    guard (200..<300).contains(status) else {
      throw JudgeFailure.refused(what: "embeddings", reason: Self.reason(status, body))
    }
    let items = (try? JSONNode(parsing: body))?["data"]?.list ?? []
    let numbered = items.enumerated().map { (index: $1["index"]?.number.map { Int($0) } ?? $0, item: $1) }
    let vectors = numbered.sorted { $0.index < $1.index }.compactMap {
      $0.item["embedding"]?.list?.compactMap(\.number)
    }
    guard vectors.count == texts.count, vectors.allSatisfy({ !$0.isEmpty }) else {
      throw JudgeFailure.refused(what: "embeddings", reason: "\(vectors.count) came for \(texts.count) texts")
    }
    return vectors
  }

  private func request(_ task: JudgeTask, _ dialect: Dialect) -> JSONNode {
    func message(_ role: String, _ text: String) -> JSONNode {
      .object(["role": .text(role), "content": .text(text)])
    }
    var members: [String: JSONNode] = [
      "model": .text(name), "stream": .flag(false),
      "messages": .list([message("system", task.instruction), message("user", task.input.json)]),
    ]
    if dialect.takesTemperature { members["temperature"] = .integer(0) }
    switch dialect.form {
    case .schema:
      members["response_format"] = .object([
        "type": .text("json_schema"),
        "json_schema": .object(["name": .text(task.name), "strict": .flag(true), "schema": task.schema]),
      ])
    case .object:
      members["response_format"] = .object(["type": .text("json_object"), "schema": task.schema])
    case .none: break
    }
    return .object(members)
  }

  /// A request that leaves out what the server complains of.
  private static func simpler(_ dialect: Dialect, _ body: String) -> Dialect? {
    var dialect = dialect
    if dialect.takesTemperature, body.contains("temperature") {
      dialect.takesTemperature = false
      return dialect
    }
    switch dialect.form {
    case .schema: dialect.form = .object
    case .object: dialect.form = .none
    case .none: return nil
    }
    return dialect
  }

  private static func verdict(in body: String, _ task: JudgeTask) throws -> JSONNode {
    let reply = try? JSONNode(parsing: body)
    guard let content = reply?["choices"]?.list?.first?["message"]?["content"]?.text else {
      throw JudgeFailure.badReply(task: task.name, reply: body)
    }
    // Weak models wrap the object in prose, a fence, or thoughts that end with a tag.
    let said = content.ranges(of: "</think>").last.map { String(content[$0.upperBound...]) } ?? content
    guard let start = said.firstIndex(of: "{"), let end = said.lastIndex(of: "}"), start < end,
      let verdict = try? JSONNode(parsing: String(said[start...end]))
    else { throw JudgeFailure.badReply(task: task.name, reply: content) }
    return verdict
  }

  private static func reason(_ status: Int, _ body: String) -> String {
    let reply = try? JSONNode(parsing: body)
    let error = reply?["error"]
    let words = error?["message"]?.text ?? error?.text ?? reply?["detail"]?.text ?? String(body.prefix(120))
    let plain = String(words.unicodeScalars.filter { $0.value >= 32 && $0.value != 127 }.map(Character.init))
    return "status \(status)" + (plain.isEmpty ? "" : ", \(plain)")
  }
}
