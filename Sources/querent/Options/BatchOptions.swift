import Agent
import ArgumentParser
import Foundation

/// Options of `querent run`.
struct BatchOptions: ParsableArguments {
  @Flag(name: .customLong("exit-zero"), help: "Exit 0 even where questions failed.")
  var exitZero = false
  @Option(name: .long, help: "Run only questions whose id or text matches a regular expression.")
  var only: String?
  @Option(name: .long, help: "Accepted for scripts: questions run one after the other.")
  var jobs: Int?
  @Flag(name: .customLong("fail-fast"), help: "Stop at the first question that fails.")
  var failFast = false
  @Flag(name: .long, help: "Read the files and run nothing.")
  var check = false
  @Option(name: .long, help: "A value for {{name}}, as name=value; repeatable.")
  var param: [String] = []

  func validate() throws {
    if let bad = param.first(where: { !$0.contains("=") }) {
      throw ValidationError("--param needs name=value, not \"\(bad)\".")
    }
    if let only, (try? Regex(only)) == nil {
      throw ValidationError("--only needs a regular expression, not \"\(only)\".")
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs needs a positive number, not \(jobs).") }
  }

  /// Reads a file's text as its name says; standard input is one question a line, or JSON Lines.
  /// - Throws: ``CommandFailure`` with file and line for each problem.
  func parse(_ text: String, path: String) throws -> BatchFile {
    let startsAsJSON = text.first { !$0.isWhitespace } == "{"
    let isJSON = path == "-" ? startsAsJSON : path.hasSuffix(".jsonl") || path.hasSuffix(".ndjson")
    do throws(BatchFileError) {
      return try BatchFile(
        path: path, text: text, skin: isJSON ? .jsonLines : .questions, parameters: parameters)
    } catch {
      throw CommandFailure(error.problems, status: .usage, file: path)
    }
  }

  private var parameters: [String: String] {
    Dictionary(
      param.compactMap { pair in
        pair.firstIndex(of: "=").map { (String(pair[..<$0]), String(pair[pair.index(after: $0)...])) }
      }, uniquingKeysWith: { $1 })
  }

  /// Whether a question is to run.
  func selects(_ question: BatchQuestion) -> Bool {
    guard let only, let pattern = try? Regex(only).ignoresCase() else { return true }
    return question.id.firstMatch(of: pattern) != nil || question.text.firstMatch(of: pattern) != nil
  }
}
