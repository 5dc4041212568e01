/// The tables a statement names and what it calls them, as far as its words tell. Strings and comments are passed over.
struct StatementTables {
  /// Sizes by alias or name in lower case. Where an alias stands for several tables, the smallest: an estimate may be
  /// too low, but nobody is asked without need.
  private var sizes: [String: TableSizes.Table] = [:]
  /// Whether rows come one by one and only so many are wanted, so that the rest is never looked at.
  private(set) var stopsEarly = false

  private enum Token: Equatable {
    case word(String)
    case name(String)
    case mark(Character)

    var text: String? {
      switch self {
      case .word(let text), .name(let text): text
      case .mark: nil
      }
    }
  }

  private static let keywords: Set<String> = [
    "on", "using", "where", "join", "inner", "left", "right", "full", "outer", "cross", "natural", "group",
    "order",
    "having", "limit", "offset", "union", "intersect", "except", "window", "indexed", "not", "set", "and",
    "or",
    "when", "then", "else", "end", "from", "select", "in", "is", "between", "like",
  ]
  private static let aggregates: Set<String> = [
    "count", "sum", "total", "avg", "min", "max", "median", "stddev", "group_concat", "string_agg",
    "percentile",
  ]

  init(_ text: String, sizes known: TableSizes) {
    let tokens = Self.tokens(of: text)
    var depth = 0
    var hasLimit = false
    var hasAggregate = false
    for (index, token) in tokens.enumerated() {
      if token == .mark("(") { depth += 1 }
      if token == .mark(")") { depth -= 1 }
      if case .word(let word) = token {
        hasLimit = hasLimit || (depth == 0 && word == "limit")
        hasAggregate =
          hasAggregate || Self.aggregates.contains(word) && tokens.after(index) == .mark("(")
      }
      guard let name = token.text, let size = known[name] else { continue }
      add(name, size)
      var next = tokens.after(index)
      if next == .word("as") { next = tokens.after(index + 1) }
      if let alias = next?.text, next == .name(alias) || !Self.keywords.contains(alias) { add(alias, size) }
    }
    stopsEarly = hasLimit && !hasAggregate
  }

  subscript(_ name: String) -> TableSizes.Table? { sizes[name.lowercased()] }

  private mutating func add(_ name: String, _ size: TableSizes.Table) {
    let name = name.lowercased()
    sizes[name] = sizes[name].map { $0.rows <= size.rows ? $0 : size } ?? size
  }

  private static func tokens(of text: String) -> [Token] {
    var tokens: [Token] = []
    var rest = text[...]
    while let first = rest.first {
      if first == "'" {
        rest = skipped(rest, to: "'").rest
      } else if first == "\"" || first == "`" || first == "[" {
        let (name, after) = skipped(rest, to: first == "[" ? "]" : first)
        tokens.append(.name(name.lowercased()))
        rest = after
      } else if rest.hasPrefix("--") {
        rest = rest.drop { !$0.isNewline }
      } else if rest.hasPrefix("/*") {
        rest = rest.firstRange(of: "*/").map { rest[$0.upperBound...] } ?? ""
      } else if first.isLetter || first.isNumber || first == "_" {
        let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "$" }
        tokens.append(.word(word.lowercased()))
        rest = rest.dropFirst(word.count)
      } else {
        if !first.isWhitespace { tokens.append(.mark(first)) }
        rest = rest.dropFirst()
      }
    }
    return tokens
  }

  /// What stands between the mark a text begins with and the one that ends it, and what follows.
  private static func skipped(_ text: Substring, to end: Character) -> (name: String, rest: Substring) {
    let inner = text.dropFirst().prefix { $0 != end }
    return (String(inner), text.dropFirst(inner.count + 2))
  }
}

extension Array {
  fileprivate func after(_ index: Int) -> Element? { index + 1 < count ? self[index + 1] : nil }
}
