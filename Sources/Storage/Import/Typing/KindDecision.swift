/// Decides from samples what the columns of a file are, and says why where a person might wonder.
struct KindDecision {
  private(set) var columns: [ImportColumn] = []
  private(set) var findings: [String] = []
  private(set) var warnings: [String] = []
  private let names: [String]
  private let evidence: [ColumnEvidence]
  /// Whether some column can only be read with a decimal comma, which settles columns that could be either.
  private let hasDecimalComma: Bool
  /// The order of day and month that some column proves.
  private let provenOrder: DateOrder?

  /// Of a hundred values one may be out of kind; a column of fewer values must be pure.
  static func tolerated(of count: Int) -> Int { count / 100 }

  /// Of ten days one may be written wrong, `31/02/2026`: it is told, and does not make the other nine text.
  static func toleratedImpossibleDays(of count: Int) -> Int { max(count < 3 ? 0 : 1, count / 10) }

  private let isTolerant: Bool

  /// - Parameter isTolerant: Whether a rare value may be out of kind; it is rejected when it is stored.
  init(names: [String], evidence: [ColumnEvidence], isTolerant: Bool = true) {
    self.isTolerant = isTolerant
    self.names = names
    self.evidence = evidence
    hasDecimalComma = evidence.contains { column in
      let best = NumberStyle.all.map { column.numbers(in: $0).all }.max() ?? 0
      return best * 2 > column.count
        && column.numbers(in: .commaDecimal).all + column.numbers(in: .continental).all > 0
        && column.numbers(in: .plain).all < best && column.numbers(in: .english).all < best
    }
    let proofs = evidence.compactMap { column -> DateOrder? in
      let months = column.days(in: .monthDayYear)
      let days = column.days(in: .dayMonthYear)
      let needed = column.count - Self.tolerated(of: column.count) - Self.impossible(in: column)
      guard max(months, days) >= needed, months != days else { return nil }
      return months > days ? .monthDayYear : .dayMonthYear
    }
    provenOrder = Set(proofs).count == 1 ? proofs.first : nil
    for index in names.indices { decide(index) }
  }

  private mutating func decide(_ index: Int) {
    let column = evidence[index]
    let name = names[index]
    let needed = column.count - (isTolerant ? Self.tolerated(of: column.count) : 0)
    var chosen = ImportColumn(name: name, kind: .text)
    if column.count > 0 {
      if column.booleans == column.count {
        chosen.kind = .boolean
      } else if let kind = number(column, name: name, needed: needed) {
        chosen.kind = kind
      } else if let (kind, isAssumed) = day(column, name: name, needed: needed) {
        chosen.kind = kind
        chosen.isOrderAssumed = isAssumed
      } else {
        explainText(column, name: name)
      }
    }
    columns.append(chosen)
  }

  // MARK: Numbers

  private mutating func number(_ column: ColumnEvidence, name: String, needed: Int) -> ColumnKind? {
    let styles = hasDecimalComma ? [.commaDecimal, .continental, .french] + NumberStyle.all : NumberStyle.all
    var best = NumberStyle.plain
    for style in styles where column.numbers(in: style).all > column.numbers(in: best).all { best = style }
    if hasDecimalComma,
      let style = styles.first(where: {
        column.numbers(in: $0).all == column.numbers(in: best).all
      })
    {
      best = style
    }
    let (all, fractions) = column.numbers(in: best)
    guard all > 0, column.codes == 0, all >= needed else { return nil }
    if column.percents > 0 {
      guard column.percents == all else {
        warnings.append("\(name) mixes percentages and plain numbers and is kept as text")
        return .text
      }
      findings.append("\(name): percentages stored as fractions (12% is 0.12)")
      return .real(best, isPercent: true)
    }
    if fractions == 0, let kind = digitDay(column, name: name) { return kind }
    if best != .plain { findings.append("\(name): numbers written like \(best.example)") }
    if column.currencies > 0 { findings.append("\(name): currency signs removed") }
    if column.parentheses > 0 { findings.append("\(name): parentheses read as negative") }
    return fractions == 0 ? .integer(best) : .real(best, isPercent: false)
  }

  private static let dayWords = ["date", "day", "datum"]
  private static let timeWords =
    dayWords + [
      "time", "stamp", "epoch", "created", "updated", "opened", "closed", "_at", "ts", "hour", "minute",
    ]

  /// Digits alone are a day only where the column's name says so.
  private mutating func digitDay(_ column: ColumnEvidence, name: String) -> ColumnKind? {
    let lower = name.lowercased()
    let candidates: [(DateOrder, [String], ColumnKind)] = [
      (.compact, Self.dayWords, .date(.compact)),
      (.epochSeconds, Self.timeWords, .datetime(.epochSeconds)),
      (.epochMilliseconds, Self.timeWords, .datetime(.epochMilliseconds)),
    ]
    for (order, words, kind) in candidates
    where column.days(in: order) == column.count && words.contains(where: lower.contains) {
      findings.append("\(name): dates written as \(order.name)")
      return kind
    }
    return nil
  }

  // MARK: Days

  /// Days that were written wrong, where they are few among days.
  private static func impossible(in column: ColumnEvidence) -> Int {
    column.impossibleDays <= toleratedImpossibleDays(of: column.count) ? column.impossibleDays : 0
  }

  private mutating func day(_ column: ColumnEvidence, name: String, needed: Int) -> (ColumnKind, Bool)? {
    let needed = needed - Self.impossible(in: column)
    for order in [DateOrder.yearMonthDay, .namedMonth] where column.days(in: order) >= max(1, needed) {
      noteDays(column, name: name, order: order, proof: "")
      return (column.hasTime(in: order) ? .datetime(order) : .date(order), false)
    }
    let months = column.days(in: .monthDayYear)
    let days = column.days(in: .dayMonthYear)
    guard max(months, days) >= needed, max(months, days) > 0 else {
      if months + days - column.daysInEitherOrder >= needed, months + days > 0 {
        warnings.append("\(name) mixes month/day/year and day/month/year and is kept as text")
      }
      return nil
    }
    let order: DateOrder
    var isAssumed = false
    if months != days {
      order = months > days ? .monthDayYear : .dayMonthYear
      let proofs = abs(months - days)
      noteDays(
        column, name: name, order: order, proof: " (\(proofs) value\(proofs == 1 ? " proves" : "s prove") it)"
      )
    } else if let provenOrder {
      order = provenOrder
      noteDays(column, name: name, order: order, proof: " (as in other columns of the file)")
      isAssumed = true
    } else {
      let isDayFirst =
        column.nearlyDays(in: .dayMonthYear) > column.nearlyDays(in: .monthDayYear)
        || column.usesPoints || hasDecimalComma
      order = isDayFirst ? .dayMonthYear : .monthDayYear
      isAssumed = true
      warnings.append(
        "\(name): dates could be month/day/year or day/month/year, nothing in the file decides; read as \(order.name)"
      )
    }
    return (column.hasTime(in: order) ? .datetime(order) : .date(order), isAssumed)
  }

  private mutating func noteDays(_ column: ColumnEvidence, name: String, order: DateOrder, proof: String) {
    findings.append("\(name): dates \(order.name)\(proof)")
    if column.zones > 0 { findings.append("\(name): times with a zone are stored in UTC") }
    if column.shortYears > 0 { findings.append("\(name): years of two digits read as 1970 to 2069") }
  }

  // MARK: Text

  private mutating func explainText(_ column: ColumnEvidence, name: String) {
    let numbers = NumberStyle.all.map { column.numbers(in: $0).all }.max() ?? 0
    if column.codes > 0, numbers + column.codes >= column.count - Self.tolerated(of: column.count) {
      findings.append("\(name) kept as text (leading zeros, or digits that a number would lose)")
    } else if numbers * 2 > column.count, let word = column.firstWord {
      warnings.append(
        "\(name) kept as text: \(column.count - numbers) of \(column.count) sampled values are no number, such as “\(word)”"
      )
    } else {
      let days = DateOrder.written.map { column.days(in: $0) }.max() ?? 0
      guard days * 2 > column.count, days < column.count else { return }
      guard let word = column.firstWord ?? column.firstImpossibleDay else { return }
      warnings.append(
        "\(name) kept as text: \(column.count - days) of \(column.count) sampled values are no date, such as “\(word)”"
      )
    }
  }
}
