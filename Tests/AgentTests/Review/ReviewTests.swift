import QuerentCore
import SemanticLayer
import SemanticParsing
import Testing

@testable import Agent

@Suite("Review")
struct ReviewTests {
  @Test("each check passes its good example", arguments: ReviewExample.all)
  func good(example: ReviewExample) {
    let verdict = example.check.judge(example.good, ReviewFixture.context)
    guard case .passed(let detail) = verdict else {
      Issue.record("\(example): \(verdict) for \"\(example.good.draft.text)\"")
      return
    }
    #expect(!detail.isEmpty)
  }

  @Test("each check rejects its spoiled example in plain words", arguments: ReviewExample.all)
  func spoiled(example: ReviewExample) {
    var context = ReviewFixture.context
    // The one check that looks at the model rather than the attempt has a spoiled model.
    if example.check is MissingValuesAreFew {
      context.model.tables[0].columns[4].nullCount = 30
    }
    let verdict = example.check.judge(example.spoiled, context)
    guard case .failed(let detail, _) = verdict else {
      Issue.record("\(example): \(verdict)")
      return
    }
    #expect(!detail.contains("_"), "names of columns do not belong into \"\(detail)\"")
  }

  @Test("every check in the list has an example, and names are unique")
  func coverage() {
    let listed = Review.checks.map(\.name)
    #expect(Set(listed).count == listed.count)
    #expect(Set(listed) == Set(ReviewExample.all.map(\.check.name)))
    #expect(listed.count >= 12)
  }

  @Test(
    "the whole review accepts what the analyst writes itself",
    arguments: [
      ReviewFixture.byRegion, ReviewFixture.inYear, ReviewFixture.byMonth, ReviewFixture.compared,
      ReviewFixture.top,
      ReviewFixture.filtered,
    ])
  func accepted(attempt: Attempt) {
    let review = Review(
      of: attempt, in: ReviewFixture.context, checks: Review.checks.filter { !needsSQL($0) })
    #expect(review.hardFailures.map(\.detail) == [], "\(attempt.question.text): \(attempt.draft.text)")
  }

  /// The fixtures have no real statements.
  private func needsSQL(_ check: any ReviewCheck) -> Bool {
    check is FiltersAreInTheStatement || check is PeriodIsInTheStatement
  }

  @Test("a wrong limit is repaired to the number asked for")
  func repair() {
    var attempt = ReviewFixture.top
    attempt.interpretation.plan.limit = .init(10)
    let review = Review(of: attempt, in: ReviewFixture.context)
    #expect(!review.isAccepted)
    #expect(review.repair?.limit?.count == 2)
  }

  @Test("a soft check that fails does not reject")
  func soft() {
    var attempt = ReviewFixture.byMonth
    attempt.draft.caveats = []
    let review = Review(of: attempt, in: ReviewFixture.context, checks: [PartialPeriodIsDisclosed()])
    #expect(review.isAccepted)
    #expect(review.outcomes.map(\.passed) == [false])
  }
}

@Suite("Numbers in prose")
struct NumbersInProseTests {
  @Test(
    "a number stands for the figures it is a rounded form of",
    arguments: [
      ("$1,204.50", 1204.5, true), ("$1,204.50", 1204.504, true), ("$1,204.50", 1204.51, false),
      ("12.7%", 0.1274, true),
      ("12.7%", 0.128, false), ("31", -31, true), ("0.16", 0.1562, true), ("0.16", 0.154, false),
    ])
  func rounding(text: String, figure: Double, isGrounded: Bool) {
    let numbers = NumbersInProse.find(in: "It was \(text), then.")
    #expect(numbers.count == 1)
    #expect(numbers.first?.stands(for: figure) == isGrounded)
  }

  @Test("a group said by two words, of which one names a column of its own, is one group")
  func nameOfTwoWords() throws {
    var attempt = ReviewFixture.byRegion
    var context = ReviewFixture.context
    context.model.tables[0].columns.append(
      .init(name: "product", label: "product", type: .text, role: .dimension))
    attempt.question.text = "sales by product region"
    #expect(GroupWordsAreUsed().judge(attempt, context) == .passed("groups as asked"))
    attempt.question.text = "sales by product"
    #expect(GroupWordsAreUsed().judge(attempt, context) != .passed("groups as asked"))
  }
}
