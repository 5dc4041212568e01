import Agent
import ArgumentParser
import Foundation
import QuerentCore
import Rendering

/// `querent run`: the questions of batch files.
struct Run: ConfiguredCommand {
  static let configuration = CommandConfiguration(
    abstract: "Answer the questions of .q, .yaml, .md and .jsonl files.")

  @Argument(help: "Question files, or names of saved questions; \"-\" reads questions from standard input.")
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
  func read(_ path: String) throws -> BatchFile {
    guard path != "-" else { return try batch.parse(StandardStreams.readInput(), path: path) }
    let file = named(path)?.path ?? path
    if file == path, let kind = Self.dataKind(path) {
      throw CommandFailure.usage(
        "\(path) is \(kind), not a file of questions.", "Ask it with: --db \(path)")
    }
    let text: String
    do throws(Diagnostic) {
      text = try TextFile(file).text
    } catch {
      throw CommandFailure([error], status: .usage)
    }
    return try batch.parse(text, path: file)
  }

  /// What a file is that holds data, by the ending of its name.
  private static func dataKind(_ path: String) -> String? {
    switch URL(filePath: path).pathExtension.lowercased() {
    case "csv", "tsv", "tab", "psv": "a table"
    case "db", "sqlite", "sqlite3", "db3": "a database"
    default: nil
    }
  }

  /// What was saved in a session under a name that is no file.
  private func named(_ name: String) -> SavedQuestions.Entry? {
    guard !FileManager.default.fileExists(atPath: name) else { return nil }
    return SavedQuestions(sources: data.sources([]), folder: Surroundings.current.configFolder).entry(name)
  }
}
