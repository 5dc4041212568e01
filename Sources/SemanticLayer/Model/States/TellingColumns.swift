import QuerentCore

/// The columns of a table that can tell a state of its rows: their names are taken apart and their members folded once.
struct TellingColumns: Sendable {
  /// A member of a status column.
  struct Member: Sendable {
    var text: String
    var lowered: String
    /// The words of a member of two words; `partly paid` neither begins nor ends with paid.
    var begins: String?
    var ends: String?
  }

  /// A column of a few stages.
  struct Status: Sendable {
    var column: String
    var members: [Member]
  }

  /// A column of two values that one word names.
  struct Flag: Sendable {
    var column: String
    var word: String
    /// The value that says yes.
    var truth: Value?
  }

  /// A date, or a "…_by", that a verb names.
  struct Event: Sendable {
    var column: String
    var verb: String
    var isTime: Bool
    /// Whether some rows have none, and some have one.
    var isSometimesMissing: Bool
  }

  let columnCount: Int
  private(set) var statuses: [Status] = []
  private(set) var flags: [Flag] = []
  private(set) var events: [Event] = []

  init(_ table: SemanticModel.Table) {
    columnCount = table.columns.count
    for column in table.columns {
      let words = Self.withoutOwner(NameSplitter.words(in: column.name), of: table.name)
      if Self.isStatus(column, words) {
        statuses.append(
          Status(column: column.name, members: column.samples.compactMap(\.text).map(Self.member)))
      }
      if column.role == .dimension, (1...2).contains(column.distinctCount), let word = Self.flag(words) {
        flags.append(Flag(column: column.name, word: word, truth: Self.truth(of: column)))
      }
      // `order_date` says when it was ordered
      let whole = NameSplitter.words(in: column.name)
      let event = words.count > 1 ? words : whole
      // `fee_paid_on` says when the fee was paid
      let core = Array(
        whole.reversed().drop { ["on", "at", "date", "time"].contains($0) }.reversed())
      let isPaid =
        whole.count > 2 && core.count == 2 && column.role == .time
        && (core[1].hasSuffix("ed") || core[1] == "paid")
        && !["last", "planned", "expected", "original", "scheduled", "next", "first"].contains(core[0])
      if isPaid {
        events.append(
          Event(
            column: column.name, verb: core[1], isTime: true,
            isSometimesMissing: column.nullCount > 0 && column.nullCount < table.rowCount))
      } else if let first = event.first, let last = event.last, event.count <= 2,
        column.role == .time || last == "by"
      {
        events.append(
          Event(
            column: column.name, verb: first, isTime: column.role == .time,
            isSometimesMissing: column.nullCount > 0 && column.nullCount < table.rowCount))
      }
    }
  }

  /// The words of a column without the name of its table before them: `invPdDt` of `tblInv` is a paid date.
  static func withoutOwner(_ words: [String], of table: String) -> [String] {
    var owner = NameSplitter.words(in: table).map(Inflection.singular)
    if owner.count > 1, let first = owner.first, TableInference.prefixes.contains(first) {
      owner.removeFirst()
    }
    guard words.count > owner.count, words.prefix(owner.count).map(Inflection.singular) == owner else {
      return words
    }
    return Array(words.dropFirst(owner.count))
  }

  // MARK: Stages

  private static func isStatus(_ column: SemanticModel.Column, _ words: [String]) -> Bool {
    guard column.role == .dimension, column.type == .text, column.distinctCount <= 40 else { return false }
    if words.contains(where: { statusNames.contains($0) || statusNames.contains(Inflection.singular(of: $0)) }
    ) {
      return true
    }
    // `st_cd` with `OPN`, `CXL`: the codes tell
    return column.distinctCount <= 8
      && column.samples.compactMap(\.text).count { StateWords.isKnown(lowered($0)) && $0 == $0.uppercased() }
        >= 2
  }

  /// A member in lower case, a code of a state written out: `cancelled` for `CXL`.
  private static func lowered(_ text: String) -> String {
    let lowered = text.lowercased()
    guard lowered.utf8.count <= 5, text == text.uppercased() else { return lowered }
    return BusinessLexicon.standard.expansion(ofAbbreviation: lowered).flatMap {
      StateWords.isKnown($0) ? $0 : nil
    } ?? lowered
  }

  private static let statusNames: Set<String> = [
    "status", "stage", "state", "phase", "outcome", "result", "disposition", "standing",
  ]

  private static func member(_ text: String) -> Member {
    let lowered = lowered(text)
    let parts = lowered.split { !$0.isLetter }.map(String.init)
    guard parts.count == 2, !hedges.contains(parts[0]) else { return Member(text: text, lowered: lowered) }
    return Member(text: text, lowered: lowered, begins: parts[0], ends: parts[1])
  }

  /// `partly paid` is not paid.
  private static let hedges: Set<String> = [
    "partly", "partially", "not", "nearly", "almost", "un", "non", "never",
  ]

  // MARK: Flags

  private static func flag(_ words: [String]) -> String? {
    var words = words[...]
    if let first = words.first, ["is", "has", "was"].contains(first) { words.removeFirst() }
    if let last = words.last, ["flag", "yn", "indicator"].contains(last) { words.removeLast() }
    return words.count == 1 ? words.first : nil
  }

  /// The value of a flag that says yes.
  static func truth(of column: SemanticModel.Column) -> Value? {
    if column.type == .integer || column.type == .boolean, !column.isStoredAsText { return .integer(1) }
    return column.samples.first {
      ["yes", "y", "true", "t", "1", "j", "ja", "oui"].contains($0.text?.lowercased() ?? "")
    }
  }
}
