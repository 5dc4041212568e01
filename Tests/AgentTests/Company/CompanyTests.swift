import QuerentCore
import SemanticLayer
import Testing

@testable import Agent

/// What sales representatives and revenue operations ask of the sample company.
@Suite("Questions about the sample company")
struct CompanyTests {
  static let questions = CompanyLine.read("questions")
  static let statements = CompanyLine.read("statements")
  static let refusals = CompanyLine.read("not")

  @Test("the corpora are as large as they are said to be")
  func size() {
    #expect(Self.questions.count >= 500)
    #expect(Set(Self.questions.map(\.right)).count >= 120)
    #expect(Self.refusals.count >= 100)
    #expect(Self.statements.count >= 60)
    #expect(Set(Self.questions.map(\.left)).count == Self.questions.count)
  }

  /// A reading that would rather ask back counts with what it holds for likeliest.
  @Test("a question reads as its plan", arguments: questions)
  func plan(line: CompanyLine) throws {
    let outcome = try Company.outcome(of: line.left)
    #expect(outcome == line.right || outcome == "asked: " + line.right)
  }

  @Test("a plan of the corpus is valid and gives rows", arguments: Set(questions.map(\.right)).sorted())
  func validity(text: String) throws {
    let plan = try QueryPlan(parsing: text)
    #expect(plan.text == text)
    #expect(try plan.problems(in: Company.opened.get().model).isEmpty)
    #expect(throws: Never.self) { try Company.rows(of: plan) }
  }

  @Test("a plan gives the rows of a statement written by hand", arguments: statements)
  func rows(line: CompanyLine) throws {
    let plan = try QueryPlan(parsing: line.right)
    let expected = try Company.rows(of: SQLQuery(text: line.left))
    let actual = try Company.rows(of: plan)
    #expect(!expected.isEmpty)
    #expect(
      RowComparison.equal(actual, expected, ignoringOrder: true),
      "expected \(ExpectationJudge.excerpt(expected))\nactual \(ExpectationJudge.excerpt(actual))")
  }

  /// `refused`, or a part of a plan that no reading of the phrase may have.
  @Test("a phrase is refused, or not taken for something else", arguments: refusals)
  func refusal(line: CompanyLine) throws {
    let outcome = try Company.outcome(of: line.left)
    if line.right == "refused" {
      #expect(outcome.hasPrefix("refused") || outcome.hasPrefix("asked"), "read as \(outcome)")
    } else {
      #expect(!outcome.contains(line.right), "read as \(outcome)")
    }
  }
}
