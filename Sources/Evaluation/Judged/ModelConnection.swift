import Foundation
public import LanguageModels

/// Carries the requests of a judge to the address of a model.
public struct ModelConnection: JudgeConnection {
  private let base: String
  /// Sent as a bearer token, and never printed.
  private let key: String?
  private let transport: any HTTPTransport

  /// Makes a connection.
  /// - Parameter base: as in `http://localhost:11434/v1`.
  public init(base: String, key: String?, transport: any HTTPTransport) {
    self.base = base.hasSuffix("/") ? String(base.dropLast()) : base
    self.key = key
    self.transport = transport
  }

  public func post(_ body: String, to path: String) throws -> (status: Int, body: String) {
    var headers = ["Content-Type": "application/json", "Accept": "application/json"]
    if let key, !key.isEmpty { headers["Authorization"] = "Bearer \(key)" }
    do throws(HTTPProblem) {
      let response = try transport.post(
        HTTPRequest(url: base + path, headers: headers, body: Data(body.utf8)))
      return (response.status, String(decoding: response.body, as: UTF8.self))
    } catch {
      throw JudgeFailure.refused(what: "answer", reason: Self.words(error))
    }
  }

  private static func words(_ problem: HTTPProblem) -> String {
    switch problem {
    case .timedOut(let seconds): "none came within \(Int(seconds.rounded())) seconds."
    case .unreachable(let reason): "nobody is there (\(reason))."
    case .stopped: "the transfer was stopped."
    case .badAddress: "its address is none of http or https."
    case .tooLarge(let limit): "it has more than \(limit) bytes."
    case .failed(let reason): "the transfer failed (\(reason))."
    }
  }
}
