import QuerentCore

/// The unit a name gives away. Percent is only said of fractions, which are shown times one hundred.
enum UnitInference {
  static func unit(of column: Catalogue.Column) -> String? {
    guard column.type == .integer || column.type == .real else { return nil }
    let words = NameSplitter.words(in: column.name).map(Inflection.singular)
    let set = Set(words)
    if !set.isDisjoint(with: ["percent", "percentage", "rate", "ratio", "discount", "margin", "share"]),
      let least = column.minimum.number, let greatest = column.maximum.number, column.type == .real,
      least >= -1,
      greatest <= 1
    {
      return "%"
    }
    for (word, unit) in currencies where set.contains(word) { return unit }
    if column.name.contains("$") { return "USD" }
    if words.last == "age" { return "years" }
    guard let last = words.last else { return nil }
    return units[last]
  }

  /// Whether a word of a name is a currency.
  static func isCurrency(_ word: String) -> Bool {
    currencies.contains { $0.0 == Inflection.singular(of: word) }
  }

  private static let currencies = [
    ("dollar", "USD"), ("usd", "USD"), ("euro", "EUR"), ("eur", "EUR"), ("gbp", "GBP"), ("chf", "CHF"),
    ("jpy", "JPY"),
  ]
  private static let units: [String: String] = [
    "day": "days", "hour": "hours", "minute": "minutes", "second": "seconds", "millisecond": "ms",
    "mile": "miles",
    "kilometer": "km", "kilogram": "kg", "inch": "inches", "byte": "bytes",
  ]
}
