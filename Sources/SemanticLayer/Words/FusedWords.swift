/// Names of two words written as one, as in exports all in capitals: `PRODUCTLINE`, `QUANTITYORDERED`, `PRICEEACH`.
enum FusedWords {
  /// The two words a name is made of: one that the business lexicon knows before one that names of columns end in. `nil` for
  /// words of their own and for everything that only might be two.
  static func parts(of word: String) -> [String]? {
    guard word.utf8.count >= 8, !known.contains(word), !whole.contains(word),
      word.utf8.allSatisfy({ $0 >= 97 && $0 <= 122 })
    else { return nil }
    for tail in tails where word.hasSuffix(tail) {
      let head = String(word.dropLast(tail.utf8.count))
      guard head.utf8.count >= 4, known.contains(head), tail != "line" || goods.contains(head) else {
        continue
      }
      return [head, tail]
    }
    return nil
  }

  private static let tails = [
    "ordered", "quantity", "category", "description", "segment", "country", "region", "status", "amount",
    "value",
    "price", "group", "level", "class", "title", "total", "state", "count", "city", "each", "size", "code",
    "date",
    "name", "line", "rate", "cost", "type", "sold", "year", "month",
  ]
  /// What comes in lines.
  private static let goods: Set<String> = ["product", "order", "business", "service", "invoice", "item"]
  private static let whole: Set<String> = [
    "prototype", "workgroup", "subclass", "interstate", "estate", "stereotype", "leapyear", "viscount",
    "corporate",
    "moderate", "separate", "elaborate", "decorate", "generate", "operate",
  ]
  /// Single words of the lexicon.
  private static let known: Set<String> = Set(
    BusinessLexicon.standard.terms.flatMap { $0.split(separator: " ").map(String.init) }.filter {
      $0.utf8.count >= 4
    })
}
