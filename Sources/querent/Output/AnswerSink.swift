import Foundation
import QuerentCore
import Rendering

/// Where answers go: standard output or a file.
final class AnswerSink {
  private let handle: FileHandle?

  /// - Throws: ``CommandFailure`` when the file cannot be written.
  init(_ path: String?) throws {
    guard let path, path != "-" else {
      handle = nil
      return
    }
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else { throw CommandFailure.usage("\(path) cannot be written.", "Check that its folder exists.") }
    self.handle = handle
  }

  func write(_ text: String) {
    if let handle {
      try? handle.write(contentsOf: Data(text.utf8))
    } else {
      StandardStreams.output.write(text)
    }
  }
}
