import Foundation
import QuerentCore
import SemanticLayer
import SemanticParsing
import Testing

@testable import Agent

@Suite("Questions that start a tool, over the sample company")
struct AnalysisReadingTests {
  static let questions = CompanyLine.read("analyses")
  static let others = CompanyLine.read("figures-not-analyses")

  /// The request and the figures a question is read as, in one line; a plan alone where no tool starts.
  static func outcome(of text: String) throws -> String {
    let workspace = try Company.opened.get()
    switch workspace.reader.read(Question(text, asOf: workspace.defaultAsOf)) {
    case .interpretations(let found): return found.first.map(line) ?? "nothing"
    case .clarification(_, let likeliest): return "asked: " + (likeliest.first.map(line) ?? "")
    case .refusal(let refusal, _): return "refused: \(refusal.code.rawValue)"
    }
  }

  static func line(_ reading: Interpretation) -> String {
    guard let request = reading.request else { return reading.plan.text }
    return PlannedAnalysis(request, of: reading.plan.outputs.isEmpty ? nil : reading.plan).text
  }

  @Test("the corpora are as large as they are said to be")
  func size() {
    #expect(Self.questions.count >= 80)
    #expect(Self.others.count >= 25)
  }

  @Test("a question is read as its request and its figures", arguments: questions)
  func reading(line: CompanyLine) throws { #expect(try Self.outcome(of: line.left) == line.right) }

  @Test("a request reads back from its line", arguments: Set(questions.map(\.right)).sorted())
  func roundTrip(text: String) throws {
    let planned = try #require(PlannedAnalysis(parsing: text))
    #expect(planned.text == text)
  }

  @Test("a question that only sounds like it starts no tool", arguments: others)
  func negative(line: CompanyLine) throws {
    let outcome = try Self.outcome(of: line.left)
    #expect(PlannedAnalysis(parsing: outcome) == nil, "\(outcome)")
  }

  /// Sorts a file of questions with what they are read as.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["RECORD_ANALYSES"] != nil)) func record() throws {
    let path = ProcessInfo.processInfo.environment["RECORD_ANALYSES"] ?? ""
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
    let read = try lines.map { "\($0) | \(try Self.outcome(of: $0))" }.joined(separator: "\n")
    try read.write(toFile: path + ".read", atomically: true, encoding: .utf8)
  }
}
