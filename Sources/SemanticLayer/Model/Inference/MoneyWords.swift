/// Which labels mean money, which of them mean what came in, and what else people call them.
enum MoneyWords {
  /// Labels of what came in, the clearest first.
  static let revenue = [
    "revenue", "net revenue", "sales", "sales amount", "total sales", "turnover", "net sales",
    "gross revenue",
    "amount", "total amount", "order total", "order amount", "invoice total", "total", "total price",
    "total spent",
    "amount paid", "payment amount", "transaction amount", "sale price", "sale amount", "selling price",
    "net amount", "total due", "amount due", "billed amount", "total billed", "invoice amount", "bill amount",
    "total charge", "total charges", "total fare",
    "annual contract value", "contract value", "deal value", "deal amount", "order value",
    "total contract value", "sum due", "sum charged", "sum paid", "sum billed", "total sum", "net sum",
    "sum total",
    "face value", "price paid", "principal", "principal amount", "loan amount", "amount lent",
  ]

  /// How surely a label means revenue, higher is surer; `nil` for everything else.
  static func revenueScore(of label: String) -> Int? {
    let words = Set(label.split(separator: " ").map(String.init))
    // what is charged for being late is not what things bring in
    if !words.isDisjoint(with: ["late", "overdue", "penalty", "cancellation", "discount", "refund", "tax"]) {
      return nil
    }
    guard words.isDisjoint(with: outgoing) else { return nil }
    // what was charged in the end comes before what was listed
    let shade = words.contains("net") ? 1 : words.contains("gross") ? -1 : 0
    if let position = revenue.firstIndex(of: label) { return (position < 8 ? 6 : 4) + shade }
    if !words.isDisjoint(with: ["revenue", "sales", "turnover"]) { return 6 + shade }
    if !words.isDisjoint(with: [
      "amount", "payment", "spent", "income", "charge", "fee", "fare", "rent", "proceeds", "takings",
      "earnings",
    ]) {
      return 2 + shade
    }
    return nil
  }

  /// Words of sums that did not come in, and of numbers that are no money.
  private static let outgoing: Set<String> = [
    "cost", "cogs", "discount", "tax", "vat", "expense", "quantity", "unit", "units",
    "count", "volume",
  ]

  /// What the business lexicon says for sums of money; other labels keep to their own words.
  static func synonyms(of label: String) -> [String] {
    let head = ["revenue", "sales", "net revenue", "net sales", "total sales", "turnover"].contains(label)
    let term = head ? "revenue" : label
    if ["order quantity", "quantity ordered", "quantity sold", "units sold"].contains(label) {
      let names = BusinessLexicon.standard.synonyms(of: "quantity").filter { $0.weight >= 0.9 }.map(\.term)
      return ["quantity"] + names.filter { $0 != label }
    }
    guard head || label == "profit" || label == "cost" || label == "quantity" else { return [] }
    let names = BusinessLexicon.standard.synonyms(of: term).filter { $0.weight >= 0.9 }.map(\.term)
    return (head && label != "revenue" ? ["revenue"] : []) + names.filter { $0 != label }
  }

  static func polarity(of label: String) -> SemanticModel.Polarity {
    let words = Set(label.split(separator: " ").map { Inflection.singular(of: String($0)) })
    let costs: Set<String> = [
      "cost", "expense", "refund", "return", "complaint", "churn", "delay", "error", "loss", "debt", "tax",
      "fine",
      "downtime", "penalty", "bounce", "cancellation", "failure", "defect", "incident",
    ]
    return words.isDisjoint(with: costs) ? .higherIsBetter : .lowerIsBetter
  }
}
