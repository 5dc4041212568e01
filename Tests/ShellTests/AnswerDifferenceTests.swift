import QuerentCore
import Testing

@testable import Shell

@Suite("An answer is compared with itself later")
struct AnswerDifferenceTests {
  private func answer(_ rows: [[Value]], isKeyed: Bool = true) -> Answer {
    var answer = Answer(question: Question("sales by region"), status: .answered)
    answer.table = ResultTable(
      columns: [.init(name: "region", kind: .text, isKey: isKeyed), .init(name: "sales", kind: .real)],
      rows: rows)
    return answer
  }

  @Test("the same rows are the same, in another order they are said to be")
  func same() {
    let first = answer([[.text("West"), .real(2)], [.text("East"), .real(1)]])
    #expect(AnswerDifference(from: first, to: first).words == "The same as before.")
    let turned = answer([[.text("East"), .real(1)], [.text("West"), .real(2)]])
    #expect(AnswerDifference(from: first, to: turned).words == "Differs: in another order.")
  }

  @Test("rows are found by their keys, and changes are in figures")
  func changes() {
    let before = answer([[.text("West"), .real(1_200)], [.text("East"), .real(1)], [.null, .real(5)]])
    let after = answer([
      [.text("North"), .real(3)], [.text("West"), .real(1_180.5)], [.text("East"), .real(1)],
    ])
    let difference = AnswerDifference(from: before, to: after)
    #expect(difference.words == "Differs: 1 row with other values; 1 row more; 1 row fewer.")
    #expect(
      difference.rows == ["+ North: sales 3", "  West: sales 1,200 → 1,180.50 (-19.5)", "- NULL"]
        || difference.rows.count == 3)
  }

  @Test("rows without keys are compared by their place, and long lists are cut")
  func places() {
    let before = answer((0..<20).map { [.text("x"), .integer($0)] }, isKeyed: false)
    let after = answer((0..<20).map { [.text("x"), .integer($0 + 1)] }, isKeyed: false)
    let difference = AnswerDifference(from: before, to: after)
    #expect(difference.words == "Differs: 20 rows with other values.")
    #expect(difference.rows.first == "  row 1: sales 0 → 1 (+1)")
    #expect(difference.rows.last == "and 8 more")
  }

  @Test("an answer that became a refusal says so")
  func refused() {
    let refused = Answer(question: Question("x"), status: .refused)
    #expect(AnswerDifference(from: answer([]), to: refused).words == "Differs: was answered, now refused.")
  }
}
