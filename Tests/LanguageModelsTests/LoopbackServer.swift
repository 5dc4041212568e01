import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A server on this machine that answers each request as a test wants it.
final class LoopbackServer: Sendable {
  struct Request: Sendable {
    /// The first line, as in `POST /v1/embeddings HTTP/1.1`.
    var line: String
    /// Names in lower case.
    var headers: [String: String]
    var body: Data
  }

  struct Answer: Sendable {
    var status = 200
    var headers: [String: String] = [:]
    var body = ""
    /// Seconds before anything is said.
    var delay = 0.0
  }

  let port: UInt16
  private let socket: Int32
  private let seen = Mutex<[Request]>([])

  var requests: [Request] { seen.withLock { $0 } }
  var base: String { "http://127.0.0.1:\(port)/v1" }

  /// Starts it.
  /// - Parameter answer: given the number of the request, from 0, and the request.
  init(_ answer: @escaping @Sendable (Int, Request) -> Answer) throws {
    #if canImport(Glibc)
      socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      socket = Darwin.socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let socket = socket
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(socket, address, size) == 0 && listen(socket, 16) == 0
          && getsockname(socket, address, &size) == 0
      }
    }
    guard isBound else { throw POSIXError(.EADDRNOTAVAIL) }
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [weak self] in
      var number = 0
      while true {
        let connection = accept(socket, nil, nil)
        // Closed by whoever waits on it: the number of a closed socket soon belongs to another server.
        guard connection >= 0 else {
          close(socket)
          return
        }
        if let request = Self.read(connection) {
          self?.seen.withLock { $0.append(request) }
          let given = answer(number, request)
          number += 1
          if given.delay > 0 { usleep(UInt32(given.delay * 1_000_000)) }
          Self.write(given, connection)
        }
        close(connection)
      }
    }
  }

  deinit {
    // Ends the waiting.
    shutdown(socket, Int32(2))
  }

  private static func read(_ connection: Int32) -> Request? {
    var data = Data()
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let blank = Data("\r\n\r\n".utf8)
    while true {
      if let end = data.range(of: blank) {
        let lines = String(decoding: data[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
          let parts = line.split(separator: ":", maxSplits: 1)
          if parts.count == 2 {
            headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
          }
        }
        let length = headers["content-length"].flatMap(Int.init) ?? 0
        if data.count - end.upperBound >= length {
          return Request(line: lines[0], headers: headers, body: Data(data[end.upperBound...].prefix(length)))
        }
      }
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      data.append(contentsOf: buffer[..<count])
    }
  }

  private static func write(_ answer: Answer, _ connection: Int32) {
    var text =
      "HTTP/1.1 \(answer.status) Whatever\r\nContent-Length: \(answer.body.utf8.count)\r\nConnection: close\r\n"
    for (name, value) in answer.headers { text += "\(name): \(value)\r\n" }
    let bytes = Array((text + "\r\n" + answer.body).utf8)
    var sent = 0
    while sent < bytes.count {
      #if canImport(Glibc)
        let count = send(connection, Array(bytes[sent...]), bytes.count - sent, Int32(MSG_NOSIGNAL))
      #else
        let count = send(connection, Array(bytes[sent...]), bytes.count - sent, 0)
      #endif
      guard count > 0 else { return }
      sent += count
    }
  }
}
