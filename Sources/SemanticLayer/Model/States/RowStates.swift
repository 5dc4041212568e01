public import QuerentCore

/// Finds what state words mean in a model: a member of a status column, a flag, a date that is filled in or not yet.
///
/// Nothing is taken from the names of one company: `open` is the member `open`, or else every stage that is none of
/// the closed ones, or else a closing date that is missing.
public struct RowStates: Sendable {
  let tables: [SemanticModel.Table]
  /// The columns that can tell a state, by table: they are looked up for every word of every question.
  private let tellingColumns: [String: TellingColumns]
  /// What yes/no columns say of rows, by the words they are named by.
  let flags: [String: [RowState]]

  /// Makes a finder over the tables of a model, whose columns carry samples of their values.
  public init(tables: [SemanticModel.Table]) {
    self.tables = tables
    self.tellingColumns = Dictionary(
      tables.map { ($0.name, TellingColumns($0)) }, uniquingKeysWith: { first, _ in first })
    self.flags = Self.flags(of: tables)
  }

  /// Whether a state of more than two words begins with a word: "still with us".
  public static func opensPhrase(_ word: String) -> Bool { StateWords.openings.contains(word) }

  func columns(of table: SemanticModel.Table) -> TellingColumns {
    if let known = tellingColumns[table.name], known.columnCount == table.columns.count { return known }
    return TellingColumns(table)
  }

  /// What a word in lower case requires, a state a table; empty when it says nothing of any row.
  ///
  /// - Parameter today: what "overdue" is measured by; without it only stored states are found.
  public func states(of word: String, today: CalendarDate? = nil) -> [RowState] {
    let family = StateWords.family(of: word)
    let denied = StateWords.denied(by: word)
    let stems = StateWords.stems(ofParticiple: word)
    if family == nil, let found = flags[word] ?? flags[Inflection.singular(of: word)] { return found }
    if let denied, let found = flags[denied] { return found.map(Self.negated) }
    // `Rtn Flg` says which orders were returned
    if family == nil, let found = stems.lazy.compactMap({ self.flags[$0] }).first { return found }
    guard family != nil || denied != nil || !stems.isEmpty else { return [] }
    return tables.compactMap { table in
      if let family {
        return state(word, family, of: table)
          ?? (word == family.words[0] || family.words.contains(word)
            ? overdue(family, of: table, today: today) : nil)
      }
      if let denied, let positive = self.state(denied, of: table) { return Self.negated(positive) }
      return filled(stems, of: table)
    }
  }

  /// The date of a figure over rows that came into a state: the close date of a win rate.
  public func time(of measure: SemanticModel.Measure) -> ColumnReference? {
    for call in measure.expression.aggregateCalls {
      guard let condition = call.condition, let table = tables.first(where: { $0.name == call.table }) else {
        continue
      }
      for family in StateWords.families {
        if let found = state(family.words[0], family, of: table), found.condition == condition {
          return found.time
        }
      }
    }
    return nil
  }

  /// The state of a plain word in one table.
  public func state(_ word: String, of table: SemanticModel.Table) -> RowState? {
    if let family = StateWords.family(of: word) { return state(word, family, of: table) }
    return member([word], of: table) ?? filled(StateWords.stems(ofParticiple: word), of: table)
  }

  private func state(_ word: String, _ family: StateWords.Family, of table: SemanticModel.Table) -> RowState?
  {
    if var found = member([word], of: table) ?? member(family.members, of: table) {
      found.time = time(family.marks, of: table)
      return found
    }
    if let found = flag([word] + family.marks, of: table) { return found }
    if let opposite = family.opposite, let other = StateWords.family(of: opposite),
      let found = state(opposite, other, of: table)
    {
      return Self.negated(found)
    }
    return family.opposite == nil && family.isTold ? filled(family.marks, of: table) : nil
  }

  static func negated(_ state: RowState) -> RowState {
    let condition: PlanCondition =
      switch state.condition {
      case .not(let inner): inner
      case .comparison(let left, .equal, let right): .comparison(left, .notEqual, right)
      default: .not(state.condition)
      }
    return RowState(table: state.table, condition: condition, time: nil, isDateFilled: false)
  }

  // MARK: Members

  /// Members of a status column that are one of the words, or begin or end with one.
  private func member(_ words: [String], of table: SemanticModel.Table) -> RowState? {
    for status in columns(of: table).statuses {
      let members = status.members
      var found: [String] = []
      for word in words {
        if let whole = members.first(where: { $0.lowered == word }) {
          if found.isEmpty || words.count > 1 { found.append(whole.text) }
          if words.count == 1 { break }
          continue
        }
        for member in members where member.begins == word || member.ends == word {
          if !found.contains(member.text) { found.append(member.text) }
        }
      }
      // what is true of every row tells nothing
      guard !found.isEmpty, found.count < max(members.count, 2) else { continue }
      let reference = PlanExpression.column(ColumnReference(table: table.name, column: status.column))
      let values = members.filter { found.contains($0.text) }.map { Value.text($0.text) }
      let condition: PlanCondition =
        values.count == 1 ? .comparison(reference, .equal, .literal(values[0])) : .inList(reference, values)
      return RowState(table: table.name, condition: condition, time: nil, isDateFilled: false)
    }
    return nil
  }

  // MARK: Flags

  /// A column of two values that is named by the word.
  private func flag(_ marks: [String], of table: SemanticModel.Table) -> RowState? {
    for flag in columns(of: table).flags where marks.contains(flag.word) {
      guard let truth = flag.truth else { continue }
      let reference = PlanExpression.column(ColumnReference(table: table.name, column: flag.column))
      return RowState(
        table: table.name, condition: .comparison(reference, .equal, .literal(truth)), time: nil,
        isDateFilled: false)
    }
    return nil
  }

  // MARK: Dates

  /// A date, or a "…_by", that is filled in when the thing has happened.
  func filled(_ marks: [String], of table: SemanticModel.Table) -> RowState? {
    guard !marks.isEmpty else { return nil }
    for event in columns(of: table).events where marks.contains(event.verb) {
      guard event.isSometimesMissing else { continue }
      let reference = ColumnReference(table: table.name, column: event.column)
      return RowState(
        table: table.name, condition: .not(.isNull(.column(reference))),
        time: event.isTime ? reference : nil, isDateFilled: event.isTime)
    }
    return nil
  }

  /// The date a state began: named by one of its verbs, and neither planned nor original.
  private func time(_ marks: [String], of table: SemanticModel.Table) -> ColumnReference? {
    let events = columns(of: table).events
    for mark in marks {
      if let event = events.first(where: { $0.isTime && $0.verb == mark }) {
        return ColumnReference(table: table.name, column: event.column)
      }
    }
    return nil
  }

  /// Not paid, and due before today.
  private func overdue(
    _ family: StateWords.Family, of table: SemanticModel.Table, today: CalendarDate?
  ) -> RowState? {
    guard family.words[0] == "overdue", let today,
      let unpaid = state("unpaid", of: table) ?? state("open", of: table),
      let due = table.columns.first(where: { $0.role == .time && $0.timeRole == .due })
    else { return nil }
    let reference = ColumnReference(table: table.name, column: due.name)
    return RowState(
      table: table.name,
      condition: .all([
        unpaid.condition, .comparison(.column(reference), .less, .literal(.text(today.iso))),
      ]), time: nil, isDateFilled: false)
  }
}
