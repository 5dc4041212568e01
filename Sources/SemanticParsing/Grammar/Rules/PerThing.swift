/// Things that figures are listed by rather than divided by: "units sold per product", "revenue per store".
enum PerThing {
  /// Whether a singular noun is that of goods, places of sale or people who sell.
  static func isSold(_ noun: String) -> Bool { nouns.contains(Lemmatizer.lemma(of: noun)) }

  private static let nouns: Set<String> = [
    "product", "article", "sku", "category", "store", "shop", "branch", "outlet", "warehouse", "rep",
    "salesperson",
    "employee", "agent", "manager", "supplier", "vendor", "region", "country", "city", "state", "brand",
    "channel",
    "department", "team", "hotel", "house", "promotion", "campaign", "subcategory",
  ]
}
