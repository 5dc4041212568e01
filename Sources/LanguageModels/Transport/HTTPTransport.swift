public import Foundation

/// A request that sends a body and waits for an answer.
public struct HTTPRequest: Hashable, Sendable {
  public var url: String
  /// Names and values. What stands in them is never printed.
  public var headers: [String: String]
  public var body: Data

  /// Makes a request.
  public init(url: String, headers: [String: String], body: Data) {
    self.url = url
    self.headers = headers
    self.body = body
  }
}

/// What a server answered, whatever its status.
public struct HTTPResponse: Hashable, Sendable {
  public var status: Int
  public var body: Data
  /// Seconds that the server asks to wait before the next try.
  public var retryAfter: Double?

  /// Makes a response.
  public init(status: Int, body: Data, retryAfter: Double? = nil) {
    self.status = status
    self.body = body
    self.retryAfter = retryAfter
  }
}

/// Why there is no answer.
public enum HTTPProblem: Error, Hashable, Sendable {
  case timedOut(seconds: Double)
  case unreachable(reason: String)
  case stopped
  case badAddress
  case tooLarge(limit: Int)
  case failed(reason: String)
}

/// Carries requests to servers.
public protocol HTTPTransport: Sendable {
  /// Sends a request with POST. A status that says the request failed is an answer and no error.
  func post(_ request: HTTPRequest) throws(HTTPProblem) -> HTTPResponse
}
