import Dispatch
import Foundation
import QuerentCore
import Synchronization

/// Turns Ctrl-C and TERM into a flag that everything long watches, and remembers which one came.
enum Interruption {
  static let flag = CancellationFlag()
  private static let received = Atomic<Int32>(0)
  private static let sources = Mutex<[any DispatchSourceSignal]>([])

  /// The status to end with when a signal came.
  static var status: ExitStatus? {
    switch received.load(ordering: .relaxed) {
    case SIGINT: .interrupted
    case SIGTERM: .terminated
    default: nil
    }
  }

  /// Watches SIGINT and SIGTERM; a second Ctrl-C leaves at once. A closed pipe ends the program silently, as it does
  /// for other filters, even when the parent ignores the signal.
  static func install() {
    signal(SIGPIPE, SIG_DFL)
    sources.withLock { sources in
      for number in [SIGINT, SIGTERM] {
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
        source.setEventHandler { note(number) }
        source.resume()
        sources.append(source)
      }
    }
  }

  private static func note(_ number: Int32) {
    if received.exchange(number, ordering: .relaxed) == number { exit(128 + number) }
    flag.cancel()
  }

  /// Gives the signals back to whoever handles them from here on: the session has its own.
  static func release() {
    sources.withLock { sources in
      for source in sources { source.cancel() }
      sources = []
    }
    signal(SIGINT, SIG_DFL)
    signal(SIGTERM, SIG_DFL)
  }
}
