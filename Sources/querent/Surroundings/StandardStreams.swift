import Foundation

/// Standard output and standard error. Each write is complete when it returns, so that a reader at the other end of a
/// pipe sees every answer as soon as it is made and a killed run leaves whole lines.
enum StandardStreams {
  static let output = Stream(descriptor: STDOUT_FILENO)
  static let error = Stream(descriptor: STDERR_FILENO)

  /// One descriptor.
  struct Stream: Sendable {
    let descriptor: Int32

    var isTerminal: Bool { isatty(descriptor) == 1 }

    func write(_ text: String) {
      var bytes = Array(text.utf8)[...]
      while !bytes.isEmpty {
        let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
        if written < 0 {
          guard errno == EINTR else { return }
          continue
        }
        bytes = bytes.dropFirst(written)
      }
    }
  }

  /// All of standard input as text; invalid bytes become replacement characters.
  static func readInput() -> String {
    String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
  }

  static var inputIsTerminal: Bool { isatty(STDIN_FILENO) == 1 }
}
