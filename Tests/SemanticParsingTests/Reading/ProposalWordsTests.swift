import QuerentCore
import SemanticLayer
import Testing

@testable import SemanticParsing

@Suite("Words of the questions that are proposed")
struct ProposalWordsTests {
  private func table(
    _ label: String, entity: String? = nil,
    _ columns: [SemanticModel.Column] = [ProposalWordsTests.group("city")]
  ) -> SemanticModel.Table {
    SemanticModel.Table(
      name: label, label: label, entity: entity.map { SemanticModel.Entity(name: $0) }, columns: columns,
      rowCount: 1_000)
  }

  private static func group(_ label: String, distinct: Int = 6, samples: [Value] = []) -> SemanticModel.Column
  {
    var column = SemanticModel.Column(name: label, label: label, type: .text, role: .dimension)
    column.distinctCount = distinct
    column.samples = samples
    return column
  }

  private func words(_ tables: SemanticModel.Table...) -> ProposalWords {
    ProposalWords(model: SemanticModel(tables: tables))
  }

  @Test(
    "things are in the plural, and what is no name of things is not proposed",
    arguments: [
      ("singer", "singers"), ("order lines", "order lines"), ("company", "companies"),
      ("ref template type", "template types"),
      ("staff", "staff"), ("border info", nil), ("singer in concert", nil), ("has pet", nil),
      ("sales oct", nil),
      ("orders 2026", nil), ("model list", nil), ("works on", nil), ("month", nil),
    ] as [(String, String?)])
  func things(label: String, spoken: String?) {
    let table = table(label)
    #expect(words(table).things(in: table) == spoken)
  }

  @Test("a table of links between others holds no things")
  func links() {
    let ids = ["film id", "actor id"].map {
      SemanticModel.Column(name: $0, label: $0, type: .integer, role: .identifier)
    }
    let table = table("film actor", ids)
    #expect(words(table).things(in: table) == nil)
  }

  @Test(
    "columns are named as people say them, and what nobody groups by is left out",
    arguments: [
      ("region", ["region"]), ("template type code", ["type", "template type"]), ("city name", ["city"]),
      ("sales channel", ["sales channel"]), ("template description", []), ("is open", []),
      ("available yn", []),
      ("directed by", []), ("email address", []), ("first name", []), ("mgr", []), ("monday", []),
    ] as [(String, [String])])
  func groups(label: String, names: [String]) {
    let table = table("templates", entity: "template")
    #expect(words(table).groupNames(of: Self.group(label), in: table) == names)
  }

  @Test("a name of its own for every row and a yes or no are no groups")
  func values() {
    let table = table("templates", entity: "template")
    #expect(words(table).groupNames(of: Self.group("region", distinct: 900), in: table).isEmpty)
    let answers: [Value] = [.text("Yes"), .text("No")]
    #expect(
      words(table).groupNames(of: Self.group("temporary", distinct: 2, samples: answers), in: table).isEmpty)
  }

  @Test(
    "sums are called by their name, and numbers that say where something stands are no sums",
    arguments: [
      ("sales", "sales"), ("quantity", "total quantity"), ("net revenue", "net revenue"), ("line", nil),
    ]
      as [(String, String?)])
  func sums(label: String, spoken: String?) {
    var column = SemanticModel.Column(name: label, label: label, type: .real, role: .measure)
    column.defaultAggregate = .sum
    let table = table("orders", [column])
    #expect(words(table).sum(of: column) == spoken)
  }
}
