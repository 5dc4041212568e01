import QuerentCore
import SemanticLayer
import Testing

@Suite("Where the clients are")
struct ClientDirectoryTests {
  private func column(_ name: String, _ role: SemanticModel.Column.Role) -> SemanticModel.Column {
    .init(
      name: name, label: name.split(separator: "_").joined(separator: " "),
      type: role == .measure ? .real : .text, role: role)
  }

  private func table(_ name: String, entity: String, display: String?, _ columns: [SemanticModel.Column])
    -> SemanticModel.Table
  {
    .init(
      name: name, label: name, primaryKey: [columns[0].name], entity: .init(name: entity),
      displayColumn: display,
      columns: columns, rowCount: 10)
  }

  @Test("the table of clients that others refer to is taken, and its telling columns in order")
  func table() throws {
    let clients = table(
      "clients", entity: "client", display: "client_name",
      [
        column("client_id", .identifier), column("client_name", .dimension), column("city", .dimension),
        column("segment", .dimension), column("industry", .dimension), column("note", .text),
      ])
    let accounts = table(
      "accounts", entity: "account", display: "account_name",
      [column("account_no", .identifier), column("account_name", .dimension)])
    let model = SemanticModel(
      tables: [accounts, clients],
      relationships: [
        .init(from: "sales", fromColumns: ["client_id"], to: "clients", toColumns: ["client_id"])
      ])
    let found = try #require(ClientDirectory(model: model))
    #expect(found.name == ColumnReference(table: "clients", column: "client_name"))
    #expect(found.key == ColumnReference(table: "clients", column: "client_id"))
    #expect(found.attributes.map(\.name) == ["industry", "segment", "city"])
  }

  @Test("a flat file names its clients in a column")
  func flat() throws {
    let sales = table(
      "sales", entity: "sale", display: nil,
      [column("sale_id", .identifier), column("customer_name", .dimension), column("amount", .measure)])
    let found = try #require(ClientDirectory(model: SemanticModel(tables: [sales])))
    #expect(found.key == found.name && found.name.column == "customer_name")
  }

  @Test("data about other things has no clients")
  func none() {
    let flights = table(
      "flights", entity: "flight", display: "code",
      [column("id", .identifier), column("code", .dimension), column("distance", .measure)])
    #expect(ClientDirectory(model: SemanticModel(tables: [flights])) == nil)
  }
}
