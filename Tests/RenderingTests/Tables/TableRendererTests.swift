import QuerentCore
import Rendering
import Testing

@Suite("Tables")
struct TableRendererTests {
  private func answer(_ table: ResultTable) -> Answer {
    var answer = Answer(question: Question("q"), status: .answered)
    answer.table = table
    return answer
  }

  private static let orderLines = ResultTable(
    columns: [
      .init(name: "order_id", kind: .identifier, isKey: true), .init(name: "order_date", kind: .date),
      .init(name: "customer", kind: .text), .init(name: "product", kind: .text),
      .init(name: "region", kind: .text),
      .init(name: "quantity", kind: .integer), .init(name: "sales", kind: .real, unit: "USD"),
      .init(name: "discount", kind: .real, unit: "%"),
      .init(name: "days_to_ship", kind: .integer, unit: "days"),
      .init(name: "is_returned", kind: .boolean),
    ],
    rows: (0..<24).map(orderLine))

  private static func orderLine(_ row: Int) -> [Value] {
    let day = row < 9 ? "0\(row + 1)" : String(row + 1)
    let customers = ["Claire Gute", "Élodie Martin", "東京商事株式会社", ""]
    let product: Value = row % 5 == 0 ? .null : .text("Bush Somerset Collection Bookcase, number \(row)")
    let sales = Double(row * row * 137) / 4 - 120
    return [
      .integer(Int64(100_200 + row)), .text("2017-03-\(day)"), .text(customers[row % 4]), product,
      .text(row % 2 == 0 ? "West" : "East"), .integer(Int64(row * 611 % 7000)), .real(sales),
      .real(Double(row % 6) / 10), .integer(Int64(row % 8)), .integer(Int64(row % 2)),
    ]
  }

  @Test("a wide table goes down the ladder as recorded")
  func ladder() throws {
    let text = everyStyle(
      widths: [30, 40, 60, 80, 120, 200], charsets: [.unicode, .ascii], showsColor: false
    ) { style in
      var typed = style
      typed.showsTypes = true
      typed.maximumRows = 6
      return AnswerRenderer(style: typed).render(answer(Self.orderLines))
    }
    try expectSnapshot(text, named: "table-wide")
  }

  @Test("the footer counts the rows that are not shown")
  func footer() {
    let output = AnswerRenderer(style: OutputStyle(width: 200)).render(answer(Self.orderLines))
    #expect(output.contains("20 of 24 rows · /rows all"))
    let all = AnswerRenderer(style: OutputStyle(width: 200, maximumRows: nil)).render(answer(Self.orderLines))
    #expect(!all.contains("/rows all"))
  }

  @Test("identifiers and years have no separators, measures have")
  func separators() {
    let table = ResultTable(
      columns: [
        .init(name: "year", kind: .identifier), .init(name: "zip", kind: .text),
        .init(name: "orders", kind: .integer),
      ], rows: [[2017, "01234", 12_345]])
    let output = AnswerRenderer(style: OutputStyle()).render(answer(table))
    #expect(output.contains("2017  01234  12,345"))
  }

  @Test("null and the empty text differ")
  func nulls() {
    let table = ResultTable(
      columns: [.init(name: "a", kind: .text), .init(name: "b", kind: .text)], rows: [["", .null]])
    #expect(AnswerRenderer(style: OutputStyle()).render(answer(table)).contains("''  ∅"))
    #expect(AnswerRenderer(style: OutputStyle(charset: .ascii)).render(answer(table)).contains("''  NULL"))
  }

  @Test("without a width nothing is cut or hidden")
  func unlimited() {
    let style = OutputStyle(width: .max, maximumRows: nil)
    let output = AnswerRenderer(style: style).render(answer(Self.orderLines))
    #expect(!output.contains("…"))
    #expect(output.split(separator: "\n").count == 26)
    let nothing = ResultTable(columns: [], rows: [])
    #expect(AnswerRenderer(style: style).render(answer(nothing)).contains("no rows"))
  }

  @Test("a table without rows says so")
  func empty() {
    let table = ResultTable(columns: [.init(name: "a", kind: .text)], rows: [])
    #expect(AnswerRenderer(style: OutputStyle()).render(answer(table)).contains("no rows"))
  }
}
