/// The words of the rules as small numbers, so that matching compares integers.
struct TimeVocabulary: Sendable {
  private(set) var identifiers: [String: UInt16] = [:]

  /// The number of a word, made when it is new; 0 stands for all other words.
  mutating func intern(_ word: String) -> UInt16 {
    if let known = identifiers[word] { return known }
    let identifier = UInt16(identifiers.count + 1)
    identifiers[word] = identifier
    return identifier
  }

  /// One more than the largest number in use.
  var count: Int { identifiers.count + 1 }

  func identifier(of word: String) -> UInt16 { identifiers[word] ?? 0 }
}

/// A rule ready for matching.
struct CompiledTimeRule: Sendable {
  enum Step: Sendable {
    case words([UInt16])
    case optional([UInt16])
    case item(TimeItem.Kind)
    case adjacent
    case notBefore([UInt16])
    case notAfter([UInt16])
    case notItem(TimeItem.Kind)
  }

  let rule: TimeRule
  let steps: [Step]

  init(_ rule: TimeRule, _ vocabulary: inout TimeVocabulary) {
    self.rule = rule
    var steps: [Step] = []
    for pattern in rule.pattern {
      func interned(_ words: [String]) -> [UInt16] { words.map { vocabulary.intern($0) } }
      switch pattern {
      case .words(let words): steps.append(.words(interned(words)))
      case .optional(let words): steps.append(.optional(interned(words)))
      case .item(let kind): steps.append(.item(kind))
      case .adjacent: steps.append(.adjacent)
      case .notBefore(let words): steps.append(.notBefore(interned(words)))
      case .notAfter(let words): steps.append(.notAfter(interned(words)))
      case .notItem(let kind): steps.append(.notItem(kind))
      }
    }
    self.steps = steps
  }
}

/// All rules, compiled once.
struct CompiledTimeRules: Sendable {
  let rules: [CompiledTimeRule]
  let vocabulary: TimeVocabulary

  static let shared = CompiledTimeRules(TimeRules.all)

  init(_ rules: [TimeRule]) {
    var vocabulary = TimeVocabulary()
    self.rules = rules.map { CompiledTimeRule($0, &vocabulary) }
    self.vocabulary = vocabulary
  }
}
