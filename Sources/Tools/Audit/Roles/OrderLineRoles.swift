extension BookRole {
  /// The roles of a check of order lines. A table may play one here and another in the billing audit: a price book lists
  /// products and plans.
  static let orderLines: [BookRole] = [lines, productPrices]

  private static let productWords = [
    "product id", "sku", "item id", "article id", "product code", "product number", "article number",
    "product", "item", "article", "material", "part",
  ]

  static let lines = BookRole(
    name: "order_lines",
    words: [
      "order line", "order item", "order detail", "line item", "sale line", "order", "sale", "purchase",
      "transaction",
    ],
    parts: [
      part(
        "order", .name,
        [
          "order id", "order number", "order no", "order code", "order", "sale id", "sale no", "sale number",
          "transaction id", "sale", "transaction", "id", "number", "no",
        ]),
      part("line", .number, ["line number", "line no", "line", "position", "item number", "row"]),
      part("product", .name, productWords, isRequired: true),
      part(
        "date", .time,
        [
          "order date", "ordered", "sold", "sale date", "date", "day", "created", "placed", "at", "on",
          "time",
        ],
        isRequired: true),
      part(
        "quantity", .number,
        ["quantity", "qty", "unit sold", "unit", "piece", "count", "ordered quantity"], isRequired: true),
      part(
        "unit_price", .number,
        ["unit price", "price each", "price per unit", "sale price", "selling price", "item price", "price"],
        isRequired: true),
      part(
        "discount", .number, ["discount", "discount rate", "discount percent", "rebate", "reduction"]),
    ])

  static let productPrices = BookRole(
    name: "product_prices",
    words: [
      "price book", "price list", "price", "pricing", "tariff", "rate card", "catalogue", "catalog",
      "product", "item", "article",
    ],
    parts: [
      part("product", .name, productWords + ["id"], isRequired: true),
      part(
        "price", .number,
        ["list price", "price", "unit price", "sale price", "msrp", "retail price", "rate"],
        isRequired: true),
      part(
        "valid_from", .time, ["valid from", "effective from", "from", "start", "effective", "since", "begin"]),
      part(
        "valid_to", .time,
        ["valid to", "valid until", "effective to", "to", "until", "end", "through", "expire", "expiry"]),
    ])
}
