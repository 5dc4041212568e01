import QuerentCore
import SemanticLayer

/// Decides from the values of a column, its name and, only where there are no values, its declaration, what it holds.
struct ColumnTyping {
  let name: String
  let declaredType: String
  let scan: ColumnScan

  func column() -> Catalogue.Column {
    var column = Catalogue.Column(name: name, declaredType: declaredType, type: .empty)
    column.distinctCount = scan.distinct
    column.nullCount = scan.nulls
    let present = scan.rows - scan.nulls
    column.isUnique = present > 0 && scan.nulls == 0 && scan.distinct == present && scan.blobs == 0
    column.topValues = scan.frequentValues(limit: 10)
    column.minimum = scan.leastNumber
    column.maximum = scan.greatestNumber
    if scan.texts > 0 {
      column.meanLength = Double(scan.characters) / Double(scan.texts)
      if scan.integers + scan.reals == 0 {
        column.minimum = scan.leastText.map { .text($0) } ?? .null
        column.maximum = scan.greatestText.map { .text($0) } ?? .null
      }
    }
    decideType(of: &column)
    return column
  }

  private func decideType(of column: inout Catalogue.Column) {
    if scan.rows == scan.nulls {
      declareType(of: &column)
    } else if scan.blobs > 0, scan.texts + scan.integers + scan.reals == 0 {
      column.type = .blob
    } else if scan.texts == 0, scan.blobs == 0 {
      decideNumbers(of: &column)
    } else if scan.integers + scan.reals + scan.blobs == 0 {
      decideTexts(of: &column)
    } else {
      column.type = .text
    }
  }

  private func decideNumbers(of column: inout Catalogue.Column) {
    let least = scan.leastNumber.number ?? 0
    let greatest = scan.greatestNumber.number ?? 0
    let isWhole = scan.reals == 0 || scan.areRealsWhole
    column.type = scan.reals > 0 ? .real : .integer
    column.decimals = scan.decimals > 4 ? nil : scan.decimals
    if isWhole,
      isYearName && least >= 1000 && greatest <= 2200 || isFounding && least >= 1500 && greatest <= 2100
    {
      column.type = .integer
      column.dateStyle = .year
    } else if scan.reals == 0, least >= 0, greatest <= 1, isBooleanLike {
      column.type = .boolean
    } else if scan.reals == 0, isDateName, least >= Self.firstEpoch, greatest <= Self.lastEpoch {
      column.type = .datetime
      column.dateStyle = .epochSeconds
    } else if scan.reals == 0, isDateName, least >= Self.firstEpoch * 1000, greatest <= Self.lastEpoch * 1000
    {
      column.type = .datetime
      column.dateStyle = .epochMilliseconds
    } else if scan.reals == 0, isMonthName, TextShapes.isCompactMonth(Int(least)),
      TextShapes.isCompactMonth(Int(greatest)),
      column.topValues.allSatisfy({ TextShapes.isCompactMonth(Int($0.value.number ?? 0)) })
    {
      column.type = .date
      column.dateStyle = .yearMonth
    } else if scan.reals == 0, isDateName, TextShapes.isCompactDate(Int(least)),
      TextShapes.isCompactDate(Int(greatest)),
      column.topValues.allSatisfy({ TextShapes.isCompactDate(Int($0.value.number ?? 0)) })
    {
      column.type = .date
      column.dateStyle = .compact
    }
  }

  private func decideTexts(of column: inout Catalogue.Column) {
    let shapes = scan.shapes
    column.type = .text
    guard shapes.total > 0 else { return }
    if shapes.isoDates + shapes.isoDateTimes == shapes.total {
      column.type = shapes.isoDateTimes > 0 ? .datetime : .date
      column.dateStyle = .iso
    } else if shapes.slashDates == shapes.total {
      // When no day is above 12 the order cannot be told; month first is how such files are mostly written.
      let isMonthFirst = shapes.greatestFirstPart <= 12
      guard isMonthFirst || shapes.greatestSecondPart <= 12 else { return }
      column.type = .date
      column.dateStyle = isMonthFirst ? .monthDayYear : .dayMonthYear
      if let range = shapes.slashRange(monthFirst: isMonthFirst) {
        column.minimum = .text(range.0)
        column.maximum = .text(range.1)
      }
    } else if shapes.months == shapes.total {
      column.type = .date
      column.dateStyle = .yearMonth
    } else if shapes.compactDates == shapes.total, isDateName {
      column.type = .date
      column.dateStyle = .compact
    } else if shapes.integers + shapes.reals == shapes.total, scan.emptyTexts == 0, !isLabelName {
      // Empty texts would count as zero once converted, so such a column stays text.
      column.type = shapes.reals > 0 ? .real : .integer
      column.isStoredAsText = true
      column.decimals = shapes.decimals > 4 ? nil : shapes.decimals
      column.minimum = number(shapes.leastNumber?.value)
      column.maximum = number(shapes.greatestNumber?.value)
      if shapes.years == shapes.total, isYearName || isBeginningName { column.dateStyle = .year }
    }
    if column.type == .date, column.dateStyle == .compact { column.isStoredAsText = true }
  }

  /// What the declaration promises for a column without values.
  private func declareType(of column: inout Catalogue.Column) {
    let declared = declaredType.uppercased()
    func has(_ words: String...) -> Bool { words.contains { declared.contains($0) } }
    if declared.isEmpty {
      column.type = .empty
    } else if has("BOOL", "BIT") {
      column.type = .boolean
    } else if has("DATETIME", "TIMESTAMP") {
      column.type = .datetime
      column.dateStyle = .iso
    } else if has("DATE") {
      column.type = .date
      column.dateStyle = .iso
    } else if has("INT") {
      column.type = .integer
      if isYearName { column.dateStyle = .year }
    } else if has("REAL", "FLOA", "DOUB", "DEC", "NUM", "MONEY") {
      column.type = .real
    } else if has("BLOB") {
      column.type = .blob
    } else {
      column.type = .text
    }
  }

  private func number(_ value: Double?) -> Value {
    guard let value else { return .null }
    return Int64(exactly: value).map { .integer($0) } ?? .real(value)
  }

  private var words: [String] { NameSplitter.words(in: name) }

  private var isYearName: Bool { words.contains { $0 == "year" || $0 == "years" } && !words.contains("of") }

  /// `built`, `commissioned`: a number of four digits is the year.
  private var isFounding: Bool {
    words.count == 1
      && [
        "built", "founded", "established", "commissioned", "opened", "launched", "constructed", "vintage",
        "manufactured", "incorporated",
      ].contains(words[0])
  }

  /// `creation`, `start_from`: text of four digits that tells when something came to be.
  private var isBeginningName: Bool { words.contains { Self.beginnings.contains($0) } }

  /// Digits in a column of names or codes are still names.
  private var isLabelName: Bool { words.last.map { Self.labelWords.contains($0) } ?? false }

  private var isDateName: Bool {
    let words = words
    return words.contains { Self.dateWords.contains($0) } || words.last == "at" || words.last == "on"
  }

  /// `month`, `period`, `yyyymm`: where numbers of six digits are months.
  private var isMonthName: Bool {
    !Set(words).isDisjoint(with: ["month", "period", "yyyymm", "yearmonth", "ym"])
  }

  private var isBooleanLike: Bool {
    let declared = declaredType.uppercased()
    return declared.contains("BOOL") || declared.hasPrefix("BIT")
      || words.first.map { Self.booleanStarts.contains($0) } ?? false || words.last == "flag"
      || words.last == "yn"
  }

  private static let dateWords: Set<String> = [
    "date", "time", "timestamp", "datetime", "day", "created", "updated", "modified", "epoch", "birthday",
  ]
  private static let beginnings: Set<String> = [
    "creation", "founded", "established", "built", "opened", "launched", "released", "awarded", "since",
    "from",
    "start", "begin", "completed",
  ]
  private static let labelWords: Set<String> = [
    "name", "title", "code", "description", "details", "label", "address",
  ]
  private static let booleanStarts: Set<String> = ["is", "has", "was", "can", "should", "allows", "does"]
  /// 1990-01-01 and 2100-01-01 in seconds since 1970.
  private static let firstEpoch = 631_152_000.0
  private static let lastEpoch = 4_102_444_800.0
}
