import Foundation
import QuerentCore
import SQLGeneration
import SemanticLayer
import SemanticParsing
import Storage

@testable import Agent

/// The sample company as committed, opened once for all tests; imports are kept between runs.
enum Company {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../data").standardizedFileURL

  static let opened = Result {
    let cache = FileManager.default.temporaryDirectory.appending(path: "querent-company-tests")
    try FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
    var options = WorkspaceOptions()
    options.cacheFolder = cache.path
    return try Workspace.open(
      [folder.path], options: options, cancellation: CancellationFlag(), report: { _ in }, progress: { _ in })
  }

  /// The plan a question is answered with, or `nil` where it is refused or asked back.
  static func plan(of text: String) throws -> QueryPlan? {
    let workspace = try opened.get()
    let question = Question(text, asOf: workspace.defaultAsOf)
    guard case .interpretations(let found) = workspace.reader.read(question) else { return nil }
    return found.first?.plan
  }

  /// What the reader makes of a question, for messages.
  static func outcome(of text: String) throws -> String {
    let workspace = try opened.get()
    switch workspace.reader.read(Question(text, asOf: workspace.defaultAsOf)) {
    case .interpretations(let found): return found.first?.plan.text ?? "nothing"
    case .clarification(_, let likeliest): return "asked: " + (likeliest.first?.plan.text ?? "")
    case .refusal(_, let likeliest): return "refused: " + (likeliest.first?.plan.text ?? "")
    }
  }

  static func rows(of plan: QueryPlan) throws -> [[Value]] {
    let workspace = try opened.get()
    let compiled = try workspace.compiler.compile(plan)
    return try rows(of: compiled.query)
  }

  static func rows(of sql: SQLQuery) throws -> [[Value]] {
    try opened.get().store.run(sql, limits: ExecutionLimits(), cancellation: CancellationFlag()).rows
  }
}
