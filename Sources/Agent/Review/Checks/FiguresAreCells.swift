import QuerentCore
import SemanticLayer

/// Every number in the sentences equals a cell, a row count or a sum, share or change of cells, to the last digit
/// shown; numbers of the question, the period and the filters are known, too. Looks at the text alone, not at how it
/// was made.
struct FiguresAreCells: ReviewCheck {
  let name = "figures-are-cells"

  func judge(_ attempt: Attempt, _ context: ReviewContext) -> Verdict {
    let texts = [attempt.draft.text, attempt.draft.summary?.text ?? ""]
    let numbers = texts.flatMap { NumbersInProse.find(in: Self.without(names(attempt), in: $0)) }
    guard !numbers.isEmpty else { return .notApplicable }
    let grounds = Self.grounds(attempt.table) + attempt.grounds
    let ungrounded = numbers.filter { number in !grounds.contains { number.stands(for: $0) } }
    guard ungrounded.isEmpty else {
      return .failed("a number in the text is not in the result: \(ungrounded[0].text)")
    }
    return .passed("figures match the table")
  }

  /// Names that may hold digits: members, periods, filters.
  private func names(_ attempt: Attempt) -> [String] {
    var names = attempt.understanding.filters + [attempt.understanding.period]
    names += attempt.plan.period.map { [PeriodWords.name($0.range)] } ?? []
    names += attempt.plan.comparison.map { [PeriodWords.name($0.range)] } ?? []
    for (index, column) in attempt.table.columns.enumerated()
    where column.kind != .integer && column.kind != .real {
      names += attempt.table.rows.map { SentenceBuilder.name($0[index], column) }
    }
    names += attempt.table.columns.map(\.label) + [attempt.understanding.metric] + attempt.names
    names += PlanTables.literals(of: attempt.plan).map(\.value.description)
    return names
  }

  /// The text without names that hold digits. A name that is a number itself must stand alone: 10 is not a part of
  /// 105,468.
  private static func without(_ names: [String], in text: String) -> String {
    var text = text
    for name in Set(names).filter({ $0.contains(where: \.isNumber) }).sorted(by: {
      ($1.count, $0) < ($0.count, $1)
    }) {
      var result = ""
      var rest = text[...]
      while let range = rest.firstRange(of: name) {
        let before = rest[..<range.lowerBound].last ?? result.last
        let isAlone =
          !isPartOfNumber(before) && !isPartOfNumber(rest[range.upperBound...].first, following: rest, range)
        result += rest[..<range.lowerBound] + (isAlone ? " " : rest[range])
        rest = rest[range.upperBound...]
      }
      text = result + rest
    }
    return text
  }

  private static func isPartOfNumber(_ before: Character?) -> Bool {
    before.map { $0.isNumber || $0 == "," || $0 == "." } ?? false
  }

  /// A full stop or comma belongs to a number only when a digit follows it.
  private static func isPartOfNumber(
    _ next: Character?, following text: Substring, _ range: Range<String.Index>
  ) -> Bool {
    guard let next else { return false }
    if next.isNumber || next == "%" { return true }
    return (next == "," || next == ".") && text[range.upperBound...].dropFirst().first?.isNumber == true
  }

  /// What a number may stand for: cells, and what follows from one column.
  private static func grounds(_ table: ResultTable) -> [Double] {
    var grounds: [Double] = [Double(table.rows.count)]
    for column in table.columns.indices {
      let figures = table.rows.compactMap { $0[column].number }
      let total = figures.exactSum
      grounds += figures + [total]
      if total != 0 { grounds += figures.map { $0 / total } }
    }
    return grounds
  }
}

/// A number as it is written in a sentence.
struct NumbersInProse: Hashable {
  var text: String
  var value: Double
  /// Half a unit of the last digit shown.
  var tolerance: Double

  /// Whether it is a rounded form of a figure; a percentage of a fraction.
  func stands(for figure: Double) -> Bool {
    let slack = tolerance * (1 + 1e-9) + abs(figure) * 1e-12
    return abs(value - abs(figure)) <= slack
      || ((text.hasSuffix("%") || text.hasSuffix("pp")) && abs(value - abs(figure) * 100) <= slack)
  }

  /// The text with numbers as they are written without settings, `1,234.50`.
  static func inPlainMarks(_ text: String, style: FigureStyle = .current) -> String {
    guard style.grouping != "," || style.decimal != "." else { return text }
    let characters = Array(text)
    var plain = ""
    for (place, character) in characters.enumerated() {
      let isInside =
        place > 0 && characters[place - 1].isNumber && place + 1 < characters.count
        && characters[place + 1].isNumber
      if isInside, String(character) == style.decimal {
        plain += "."
      } else if isInside, String(character) == style.grouping {
        plain += ","
      } else {
        plain.append(character)
      }
    }
    return plain
  }

  static func find(in text: String) -> [NumbersInProse] {
    var found: [NumbersInProse] = []
    for match in inPlainMarks(text).matches(of: #/\d[\d,]*(?:\.\d+)?(?:%| pp\b)?/#) {
      let written = String(match.output)
      var digits = String(written.prefix { $0.isNumber || $0 == "," || $0 == "." }.filter { $0 != "," })
      if digits.hasSuffix(".") { digits.removeLast() }
      guard let value = Double(digits) else { continue }
      let decimals = digits.split(separator: ".").dropFirst().first?.count ?? 0
      var unit = 0.5
      for _ in 0..<decimals { unit /= 10 }
      found.append(NumbersInProse(text: written, value: value, tolerance: unit))
    }
    return found
  }
}
