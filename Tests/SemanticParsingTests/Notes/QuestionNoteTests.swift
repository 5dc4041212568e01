import QuerentCore
import SemanticLayer
import Testing

@testable import SemanticParsing

@Suite("Notes that come with a question")
struct QuestionNoteTests {
  private func best(_ question: String, note: String) throws -> Interpretation {
    let asked = Question(question, context: note)
    let found =
      switch TradeModel.reader.read(asked) {
      case .interpretations(let found): found
      case .clarification(_, let likeliest), .refusal(_, let likeliest): likeliest
      }
    return try #require(found.first)
  }

  @Test(
    "texts are compared as the note says",
    arguments: [
      ("Match all strings with LIKE", "%Texas%"),
      ("Use wildcards when filtering the state", "%Texas%"),
      ("Filter product names using LIKE", nil),
      ("Always filter strings with an exact match", nil),
    ] as [(String, String?)])
  func matching(note: String, pattern: String?) throws {
    let plan = try best("customers in Texas", note: note).plan
    let text = pattern.map { "customers.state like '\($0)'" } ?? "customers.state = 'Texas'"
    #expect(plan.text == "show customers.customer_name | \(text)")
  }

  @Test("a figure that only the note knows is computed from what it is made of")
  func definitions() throws {
    let note = "margin rate = sum(orders.profit) / sum(orders.sales)"
    let reading = try best("margin rate by region", note: note)
    #expect(reading.plan.text.hasPrefix("sum(orders.profit) / sum(orders.sales) by orders.region"))
    #expect(reading.plan.problems(in: TradeModel.model).isEmpty)
    #expect(reading.defaults.contains { $0.hasPrefix("note used: margin rate") })
  }

  @Test("a missing value stands for what the note says, and for its contrary in a negated question")
  func absences() throws {
    let note = "orders.ship_date is null for orders that were not handed over yet"
    let handed = try best("how many orders were handed over yet", note: note)
    #expect(handed.plan.filter?.text == "orders.ship_date is not null")
    let open = try best("how many orders were not handed over yet", note: note)
    #expect(open.plan.filter?.text == "orders.ship_date is null")
    let other = try best("how many orders are there", note: note)
    #expect(other.plan.filter == nil)
  }

  @Test("rows are not repeated when the note says so")
  func distinct() throws {
    #expect(try best("state of customers", note: "Do not return duplicates.").plan.isDistinct)
  }

  @Test("what is not used is said")
  func unread() throws {
    let reading = try best("customers in Texas", note: "Our fiscal year is odd. Be nice.")
    #expect(reading.defaults.contains("note not used: Be nice"))
    #expect(reading.plan.text == "show customers.customer_name | customers.state = 'Texas'")
  }

  @Test("a note is cut into what it asks")
  func parts() {
    let note = QuestionNote(
      "To calculate the fill rate, divide shipped by ordered. ADR stands for total / nights\nUse orders.total."
    )
    #expect(
      note.definitions == [
        Definition(term: "fill rate", meaning: "shipped / ordered"),
        Definition(term: "ADR", meaning: "total / nights"),
      ])
    #expect(note.unread == ["Use orders.total"])
  }
}
