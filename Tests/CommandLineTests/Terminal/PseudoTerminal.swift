import CPseudoTerminal
import Foundation

/// The built program at a pseudo-terminal, driven as a person drives it: type, and wait for what must appear.
final class PseudoTerminal {
  struct Failure: Error, CustomStringConvertible { var description: String }

  /// How long anything may take. Generous: a slow machine is not a failure.
  static let patience: Duration = .seconds(60)

  private let master: Int32
  fileprivate let process: pid_t
  private var bytes: [UInt8] = []
  /// Bytes of a character whose rest has not come yet.
  private var unfinished: [UInt8] = []
  private var screen: TerminalScreen
  /// Up to where the output has been waited for.
  private var seen = TerminalScreen.Place()
  private var status: Int32?
  /// The terminal's settings before the program started.
  private let settings: termios

  /// Starts the program with a terminal of its own.
  init(_ arguments: [String], environment: [String: String], columns: UInt16 = 80, folder: String) throws {
    let words = ([BuiltProgram.path] + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for word in words + variables { free(word) } }
    var identifier: pid_t = 0
    master = pseudo_terminal_start(BuiltProgram.path, words, variables, folder, columns, &identifier)
    guard master >= 0 else { throw Failure(description: "no pseudo-terminal") }
    process = identifier
    screen = TerminalScreen(columns: Int(columns))
    settings = Self.settings(of: master)
  }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    close(master)
  }

  /// Everything that was on the screen so far.
  var lines: [String] { screen.lines }

  var transcript: String { lines.joined(separator: "\n") }

  /// Everything printed so far as the program sent it.
  var raw: String { String(decoding: bytes, as: UTF8.self) }

  func type(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  func enter(_ line: String) { type(line + "\r") }

  func resize(columns: UInt16) {
    pseudo_terminal_resize(master, columns)
    screen.columns = Int(columns)
  }

  /// Waits until the text appears in what was printed since the last wait, and gives everything up to it.
  ///
  /// - Parameters:
  ///   - staysInPlace: Whether the next wait looks at the same text again, because the program will overwrite it.
  @discardableResult
  func wait(for text: String, staysInPlace: Bool = false) throws -> String {
    let clock = ContinuousClock()
    let deadline = clock.now + Self.patience
    while true {
      if let end = screen.end(of: text, from: seen) {
        let before = screen.text(from: seen)
        if !staysInPlace { seen = end }
        let after = screen.text(from: end)
        return String(before.dropLast(after.count))
      }
      guard clock.now < deadline, read(until: deadline) else {
        throw Failure(
          description: """
            expected "\(text)"
            since the last wait:
            \(screen.text(from: seen))
            whole transcript:
            \(transcript)
            """)
      }
    }
  }

  /// Waits for the next prompt.
  @discardableResult
  func waitForPrompt() throws -> String { try wait(for: "ask>") }

  /// Waits for the program to end and gives its exit code, or 128 and the signal's number.
  func waitForExit() throws -> Int32 {
    let deadline = ContinuousClock().now + Self.patience
    while read(until: deadline) {}
    var state: Int32 = 0
    while ContinuousClock().now < deadline {
      if waitpid(process, &state, WNOHANG) == process {
        let code = state & 0x7F == 0 ? (state >> 8) & 0xFF : 128 + (state & 0x7F)
        status = code
        return code
      }
      usleep(10_000)
    }
    throw Failure(description: "the program does not end\n\(transcript)")
  }

  /// Whether the terminal takes lines and shows what is typed, as it did before.
  var isRestored: Bool {
    let now = Self.settings(of: master)
    return now.c_lflag == settings.c_lflag && now.c_iflag == settings.c_iflag
      && now.c_oflag == settings.c_oflag
  }

  private static func settings(of descriptor: Int32) -> termios {
    var settings = termios()
    tcgetattr(descriptor, &settings)
    return settings
  }

  private func show(_ fresh: ArraySlice<UInt8>) {
    bytes += fresh
    unfinished += fresh
    // A character may be cut by the end of a read: its first byte is one of the last three.
    let lead = unfinished.indices.suffix(3).last { unfinished[$0] >= 0xC0 }
    let cut = lead.map { start in
      let length = unfinished[start] >= 0xF0 ? 4 : unfinished[start] >= 0xE0 ? 3 : 2
      return unfinished.count - start < length ? start : unfinished.count
    }
    let whole = unfinished.prefix(cut ?? unfinished.count)
    screen.print(String(decoding: whole, as: UTF8.self))
    unfinished.removeFirst(whole.count)
  }

  /// Reads what is there or comes within a moment. False at the end of the output or when time is up.
  private func read(until deadline: ContinuousClock.Instant) -> Bool {
    while ContinuousClock().now < deadline {
      var waited = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      let ready = poll(&waited, 1, 100)
      if ready <= 0 { continue }
      var buffer = [UInt8](repeating: 0, count: 65_536)
      let count = Foundation.read(master, &buffer, buffer.count)
      // Linux says EIO when the last one who had the terminal open is gone.
      guard count > 0 else { return false }
      show(buffer[..<count])
      return true
    }
    return false
  }
}

extension PseudoTerminal {
  /// Sends the program a signal.
  func end(with signal: Int32) { kill(process, signal) }
}
