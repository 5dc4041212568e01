/// Quantities of texts, and the ranges that rules give for them: "up to 10 percent", "five to ten years", "more than 500 dollars".
struct QuantityRange: Hashable {
  /// What is counted: `percent`, a currency, or the singular of the word after the number.
  var unit: String
  /// Above or from here.
  var low: Double
  /// Up to here.
  var high: Double

  func holds(_ quantity: Quantity) -> Bool { low <= quantity.value && quantity.value <= high }

  /// A number and what it counts.
  struct Quantity: Hashable {
    var value: Double
    var unit: String
  }

  /// The numbers of a question that count something.
  static func quantities(in text: String) -> [Quantity] {
    let words = words(of: text)
    return words.indices.compactMap { index in
      words[index].number.flatMap { number in
        unit(after: index, words).map { Quantity(value: number, unit: $0) }
      }
    }
  }

  /// The ranges that a sentence or a row gives.
  static func ranges(in text: String) -> [QuantityRange] {
    let words = words(of: text)
    var ranges: [QuantityRange] = []
    var index = 0
    while index < words.count {
      defer { index += 1 }
      guard let number = words[index].number else { continue }
      let before = words[..<index].suffix(3).map(\.text).joined(separator: " ")
      let isBelow = upTo.contains { before.hasSuffix($0) }
      let isAbove = moreThan.contains { before.hasSuffix($0) }
      // "more than 10 up to 15 percent", "five to ten years"
      if !isBelow, let second = words[(index + 1)...].prefix(3).firstIndex(where: { $0.number != nil }),
        let high = words[second].number, let unit = unit(after: second, words),
        connectors.contains(words[(index + 1)..<second].map(\.text).joined(separator: " "))
      {
        ranges.append(QuantityRange(unit: unit, low: isAbove ? number.nextUp : number, high: high))
        index = second
      } else if let unit = unit(after: index, words) {
        if isBelow { ranges.append(QuantityRange(unit: unit, low: -.infinity, high: number)) }
        if isAbove { ranges.append(QuantityRange(unit: unit, low: number.nextUp, high: .infinity)) }
      }
    }
    return ranges
  }

  private static let upTo = [
    "up to", "at most", "below", "less than", "under", "no more than", "maximum", "not more than",
  ]
  private static let moreThan = [
    "more than", "above", "over", "exceeding", "beyond", "at least", "longer than",
  ]
  private static let connectors: Set<String> = ["to", "up to", "and up to", "but up to", "–", "-", "and"]

  private struct Word {
    var text: String
    var number: Double?
    var mark: String?
  }

  private static func words(of text: String) -> [Word] {
    text.lowercased().split { $0.isWhitespace || $0 == "(" || $0 == ")" || $0 == "|" }.map { raw in
      let digits = raw.filter { $0.isASCII && ($0.isNumber || $0 == ".") }
      var number = numberWords[String(raw.filter(\.isLetter))]
      if raw.contains(where: \.isNumber), raw.allSatisfy({ !$0.isLetter }) {
        number = Double(digits.last == "." ? digits.dropLast() : digits[...])
      }
      let mark =
        raw.contains("%") ? "percent" : raw.contains("$") ? "dollar" : raw.contains("€") ? "euro" : nil
      return Word(text: String(raw.drop { ",.;:".contains($0) }), number: number, mark: mark)
    }
  }

  private static func unit(after index: Int, _ words: [Word]) -> String? {
    if let mark = words[index].mark { return mark }
    guard index + 1 < words.count else { return nil }
    let next = words[index + 1].text.filter { $0.isLetter }
    guard next.count > 2 else { return nil }
    return next.hasSuffix("s") ? String(next.dropLast()) : next
  }

  private static let numberWords: [String: Double] = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11,
    "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "fifty": 50,
  ]
}
