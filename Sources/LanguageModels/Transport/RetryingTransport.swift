/// Tries again what may go well the next time: a server that is busy or broken, a connection that failed.
public struct RetryingTransport: HTTPTransport {
  public var base: any HTTPTransport
  /// Tries in all.
  public var attempts = 3
  /// Seconds before the second try; doubled before each further one.
  public var pause = 0.5
  /// The longest pause that a server may ask for, in seconds.
  public var longestPause = 20.0
  /// Waits for so many seconds; `false` gives up.
  public var wait: @Sendable (Double) -> Bool

  /// Makes a transport over another.
  public init(_ base: any HTTPTransport, wait: @escaping @Sendable (Double) -> Bool) {
    self.base = base
    self.wait = wait
  }

  public func post(_ request: HTTPRequest) throws(HTTPProblem) -> HTTPResponse {
    var pause = pause
    for attempt in 1... {
      var asked: Double?
      do throws(HTTPProblem) {
        let response = try base.post(request)
        guard attempt < attempts, response.status == 429 || response.status >= 500 else { return response }
        asked = response.retryAfter
        // A server that wants a longer pause is taken at its word: the answer says so.
        if let asked, asked > longestPause { return response }
      } catch {
        guard attempt < attempts, Self.mayPass(error) else { throw error }
      }
      guard wait(asked ?? pause) else { throw .stopped }
      pause *= 2
    }
    throw .stopped
  }

  private static func mayPass(_ problem: HTTPProblem) -> Bool {
    switch problem {
    case .timedOut, .unreachable, .failed: true
    case .stopped, .badAddress, .tooLarge: false
    }
  }
}
