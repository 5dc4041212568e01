import Foundation
import Synchronization

/// One run of the built program over pipes.
struct Invocation {
  var status: Int32
  var output: String
  var error: String

  /// Each line of the output as a JSON object.
  var objects: [[String: Any]] {
    output.split(separator: "\n").compactMap {
      (try? JSONSerialization.jsonObject(with: Data($0.utf8))) as? [String: Any]
    }
  }
}

/// A folder with a little data, and runs of the program in it with homes of its own.
final class PipeFixture {
  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "querent-pipes-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try write(
      "orders.csv",
      """
      order_id,order_date,region,sales
      1,2026-01-15,West,100.50
      2,2026-01-20,East,200
      3,2026-02-10,West,50
      4,2026-02-28,South,25.25

      """)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func write(_ name: String, _ text: String) throws {
    try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
  }

  /// Runs `querent` with arguments, and with text on standard input.
  func run(
    _ arguments: String..., input: String = "", environment: [String: String] = [:]
  ) throws -> Invocation {
    try run(arguments, input: input, environment: environment)
  }

  func run(
    _ arguments: [String], input: String = "", interruptedBy signal: Int32? = nil,
    environment: [String: String] = [:]
  ) throws -> Invocation {
    let process = Process()
    process.executableURL = URL(filePath: BuiltProgram.path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = [
      "PATH": "/usr/bin:/bin", "HOME": folder, "LC_ALL": "C.UTF-8", "XDG_CACHE_HOME": folder + "/cache",
    ].merging(environment) { $1 }
    // Files rather than pipes: a full pipe would block the program while nobody reads it.
    let inputPath = "\(folder)/stdin-\(UUID().uuidString)"
    try input.write(toFile: inputPath, atomically: true, encoding: .utf8)
    let output = try file()
    let error = try file()
    process.standardInput = FileHandle(forReadingAtPath: inputPath)
    process.standardOutput = output.handle
    process.standardError = error.handle
    try process.run()
    if let signal {
      Thread.sleep(forTimeInterval: 0.7)
      kill(process.processIdentifier, signal)
    }
    process.waitUntilExit()
    return Invocation(
      status: process.terminationReason == .exit
        ? process.terminationStatus : 128 + process.terminationStatus,
      output: try String(contentsOfFile: output.path, encoding: .utf8),
      error: try String(contentsOfFile: error.path, encoding: .utf8))
  }

  private func file() throws -> (handle: FileHandle, path: String) {
    let path = "\(folder)/stream-\(UUID().uuidString)"
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    return (try FileHandle(forWritingTo: URL(filePath: path)), path)
  }
}
