import Detection
import QuerentCore
import SemanticLayer

/// Reads the lines of orders and the price book they are compared with.
struct OrderLinesReader {
  let roles: [String: RoleAssignment]
  let reader: BookReader

  /// The lines and prices; `nil` where the data hold no order lines with prices, so that there is nothing to say.
  func read() throws -> OrderLines? {
    guard let lines = roles["order_lines"] else { return nil }
    guard var prices = roles["product_prices"] else {
      return OrderLines(lack: "no price list of products")
    }
    guard let key = key(lines, prices) else {
      return OrderLines(
        lack: "no column of \(prices.table.name) names the products of \(lines.table.name)")
    }
    prices.columns["product"] = key.price
    var sold = lines
    sold.columns["product"] = key.line
    return try book(sold, prices)
  }

  /// The columns of both tables that name the same products: a key of one to the other, or to the same table, else
  /// columns of one name, else those taken for it.
  private func key(_ lines: RoleAssignment, _ prices: RoleAssignment) -> (
    line: SemanticModel.Column, price: SemanticModel.Column
  )? {
    guard let product = lines.columns["product"], let priced = prices.columns["product"] else { return nil }
    let same = lines.table.columns.filter { column in
      prices.table.column(named: column.name) != nil
        && (RoleFinder.fit(RoleFinder.words(column.name), ["product", "sku", "item", "article"]) > 0
          || column.name == product.name)
    }
    // Ids before names: the same name may be sold in several sizes.
    if let best = same.max(by: { ($0.role == .identifier ? 1 : 0) < ($1.role == .identifier ? 1 : 0) }),
      let other = prices.table.column(named: best.name)
    {
      return (best, other)
    }
    return (product, priced)
  }

  private func book(_ lines: RoleAssignment, _ prices: RoleAssignment) throws -> OrderLines {
    var book = OrderLines()
    let list = try reader.rows(of: prices)
    for row in list.rows.indices {
      guard let product = list.name(row, "product"), let price = list.number(row, "price"), price > 0 else {
        continue
      }
      book.prices.append(
        .init(
          product: product, price: price, from: list.day(row, "valid_from"), to: list.day(row, "valid_to")))
    }
    let sold = try reader.rows(of: lines)
    let isPercent = sold.rows.indices.contains { (sold.number($0, "discount") ?? 0) > 1 }
    book.lines.reserveCapacity(sold.rows.count)
    for row in sold.rows.indices {
      guard let product = sold.name(row, "product"), let day = sold.day(row, "date"),
        let price = sold.number(row, "unit_price"), price > 0
      else { continue }
      let order = sold.name(row, "order") ?? sold.name(row, "id") ?? String(row + 1)
      book.lines.append(
        .init(
          id: order + (sold.name(row, "line").map { "/\($0)" } ?? ""), product: product, day: day,
          unitPrice: price, quantity: sold.number(row, "quantity") ?? 1,
          discount: (sold.number(row, "discount") ?? 0) / (isPercent ? 100 : 1)))
    }
    return book
  }
}
