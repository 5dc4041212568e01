import SemanticLayer
import SemanticParsing
import Testing

@Suite("Members") struct MemberIndexTests {
  private let index = TradeModel.members

  @Test(
    "A member is found whatever its case, accents and white space",
    arguments: ["élodie martin", "ELODIE  MARTIN", "Elodie Martin"])
  func folded(_ text: String) {
    #expect(index.exact(text).map(\.value) == ["Élodie Martin"])
  }

  @Test("An apostrophe does not matter")
  func apostrophes() { #expect(index.exact("sean odonnell").map(\.value) == ["Sean O'Donnell"]) }

  @Test("Singular and plural find each other, at a lower score")
  func plurals() {
    #expect(index.exact("chair").map(\.value) == ["Chairs"])
    #expect(index.exact("chair")[0].score < index.exact("chairs")[0].score)
  }

  @Test("A word of a longer value finds it")
  func parts() { #expect(index.containing(word: "Robel").map(\.value) == ["Dayana Robel"]) }

  @Test("A misspelt value is found within one edit, a short one never")
  func fuzzy() {
    #expect(index.fuzzy("Furnitre").map(\.value) == ["Furniture"])
    #expect(index.fuzzy("Wst").isEmpty)
  }

  @Test(
    "Words in another order, with or without a comma, find the value",
    arguments: ["Gute, Claire", "gute claire"])
  func order(_ text: String) { #expect(index.exact(text).map(\.value) == ["Claire Gute"]) }

  @Test("Names of states and countries find codes, and codes find names")
  func places() {
    let index = MemberIndex(columns: [
      .init(column: ColumnReference(table: "t", column: "ship_state"), values: ["CA", "NY"]),
      .init(column: ColumnReference(table: "t", column: "home_state"), values: ["Texas", "Ohio"]),
      .init(
        column: ColumnReference(table: "t", column: "country"), values: ["United States", "Germany", "CH"]),
      .init(column: ColumnReference(table: "t", column: "grade"), values: ["OH", "FR"]),
    ])
    #expect(index.exact("California").map(\.value) == ["CA"])
    #expect(index.exact("tx").map(\.value) == ["Texas"])
    #expect(index.exact("USA").map(\.value) == ["United States"])
    #expect(index.exact("swiss").map(\.value) == ["CH"])
    #expect(index.exact("DEU").map(\.value) == ["Germany"])
    #expect(index.exact("France").isEmpty, "a grade is no country")
    #expect(index.exact("OH").map(\.value) == ["OH"])
  }

  @Test("Initials stand for names, and names for initials, while few values have them")
  func initials() {
    let index = MemberIndex(columns: [
      .init(
        column: ColumnReference(table: "t", column: "company"),
        values: ["International Business Machines", "Bank of America", "KLM"])
    ])
    #expect(index.initialism("IBM").map(\.value) == ["International Business Machines"])
    #expect(index.initialism("BoA").map(\.value) == ["Bank of America"])
    #expect(index.initialism("BA").map(\.value) == ["Bank of America"])
    #expect(index.initialism("Koninklijke Luchtvaart Maatschappij").map(\.value) == ["KLM"])
    #expect(index.initialism("XYZ").isEmpty)
  }

  @Test("Numbers and first letters are never corrected")
  func numbers() {
    let index = MemberIndex(columns: [
      .init(column: ColumnReference(table: "t", column: "code"), values: ["Order 10023", "Boston North"])
    ])
    #expect(index.fuzzy("Order 10024").isEmpty)
    #expect(index.fuzzy("Ordre 10023").map(\.value) == ["Order 10023"])
    #expect(index.fuzzy("Coston North").isEmpty)
  }

  @Test("Beginnings and nearest values are offered in a fixed order")
  func offers() {
    #expect(
      index.withPrefix("c", limit: 4).map(\.value) == ["California", "Central", "Chairs", "Claire Gute"])
    #expect(index.nearest(to: "Wset", limit: 2).first?.value == "West")
    #expect(index.nearest(to: "Gute", limit: 3).contains { $0.value == "Claire Gute" })
    #expect(index.nearest(to: "qqqqqqqq", limit: 3).isEmpty)
  }

  @Test("Columns left out are not found")
  func used() {
    var builder = MemberIndexBuilder()
    for (column, values) in [("a", ["North", "South"]), ("b", ["North"])] {
      builder.begin(ColumnReference(table: "t", column: column))
      for value in values { builder.add(value) }
    }
    let index = MemberIndex(ReadOnlyBytes(builder.finish())) { $0.column == "b" }
    #expect(index.exact("north").map(\.column.column) == ["b"])
    #expect(index.exact("south").isEmpty)
    #expect(index.count == 1)
    #expect(index.columns(withAtMost: 10).map(\.column.column) == ["b"])
  }

  @Test("An unknown value finds nothing", arguments: ["Nairobi", "", "   ", "!!"])
  func unknown(_ text: String) { #expect(index.exact(text).isEmpty) }
}
