/// SplitMix64 (Steele, Lea, Flood, 2014).
struct Random {
  var state: UInt64

  mutating func next(_ bound: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }

  /// Small numbers often, large ones rarely: a number with a chance of about one over itself, as words have it.
  mutating func zipf(_ bound: Int) -> Int {
    let share = Double(next(1 << 30)) / Double(1 << 30)
    var value = 1.0
    // bound to the power of the share, by halves of the exponent.
    var factor = Double(bound)
    var rest = share
    for _ in 0..<24 {
      factor = factor.squareRoot()
      rest *= 2
      if rest >= 1 {
        value *= factor
        rest -= 1
      }
    }
    return min(bound - 1, Int(value) - 1)
  }
}

/// Pages of words that are spread as in real text: a vocabulary of 30,000 by Zipf's law, and 500 topics with words of their own.
struct GeneratedText {
  private static let syllables = [
    "ab", "ber", "con", "dis", "el", "for", "gra", "hin", "ist", "jur", "kel", "lom", "mar", "nor", "op",
    "per", "qui", "rel", "sta", "tor", "un", "ver", "wal", "yes", "zon",
  ]
  private let words: [String]
  private var random: Random

  init(seed: UInt64) {
    var random = Random(state: seed)
    words = (0..<30_000).map { rank in
      (0..<(rank < 200 ? 2 : 3)).map { _ in Self.syllables[random.next(Self.syllables.count)] }.joined()
        + (rank < 200 ? "" : String(rank % 97))
    }
    self.random = random
  }

  private mutating func word(_ topic: Int) -> String {
    random.next(10) < 3 ? words[500 + (topic * 59 + random.zipf(60)) % 29_000] : words[random.zipf(30_000)]
  }

  mutating func sentence(_ topic: Int, words count: Int) -> String {
    (0..<count).map { _ in word(topic) }.joined(separator: " ") + "."
  }

  /// About 1,400 characters on a topic.
  mutating func passage() -> (topic: Int, text: String) {
    let topic = random.next(500)
    return (topic, (0..<13).map { _ in sentence(topic, words: 15) }.joined(separator: " "))
  }

  /// A page of Markdown: about 3,000 characters in three sections.
  mutating func page(_ number: Int) -> String {
    var text = "# Page \(number)\n"
    for section in 0..<3 {
      let topic = random.next(500)
      text += "\n## \(words[topic + 200]) \(section)\n\n"
      for _ in 0..<2 {
        text += (0..<5).map { _ in sentence(topic, words: 14) }.joined(separator: " ") + "\n\n"
      }
    }
    return text
  }

  /// A question of some words of a topic between words that many passages have.
  mutating func question() -> String {
    let topic = random.next(500)
    return "what is the " + sentence(topic, words: 5 + random.next(5)).dropLast() + "?"
  }
}
