import SemanticLayer

/// Which figures are sums of money.
enum MoneyTerms {
  static func isMoney(_ measure: SemanticModel.Measure) -> Bool {
    if let unit = measure.unit, unit.utf8.count == 3, unit.utf8.allSatisfy({ $0 >= 65 && $0 <= 90 }) {
      return true
    }
    return !words.isDisjoint(with: measure.label.split(separator: " ").map(String.init))
  }

  /// Whether a label has a word for money.
  static func speaksOfMoney(_ label: String) -> Bool {
    !words.union(["price", "fee", "charge", "fare", "rent", "premium", "salary", "wage", "rate", "balance"])
      .isDisjoint(with: label.split(separator: " ").map(String.init))
  }

  private static let words: Set<String> = [
    "sales", "revenue", "amount", "profit", "cost", "turnover", "income", "spend", "quota", "payment",
    "value",
  ]
}
