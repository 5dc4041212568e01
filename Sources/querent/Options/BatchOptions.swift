import Agent
import ArgumentParser
import Foundation

/// Options of `querent run`.
struct BatchOptions: ParsableArguments {
  @Flag(name: .customLong("exit-zero"), help: "Exit 0 even where questions failed.")
  var exitZero = false
  @Option(name: .long, help: "Run only questions whose id or text matches a regular expression.")
  var only: String?
  @Option(name: .long, help: "Run on so many threads; follow-ups stay in order.")
  var jobs: Int?
  @Flag(name: .customLong("fail-fast"), help: "Stop at the first question that fails.")
  var failFast = false
  @Option(name: .customLong("max-failures"), help: "Stop after so many questions that failed.")
  var maxFailures: Int?
  @Option(name: .customLong("pass-rate"), help: "Exit 0 when at least this share of questions passed: 95%.")
  var passRate: String?
  @Flag(name: .long, help: "Read the files and run nothing.")
  var check = false
  @Flag(name: .long, help: "Keep the answers in the output file (-o FILE.jsonl) and run the rest.")
  var resume = false
  @Flag(name: .customLong("retry-errors"), help: "As --resume, but run again what ended in an error.")
  var retryErrors = false
  @Option(name: .long, help: "Write a JUnit XML report.")
  var junit: String?
  @Option(name: .long, help: "Write a TAP report.")
  var tap: String?
  @Option(name: .long, help: "Write one HTML page with charts.")
  var html: String?
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
    if let maxFailures, maxFailures < 1 {
      throw ValidationError("--max-failures needs a positive number, not \(maxFailures).")
    }
    if let passRate, Self.share(passRate) == nil {
      throw ValidationError("--pass-rate needs a percentage like 95%, not \"\(passRate)\".")
    }
  }

  /// How many failures stop the run.
  var mostFailures: Int { failFast ? 1 : maxFailures ?? .max }

  /// The least share of questions that must pass, 0…1; `nil` means all of them.
  var leastPassed: Double? { passRate.flatMap(Self.share) }

  /// `95%` and `0.95` are the same.
  private static func share(_ text: String) -> Double? {
    let isPercent = text.hasSuffix("%")
    guard let number = Double(isPercent ? text.dropLast() : text[...]) else { return nil }
    let share = isPercent || number > 1 ? number / 100 : number
    return (0...1).contains(share) ? share : nil
  }

  /// Reads a file's text as its name says; standard input is one question a line, or JSON Lines.
  /// - Throws: ``CommandFailure`` with file and line for each problem.
  func parse(_ text: String, path: String) throws -> BatchFile {
    do throws(BatchFileError) {
      return try BatchFile(path: path, text: text, skin: skin(of: path, text), parameters: parameters)
    } catch {
      throw CommandFailure(error.problems, status: .usage, file: path)
    }
  }

  private func skin(of path: String, _ text: String) -> BatchFile.Skin {
    if path == "-" { return text.first { !$0.isWhitespace } == "{" ? .jsonLines : .questions }
    return BatchFile.Skin(path: path)
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
