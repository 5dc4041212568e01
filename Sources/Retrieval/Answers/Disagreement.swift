/// Finds quotations of different documents that speak of the same thing and give different figures.
enum Disagreement {
  static func among(_ quotations: [Quotation], _ text: SearchText) throws -> [Contradiction] {
    var found: [Contradiction] = []
    let words = try quotations.map { quotation in
      Set(try text.contentStems(of: quotation.text).filter { !$0.contains(where: \.isNumber) })
    }
    for first in quotations.indices {
      for second in quotations.indices.dropFirst(first + 1)
      where quotations[first].path != quotations[second].path {
        let shared = words[first].intersection(words[second])
        let smaller = min(words[first].count, words[second].count)
        guard shared.count >= 3, shared.count * 2 >= smaller else { continue }
        let figures = (figures(quotations[first].text), figures(quotations[second].text))
        let units = Set(figures.0.keys).intersection(figures.1.keys)
        let differing = units.sorted().filter { figures.0[$0] != figures.1[$0] }
        guard !differing.isEmpty else { continue }
        let named = differing.flatMap { unit in
          [figures.0[unit], figures.1[unit]].compactMap { $0?.sorted().joined(separator: ", ") }
        }
        found.append(Contradiction(first: first, second: second, figures: named))
      }
    }
    return found
  }

  /// Figures by what they count: `percent`, a currency, or the word after the number.
  private static func figures(_ text: String) -> [String: Set<String>] {
    var result: [String: Set<String>] = [:]
    let words = text.split(whereSeparator: { $0 == " " || $0.isNewline }).map(String.init)
    for (index, written) in words.enumerated() {
      let word = numbers[written.lowercased().filter(\.isLetter)].map(String.init) ?? written
      let digits = word.filter { $0.isNumber || $0 == "." }
      guard digits.contains(where: \.isNumber) else { continue }
      let number = String(digits.reversed().drop { $0 == "." }.reversed())
      let next = index + 1 < words.count ? words[index + 1].lowercased().filter(\.isLetter) : ""
      let unit: String
      if word.contains("%") || next == "percent" {
        unit = "percent"
      } else if word.contains("$") || word.contains("€") || ["dollars", "euros", "usd", "eur"].contains(next)
      {
        unit = "money"
      } else {
        unit = next.hasSuffix("s") ? String(next.dropLast()) : next
      }
      if !unit.isEmpty { result[unit, default: []].insert(number) }
    }
    return result
  }

  private static let numbers = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "twelve": 12,
  ]
}
