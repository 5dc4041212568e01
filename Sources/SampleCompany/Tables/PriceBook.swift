import QuerentCore

/// The product table and the price book: every article and plan, with its price in every edition of the list.
enum PriceBook {
  static func products() -> CSVTable {
    var table = CSVTable(
      name: "products", columns: ["product_id", "product", "category", "sub_category", "unit"])
    for product in ProductRange.products {
      table.append([product.id, product.name, product.category, product.subCategory, "each"])
    }
    for plan in Plan.allCases {
      table.append([plan.productID, "Connect \(plan.rawValue)", "Subscriptions", "Plans", "seat and month"])
    }
    return table
  }

  static func table() -> CSVTable {
    var table = CSVTable(
      name: "price_book",
      columns: [
        "price_id", "product_id", "plan", "list_price", "unit_cost", "seat_limit", "valid_from", "valid_to",
      ])
    for (index, edition) in PriceList.editions.enumerated() {
      for product in ProductRange.products {
        table.append([
          "PB\(1001 + table.rowCount)", product.id, "", PriceList.price(of: product, edition: index).text,
          PriceList.unitCost(of: product, edition: index).text, "", edition.validFrom.iso,
          Field.date(edition.validTo),
        ])
      }
      for plan in Plan.allCases {
        table.append([
          "PB\(1001 + table.rowCount)", plan.productID, plan.rawValue, plan.price(edition: index).text,
          plan.price(edition: index).percent(18).text, String(plan.seatLimit), edition.validFrom.iso,
          Field.date(edition.validTo),
        ])
      }
    }
    return table
  }
}
