/// Which columns an adjective is about: "old" is `age`, or a birth date the other way round.
enum AdjectiveColumns {
  /// Whether an adjective speaks of length, age, weight or speed, which sales say nothing about.
  static func isPhysical(_ adjective: String) -> Bool {
    ["long", "old", "heavy", "fast", "slow", "populate", "high"].contains(adjective)
  }

  /// Whether an adjective speaks of how large something is.
  static func isSize(_ adjective: String) -> Bool {
    ["large", "largest", "big", "biggest", "greatest", "smallest"].contains(adjective)
  }

  /// A word of a column name, and whether the order of its values runs against the adjective's.
  struct Entry {
    var word: String
    var isInverted: Bool
  }

  static func entries(for adjective: String) -> [Entry] {
    guard let (same, inverted) = table[adjective] ?? table[Lemmatizer.lemma(of: adjective)] else { return [] }
    return same.split(separator: " ").map { Entry(word: String($0), isInverted: false) }
      + inverted.split(separator: " ").map { Entry(word: String($0), isInverted: true) }
  }

  private static let size =
    "area size sqft sq_ft square_feet population capacity amount square_mile length volume"

  private static let table: [String: (String, String)] = [
    "old": (
      "age", "birth birthday dob born founded founding built established opening open construction year hire"
    ),
    "expensive": ("price cost rate fee charge amount total value fare salary premium", ""),
    "long": ("length duration distance millisecond minute hour day mileage time", ""),
    "high": ("height altitude elevation story storey high score price", ""),
    "tall": ("height", ""),
    "heavy": ("weight", ""),
    "fast": ("speed horsepower velocity", "time latency duration millisecond"),
    "slow": ("latency duration time millisecond", "speed velocity"),
    "profit": ("profit margin", ""),
    "populate": ("population", ""),
    "well paid": ("salary wage pay compensation income earnings hourly", ""),
    "rich": ("wealth worth money balance salary asset", ""),
    "large": (size, ""), "largest": (size, ""), "big": (size, ""), "biggest": (size, ""),
    "greatest": (size, ""),
    "smallest": (size, ""), "highest": ("height altitude elevation rank score", ""),
    "lowest": ("height altitude elevation", ""),
    "best": ("rating score grade star", "rank ranking"),
  ]
}
