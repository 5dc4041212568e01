/// The English words that numbers are written with.
enum NumberVocabulary {
  static let units: [String: Double] = [
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9,
  ]

  static let teens: [String: Double] = [
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
  ]

  static let tens: [String: Double] = [
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80,
    "ninety": 90,
  ]

  static let ordinalUnits: [String: Double] = [
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9,
  ]

  static let ordinalTeens: [String: Double] = [
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
    "hundredth": 100,
  ]

  /// Words that multiply the number before them.
  static let scales: [String: Double] = [
    "hundred": 100, "thousand": 1e3, "k": 1e3, "million": 1e6, "mn": 1e6, "billion": 1e9, "bn": 1e9,
    "trillion": 1e12, "dozen": 12,
  ]

  /// How many times: `ordered twice`.
  static let multiplicities: [String: Double] = ["once": 1, "twice": 2, "thrice": 3]

  static let beforeOnceAsCount: Set<String> = ["than", "only", "exactly", "just", "least", "most"]

  static let percents: Set<String> = ["percent", "pct", "%"]

  static let currencies: Set<String> = [
    "dollar", "dollars", "usd", "buck", "bucks", "euro", "euros", "eur", "gbp", "pound", "pounds", "quid",
    "yen", "cad", "aud", "chf",
  ]

  /// "one" after these points at a thing: `which one`, `the one with`.
  static let beforePronoun: Set<String> = [
    "which", "the", "this", "that", "any", "every", "each", "no", "another", "other", "last", "next", "first",
    "same", "what", "cheapest", "biggest", "largest", "smallest", "best", "worst", "newest", "oldest",
  ]

  /// "one" before these points at a thing: `one of the`, `the one that`.
  static let afterPronoun: Set<String> = ["of", "who", "that", "which", "with", "another", "is", "'s", "has"]

  /// After these, "second" is the unit of time: `per second`.
  static let beforeSecondAsUnit: Set<String> = ["per", "each", "every", "a", "split"]

  /// `first name` and `third party` are things, not places in an order.
  static let afterNamedOrdinal: [String: Set<String>] = [
    "first": ["name", "names", "aid", "class"], "second": ["hand"], "third": ["party", "parties"],
  ]
}
