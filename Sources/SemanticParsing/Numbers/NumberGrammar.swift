import QuerentCore

/// A number of a question and the tokens that say it, with its unit word: `20 percent`, `half a million`.
struct NumberReading: Hashable, Sendable {
  var tokens: Range<Int>
  var number: NumberMention
}

/// Reads numbers written in digits, in words or in both: `1.5 million`, `twenty-five`, `two and a half`, `a dozen`,
/// `20 dollars`, `second`.
enum NumberGrammar {
  /// All numbers, in text order, without overlaps; each as long as it can be.
  static func mentions(in tokens: [Token]) -> [NumberReading] {
    var readings: [NumberReading] = []
    var index = 0
    while index < tokens.count {
      var reader = NumberReader(tokens: tokens, position: index)
      if let number = reader.readNumber() {
        readings.append(NumberReading(tokens: reader.start..<reader.position, number: number))
        index = reader.position
      } else {
        index += 1
      }
    }
    return readings
  }
}

/// Reads one number that starts at a given token.
private struct NumberReader {
  let tokens: [Token]
  private(set) var start: Int
  private(set) var position: Int

  init(tokens: [Token], position: Int) {
    self.tokens = tokens
    self.start = position
    self.position = position
  }

  mutating func readNumber() -> NumberMention? {
    let hasCurrencyBefore =
      position < tokens.count && tokens[position].isWord && isCurrencyCode(tokens[position])
    if hasCurrencyBefore { position += 1 }
    if !hasCurrencyBefore, let ordinal = readOrdinal() { return ordinal }
    guard var number = readDigits() ?? readWords() else { return nil }
    if number.isOrdinal { return hasCurrencyBefore ? nil : number }
    readUnit(into: &number)
    if hasCurrencyBefore {
      guard number.isDigits else { return nil }
      number.isCurrency = true
    }
    return number
  }

  // MARK: Digits

  private mutating func readDigits() -> NumberMention? {
    guard position < tokens.count, case .number(var number) = tokens[position].kind else { return nil }
    position += 1
    guard !number.isOrdinal, !number.isPercent else { return number }
    if readHalf() { number.value += 0.5 }
    number.value *= readScales()
    return number
  }

  // MARK: Words

  /// `second`, `twelfth`, `twenty-first`.
  private mutating func readOrdinal() -> NumberMention? {
    guard let word = word(at: position) else { return nil }
    if let value = NumberVocabulary.ordinalUnits[word] ?? NumberVocabulary.ordinalTeens[word] {
      if word == "second", let before = self.word(at: position - 1) {
        if NumberVocabulary.beforeSecondAsUnit.contains(before) { return nil }
        if isCardinal(before) { return nil }
      }
      if word == "second", position > 0, case .number = tokens[position - 1].kind { return nil }
      if let next = self.word(at: position + 1),
        NumberVocabulary.afterNamedOrdinal[word]?.contains(next) == true
      {
        return nil
      }
      position += 1
      return NumberMention(value, isOrdinal: true, isDigits: false)
    }
    guard let tens = NumberVocabulary.tens[word], let next = afterHyphen(position + 1),
      let unit = self.word(at: next).flatMap({ NumberVocabulary.ordinalUnits[$0] })
    else { return nil }
    position = next + 1
    return NumberMention(tens + unit, isOrdinal: true, isDigits: false)
  }

  /// `two hundred and fifty`, `half a million`, `a dozen`, `two and a half`.
  private mutating func readWords() -> NumberMention? {
    guard let word = word(at: position) else { return nil }
    if word == "half", isArticle(position + 1), let scale = self.scale(at: position + 2) {
      position += 3
      return NumberMention(scale / 2, isDigits: false)
    }
    if word == "a" || word == "an" { return readArticle() }
    if word == "couple" { return readCouple() }
    if let count = NumberVocabulary.multiplicities[word] { return readMultiplicity(word, count) }
    if word == "one", isPronoun { return nil }
    var total = 0.0
    var hasPart = false
    while let part = readBelowThousand(isFirst: !hasPart) {
      hasPart = true
      var value = part
      if readHalf() { value += 0.5 }
      let scale = readScales()
      total += value * scale
      if readHalf() { total += scale / 2 }
      guard scale > 1, let next = continuation(belowScale: scale) else { break }
      position = next
    }
    return hasPart ? NumberMention(total, isDigits: false) : nil
  }

  /// `a hundred`, `a couple of`, `a million and a half`.
  private mutating func readArticle() -> NumberMention? {
    if word(at: position + 1) == "couple" {
      position += 1
      return readCouple()
    }
    guard scale(at: position + 1) != nil else { return nil }
    position += 1
    let scale = readScales()
    var total = scale
    if readHalf() { total += scale / 2 }
    if let next = continuation(belowScale: scale) {
      position = next
      if let rest = readBelowThousand(isFirst: false) { total += rest }
    }
    return NumberMention(total, isDigits: false)
  }

  /// `couple of`; the noun `couple` alone is no number.
  private mutating func readCouple() -> NumberMention? {
    guard word(at: position + 1) == "of" else { return nil }
    position += 2
    return NumberMention(2, isDigits: false)
  }

  /// `twice`; `once` only as a count (`more than once`), not as a conjunction.
  private mutating func readMultiplicity(_ word: String, _ count: Double) -> NumberMention? {
    if word == "once" {
      guard let before = self.word(at: position - 1), NumberVocabulary.beforeOnceAsCount.contains(before)
      else {
        return nil
      }
    }
    position += 1
    return NumberMention(count, isDigits: false)
  }

  /// A number up to 999, or 1 standing before a bare scale word (`hundred orders`).
  private mutating func readBelowThousand(isFirst: Bool) -> Double? {
    guard let word = word(at: position) else { return nil }
    if isFirst, word != "k", word != "mn", word != "bn", scale(at: position) != nil { return 1 }
    guard var value = readBelowHundred() else { return nil }
    if self.word(at: position) == "hundred" {
      position += 1
      value *= 100
      if let next = continuation(belowScale: 100) {
        position = next
        value += readBelowHundred() ?? 0
      }
    }
    return value
  }

  private mutating func readBelowHundred() -> Double? {
    guard let word = word(at: position) else { return nil }
    if let value = NumberVocabulary.units[word] ?? NumberVocabulary.teens[word] {
      position += 1
      return value
    }
    guard let tens = NumberVocabulary.tens[word] else { return nil }
    position += 1
    if let next = afterHyphen(position),
      let unit = self.word(at: next).flatMap({ NumberVocabulary.units[$0] }), unit > 0
    {
      position = next + 1
      return tens + unit
    }
    return tens
  }

  /// The factor of the scale words that follow: `hundred thousand` is 100,000.
  private mutating func readScales() -> Double {
    var factor = 1.0
    while let scale = scale(at: position), factor == 1 || scale > 1 && factor < 1e9 {
      factor *= scale
      position += 1
    }
    return factor
  }

  /// Reads `and a half`.
  private mutating func readHalf() -> Bool {
    guard word(at: position) == "and", isArticle(position + 1), word(at: position + 2) == "half" else {
      return false
    }
    if isArticle(position + 3), scale(at: position + 4) != nil { return false }
    position += 3
    return true
  }

  /// Where the smaller rest of a number goes on: after `two hundred`, `and fifty` or `fifty`; after `two thousand`,
  /// `five hundred`.
  private func continuation(belowScale scale: Double) -> Int? {
    guard scale >= 100 else { return nil }
    let isJoined = word(at: position) == "and"
    let next = isJoined ? position + 1 : position
    guard let word = word(at: next), isCardinal(word), word != "dozen", NumberVocabulary.scales[word] == nil
    else {
      return nil
    }
    return next
  }

  // MARK: Units

  /// `percent`, `per cent`, `dollars` after the number belong to it.
  private mutating func readUnit(into number: inout NumberMention) {
    guard position < tokens.count else { return }
    let lower = tokens[position].lower
    if NumberVocabulary.percents.contains(lower) {
      number.isPercent = true
      position += 1
    } else if lower == "per", word(at: position + 1) == "cent" {
      number.isPercent = true
      position += 2
    } else if tokens[position].isWord, NumberVocabulary.currencies.contains(lower) {
      number.isCurrency = true
      position += 1
    }
  }

  // MARK: Words around

  private func word(at index: Int) -> String? {
    guard index >= 0, index < tokens.count, tokens[index].isWord else { return nil }
    return tokens[index].lower
  }

  private func scale(at index: Int) -> Double? { word(at: index).flatMap { NumberVocabulary.scales[$0] } }

  private func isArticle(_ index: Int) -> Bool { word(at: index) == "a" || word(at: index) == "an" }

  private func isCardinal(_ word: String) -> Bool {
    NumberVocabulary.units[word] != nil || NumberVocabulary.teens[word] != nil
      || NumberVocabulary.tens[word] != nil
  }

  private func isCurrencyCode(_ token: Token) -> Bool { ["usd", "eur", "gbp", "us$"].contains(token.lower) }

  /// The token after an optional hyphen.
  private func afterHyphen(_ index: Int) -> Int? {
    guard index < tokens.count else { return nil }
    return tokens[index].text == "-" ? index + 1 : index
  }

  /// Whether "one" here points at a thing rather than counting.
  private var isPronoun: Bool {
    if scale(at: position + 1) != nil { return false }
    if let before = word(at: position - 1),
      NumberVocabulary.beforePronoun.contains(before) || NumberVocabulary.ordinalUnits[before] != nil
    {
      return true
    }
    guard position + 1 < tokens.count else { return false }
    return NumberVocabulary.afterPronoun.contains(tokens[position + 1].lower)
  }
}
