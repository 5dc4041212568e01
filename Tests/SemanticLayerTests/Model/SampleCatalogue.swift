import QuerentCore

/// Catalogues made by hand.
enum SampleCatalogue {
  static func column(
    _ name: String, _ type: Catalogue.Column.ValueType, distinct: Int = 50, unique: Bool = false,
    style: Catalogue.Column.DateStyle? = nil, range: ClosedRange<Double>? = nil, length: Double = 10
  ) -> Catalogue.Column {
    var column = Catalogue.Column(name: name, declaredType: "", type: type)
    column.distinctCount = distinct
    column.isUnique = unique
    column.dateStyle = style
    if let range {
      column.minimum = .real(range.lowerBound)
      column.maximum = .real(range.upperBound)
    }
    column.meanLength = type == .text ? length : 0
    return column
  }

  /// Order lines, customers and an extension of the customers.
  static let shop = Catalogue(
    tables: [
      Catalogue.Table(
        name: "Orders",
        columns: [
          column("Row ID", .integer, distinct: 100, unique: true), column("Order ID", .text),
          column("Order Date", .date, style: .iso), column("Ship Date", .date, style: .iso),
          column("customer_id", .integer), column("Region", .text, distinct: 4),
          column("Sales", .real, range: 0.5...900), column("Quantity", .integer, range: 1...14),
          column("Discount", .real, range: 0...0.8), column("Profit", .real, range: -600...800),
          column("Postal Code", .integer, range: 1040...99301),
        ], rowCount: 100, primaryKey: ["Row ID"]),
      Catalogue.Table(
        name: "tbl_customers",
        columns: [
          column("id", .integer, unique: true), column("customer_name", .text, unique: true),
          column("age", .integer, range: 18...90), column("dob", .date, style: .iso),
          column("credit_limit", .real), column("notes", .text, length: 200),
          column("phone_no", .integer), column("is_active", .boolean),
        ], rowCount: 50, primaryKey: ["id"], isPrimaryKeyDeclared: true),
      Catalogue.Table(
        name: "loyalty",
        columns: [column("customer_id", .integer, unique: true), column("points_balance", .integer)],
        rowCount: 20, primaryKey: ["customer_id"]),
    ],
    foreignKeys: [
      Catalogue.ForeignKey(
        table: "Orders", columns: ["customer_id"], referencedTable: "tbl_customers",
        referencedColumns: ["id"],
        isDeclared: false),
      Catalogue.ForeignKey(
        table: "loyalty", columns: ["customer_id"], referencedTable: "tbl_customers",
        referencedColumns: ["id"],
        isDeclared: true),
    ])
}
