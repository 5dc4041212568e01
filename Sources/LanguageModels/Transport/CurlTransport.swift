import CCurl
import Foundation

/// Carries requests with libcurl: HTTP and HTTPS, no redirections, the proxies of the environment.
public struct CurlTransport: HTTPTransport {
  /// Seconds until a connection stands.
  public var connectLimit = 5.0
  /// Seconds until the answer is there.
  public var limit = 60.0
  /// Bytes that are taken of an answer.
  public var sizeLimit = 200_000_000
  /// Asked several times a second; `true` stops the transfer.
  public var isStopped: @Sendable () -> Bool = { false }

  /// Makes a transport.
  public init() {}

  private static let isPrepared: Bool = {
    ccurl_prepare()
    return true
  }()

  /// What the C functions are given.
  private final class Transfer {
    var body = Data()
    var isTooLarge = false
    let sizeLimit: Int
    let isStopped: @Sendable () -> Bool

    init(_ transport: CurlTransport) {
      sizeLimit = transport.sizeLimit
      isStopped = transport.isStopped
    }
  }

  public func post(_ request: HTTPRequest) throws(HTTPProblem) -> HTTPResponse {
    _ = Self.isPrepared
    let transfer = Transfer(self)
    let lines = request.headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    // A line break would begin a header of its own.
    guard lines.allSatisfy({ !$0.contains(where: \.isNewline) }) else {
      throw .failed(reason: "a header has a line break")
    }
    let headers = lines.map { strdup($0) }
    defer { for header in headers { free(header) } }
    let pointers = headers.map { UnsafePointer($0) }
    let result = request.body.withUnsafeBytes { body in
      ccurl_post(
        request.url, pointers, pointers.count, body.bindMemory(to: CChar.self).baseAddress, body.count,
        Int(connectLimit * 1_000), Int(limit * 1_000),
        { context, bytes, length in
          guard let context, let bytes else { return 1 }
          let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
          guard transfer.body.count + length <= transfer.sizeLimit else {
            transfer.isTooLarge = true
            return 1
          }
          transfer.body.append(UnsafeRawPointer(bytes).assumingMemoryBound(to: UInt8.self), count: length)
          return 0
        },
        { context in
          guard let context else { return 1 }
          return Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue().isStopped() ? 1 : 0
        }, Unmanaged.passUnretained(transfer).toOpaque())
    }
    let reason = withUnsafeBytes(of: result.message) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    switch result.end {
    case CCURL_DONE:
      return HTTPResponse(
        status: Int(result.status), body: transfer.body,
        retryAfter: result.retry_after < 0 ? nil : result.retry_after)
    case CCURL_TIMED_OUT: throw .timedOut(seconds: limit)
    case CCURL_UNREACHABLE: throw .unreachable(reason: reason)
    case CCURL_STOPPED: throw transfer.isTooLarge ? .tooLarge(limit: sizeLimit) : .stopped
    case CCURL_BAD_ADDRESS: throw .badAddress
    default: throw .failed(reason: reason)
    }
  }
}
