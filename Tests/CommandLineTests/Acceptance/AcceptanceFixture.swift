import Foundation

/// Runs of the built program over the sample company, which is imported once for the whole suite.
enum Company {
  /// What imports are kept in, gone with the folder for temporary files.
  private static let cache =
    NSTemporaryDirectory() + "querent-acceptance-\(ProcessInfo.processInfo.processIdentifier)"

  static var environment: [String: String] { ["XDG_CACHE_HOME": cache] }

  /// The answers to questions, one a line, as JSON objects.
  static func answers(
    _ questions: [String], _ options: [String] = [], in fixture: PipeFixture
  ) throws -> [[String: Any]] {
    try fixture.run(
      ["run", "-", "--format", "jsonl", "--no-input"] + options,
      input: questions.joined(separator: "\n") + "\n", environment: environment
    ).objects
  }
}
