import QuerentCore
import SemanticLayer
import Testing

@Suite("Model files")
struct ModelFileTests {
  /// `line:column code: summary (suggestions)`, a line each.
  static func described(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { problem in
      let suggestions = problem.suggestions.isEmpty ? "" : " (\(problem.suggestions.joined(separator: ", ")))"
      return "\(problem.line ?? 0):\(problem.column ?? 0) \(problem.code): \(problem.summary)\(suggestions)"
    }.joined(separator: "\n")
  }

  private static func problems(_ yaml: String) -> String {
    do {
      _ = try SemanticModel(yaml: yaml)
      return ""
    } catch {
      return described(error.diagnostics)
    }
  }

  @Test("what is written is read back, and writing it again gives the same bytes")
  func roundTrip() throws {
    let inferred = SemanticModel(inferredFrom: SampleCatalogue.shop)
    let read = try SemanticModel(yaml: inferred.yaml)
    #expect(read.yaml == inferred.yaml)
    #expect(read.measures == inferred.measures)
    #expect(read.relationships == inferred.relationships)
    #expect(try ModelFile(yaml: inferred.yaml).applied(to: inferred) == inferred)
  }

  @Test(
    "names and words of any kind survive",
    arguments: ["no", "1", "a: b", "#x", "\"q\"", "é\n\t\\", "", " x ", "~"])
  func scalars(text: String) throws {
    var model = SemanticModel(inferredFrom: SampleCatalogue.shop)
    model.synonyms = [SemanticModel.Synonym(term: text, meaning: "sales")]
    model.tables[0].label = text
    model.tables[0].synonyms = [text, "b"]
    let read = try SemanticModel(yaml: model.yaml)
    #expect(read.synonyms == model.synonyms)
    #expect(read.tables[0].label == text)
    #expect(read.tables[0].synonyms == [text, "b"])
  }

  @Test("a partial file changes what it names and leaves the rest")
  func partial() throws {
    let inferred = SemanticModel(inferredFrom: SampleCatalogue.shop)
    let file = try ModelFile(
      yaml: """
        tables:
          - name: orders
            dimensions:
              - Quantity
            measures:
              - name: Sales
                unit: USD
        measures:
          - name: units
            expr: sum(Orders.Quantity)
        calendar: {fiscal_year_start: 4}
        """)
    let model = try file.applied(to: inferred)
    #expect(model.table(named: "Orders")?.column(named: "Quantity")?.role == .dimension)
    #expect(model.table(named: "Orders")?.column(named: "Sales")?.unit == "USD")
    #expect(model.table(named: "Orders")?.columns.map(\.name) == inferred.tables[0].columns.map(\.name))
    #expect(model.measures.count == inferred.measures.count + 1)
    #expect(model.calendar == BusinessCalendar(fiscalYearStart: 4, weekStart: 1))
    #expect(model.relationships == inferred.relationships)
    #expect(file.problems(in: SampleCatalogue.shop).isEmpty)
  }

  @Test(
    "problems are found at their line and column",
    arguments: [
      ("tabels: []", "1:1 unknown-key: \"tabels\" is not a key of the model (tables)"),
      ("tables: 5", "1:9 wrong-type: tables must be a list"),
      ("tables:\n  - label: x", "2:5 missing-name: a table needs a name"),
      ("tables:\n  - name: a\n  - name: A", "3:11 duplicate-name: table \"A\" stands twice"),
      (
        "tables:\n  - name: a\n    measures:\n      - name: b\n        aggregate: avrage",
        "5:20 unknown-aggregate: \"avrage\" is no value of aggregate (average)"
      ),
      (
        "tables:\n  - name: a\n    measures: [b]\n    dimensions: [b]",
        "3:16 duplicate-name: column \"b\" stands in two lists"
      ),
      ("calendar:\n  week_start: 9", "2:15 wrong-type: week_start must be a whole number from 1 to 7"),
      ("measures:\n  - name: a", "2:5 missing-key: measure \"a\" needs an expr, such as sum(orders.sales)"),
      (
        "default_measure: salse\nmeasures:\n  - name: sales\n    expr: sum(o.s)",
        "1:18 unknown-measure: there is no measure \"salse\" (sales)"
      ),
      (
        "tables: [{name: a}]\nrelationships:\n  - {from: a, from_columns: [x], to: bb, to_columns: [y]}",
        "3:38 unknown-table: there is no table \"bb\""
      ),
      ("relationships:\n  - from: a", "2:5 missing-key: a relationship needs from and to"),
      ("synonyms:\n  - {term: x}", "2:5 missing-key: a synonym needs a term and a meaning"),
      ("a: 1\na: 2", "1:1 duplicate-key: \"a\" stands twice"),
      ("version: 2", "1:10 unsupported-version: version must be 1"),
    ])
  func problems(yaml: String, expected: String) {
    #expect(Self.problems(yaml) == expected)
  }

  @Test("a text that is no YAML is an error at its place, a formula that cannot be read too")
  func unreadable() {
    #expect(Self.problems("a: [1").contains("invalid-yaml"))
    #expect(Self.problems("measures:\n  - name: a\n    expr: sum(").hasPrefix("3:11 invalid-expression"))
  }

  @Test("every problem of a file is reported at once, in order")
  func several() {
    let found = Self.problems("calendar: {week_start: x}\ncolour: red\ntables: no")
    #expect(found.split(separator: "\n").count == 3)
  }

  @Test("an empty file says nothing")
  func empty() throws {
    let inferred = SemanticModel(inferredFrom: SampleCatalogue.shop)
    #expect(try ModelFile(yaml: "# nothing yet\n").applied(to: inferred) == inferred)
  }

  @Test("what does not exist in the data is found, with the nearest name")
  func unknownNames() throws {
    let file = try ModelFile(
      yaml: """
        tables:
          - name: Orders
            display: Regoin
            dimensions:
              - name: Regon
          - name: custmers
        measures:
          - name: m
            expr: sum(Orders.Sale)
        """)
    #expect(
      Self.described(file.problems(in: SampleCatalogue.shop)) == """
        2:11 unknown-column: there is no column "Regoin" in table "Orders" (Region)
        5:15 unknown-column: there is no column "Regon" in table "Orders" (Region)
        6:11 unknown-table: there is no table "custmers" in the data
        8:11 unknown-column: there is no column "Sale" in table "Orders" (Sales)
        """)
  }
}
