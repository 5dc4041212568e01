public import SemanticLayer

/// Reads questions that put every row of one table beside every row of another, which no query plan says: "every order
/// joined to every other order", "cross join customers and products".
public struct PairsCue: Hashable, Sendable {
  /// The tables by name; the same twice where rows are paired with the other rows of their own table.
  public var first: String
  public var second: String

  /// Whether rows are paired within one table.
  public var isWithinTable: Bool { first == second }

  private static let leading: Set<String> = ["please", "show", "list", "give", "get", "me", "count", "the"]
  private static let every: Set<String> = ["every", "each", "all"]
  private static let others: Set<String> = ["other", "others", "another"]
  private static let joining: Set<String> = [
    "join", "joined", "pair", "paired", "combine", "combined", "match", "matched", "cross", "crossed",
    "compare",
    "compared", "multiply", "multiplied",
  ]
  private static let between: Set<String> = ["with", "to", "and", "by", "against", "times", "x"]

  /// Reads a question; `nil` where it asks for anything else besides pairs of rows of two tables.
  public static func read(_ question: String, in model: SemanticModel) -> PairsCue? {
    var words = Tokenizer.tokens(of: question).filter { $0.kind != .punctuation }[...]
    guard (3...24).contains(words.count), words.contains(where: { isTelling($0.lower) }) else { return nil }
    words = words.drop { leading.contains($0.lower) }
    return crossJoin(words, model) ?? pairs(words, model) ?? everyOther(words, model)
  }

  /// Whether a word can be part of such a question at all, which costs less than to look further.
  private static func isTelling(_ word: String) -> Bool {
    every.contains(word) || word == "cross" || word == "cartesian" || word == "pairs" || word == "pair"
  }

  /// "cross join orders and customers", "the cartesian product of orders with customers".
  private static func crossJoin(_ words: ArraySlice<Token>, _ model: SemanticModel) -> PairsCue? {
    let start = words.prefix(2).map(\.lower)
    guard
      ["cross join", "cross product", "cartesian product", "cartesian join"].contains(
        start.joined(separator: " "))
    else { return nil }
    return sides(words.dropFirst(2).drop { ["of", "between", "from"].contains($0.lower) }, model)
  }

  /// "all pairs of orders", "how many pairs of orders are there".
  private static func pairs(_ words: ArraySlice<Token>, _ model: SemanticModel) -> PairsCue? {
    var rest = words.drop {
      ["how", "many", "possible", "different"].contains($0.lower) || every.contains($0.lower)
    }
    guard let pair = rest.first, ["pair", "pairs"].contains(pair.lower), rest.dropFirst().first?.lower == "of"
    else { return nil }
    rest = rest.dropFirst(2)
    if rest.suffix(2).map(\.lower) == ["are", "there"] { rest = rest.dropLast(2) }
    if let table = table(rest, model) { return PairsCue(first: table, second: table) }
    return sides(rest, model)
  }

  /// "every order joined to every other order", "pair each order with each customer".
  private static func everyOther(_ words: ArraySlice<Token>, _ model: SemanticModel) -> PairsCue? {
    var rest = words
    var isJoined = false
    func dropVerbs() {
      while let word = rest.first?.lower, joining.contains(word) {
        isJoined = true
        rest = rest.dropFirst()
      }
    }
    dropVerbs()
    guard let quantity = rest.first, every.contains(quantity.lower),
      let between = rest.firstIndex(where: { between.contains($0.lower) })
    else { return nil }
    var left = rest[rest.index(after: rest.startIndex)..<between]
    while let last = left.last, joining.contains(last.lower) || last.lower == "is" || last.lower == "are" {
      isJoined = isJoined || joining.contains(last.lower)
      left = left.dropLast()
    }
    var right = rest[rest.index(after: between)...]
    guard let first = table(left, model), let second = right.first,
      every.contains(second.lower) || others.contains(second.lower)
    else { return nil }
    right = right.drop { every.contains($0.lower) || $0.lower == "the" }
    guard let other = right.first, others.contains(other.lower) else {
      return isJoined ? table(right, model).map { PairsCue(first: first, second: $0) } : nil
    }
    right = right.dropFirst()
    guard !right.isEmpty, right.map(\.lower) != ["one"] else { return PairsCue(first: first, second: first) }
    return table(right, model).map { PairsCue(first: first, second: $0) }
  }

  /// Two tables on both sides of a word between them.
  private static func sides(_ words: ArraySlice<Token>, _ model: SemanticModel) -> PairsCue? {
    for place in words.indices where between.contains(words[place].lower) {
      if let first = table(words[..<place], model), let second = table(words[(place + 1)...], model) {
        return PairsCue(first: first, second: second)
      }
    }
    return nil
  }

  /// The table a noun names in full, by its name, its label or a synonym.
  private static func table(_ words: ArraySlice<Token>, _ model: SemanticModel) -> String? {
    let said = words.drop { every.contains($0.lower) || $0.lower == "the" }.map(\.lemma)
    guard !said.isEmpty else { return nil }
    return model.tables.first { table in
      ([table.label, table.name] + table.synonyms).contains { Tokenizer.tokens(of: $0).map(\.lemma) == said }
    }?.name
  }
}
