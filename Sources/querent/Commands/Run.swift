import Agent
import ArgumentParser
import Foundation
import QuerentCore
import Rendering

/// `querent run`: the questions of batch files.
struct Run: QuerentCommand {
  static let configuration = CommandConfiguration(
    abstract: "Answer the questions of .q, .yaml, .md and .jsonl files.")

  @Argument(help: "Question files; \"-\" reads questions from standard input.")
  var files: [String]
  @OptionGroup var data: DataOptions
  @OptionGroup var limits: LimitOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var batch: BatchOptions

  func execute() throws -> ExitStatus {
    try BatchSession(sources: data.db.map { [$0] }, data: data, limits: limits, output: output, batch: batch)
      .run(files.map { try read($0) })
  }

  /// - Throws: ``CommandFailure`` when the file cannot be read or is not written rightly; nothing has run then.
  private func read(_ path: String) throws -> BatchFile {
    let text: String
    if path == "-" {
      text = StandardStreams.readInput()
    } else if let contents = FileManager.default.contents(atPath: path) {
      text = String(decoding: contents, as: UTF8.self)
    } else {
      throw CommandFailure.usage("\(path) cannot be read.", "Check the path.")
    }
    return try batch.parse(text, path: path)
  }
}
