import QuerentCore
import SemanticLayer

/// The words a question may go on with, by what they are, likeliest first: what belongs to the default figure, then what
/// its rows refer to, then the rest.
struct CompletionWords: Sendable {
  /// A word, and the place it comes from: words of one place are read alike.
  struct Word: Sendable {
    var text: String
    var folded: String
    var place: String

    init(_ text: String, place: String) {
      self.text = text
      folded = text.lowercased()
      self.place = place
    }
  }

  let figures: [Word]
  let beginnings: [Word]
  /// What can be counted.
  let things: [Word]
  /// What "top 5" ranks: those the figure belongs to before its own rows.
  let ranked: [Word]
  let groups: [Word]
  let members: [Word]
  /// Members of columns with few of them, for when no letter is typed.
  let fewMembers: [Word]
  let years: [Word]
  let periods: [Word]
  let grains: [Word]
  /// "by region", after a figure.
  let splits: [Word]

  /// Columns with more values than this are not proposed by value.
  private static let memberLimit = 1_000
  /// Columns with no more values than this are proposed before a letter is typed.
  private static let fewLimit = 12

  init(model: SemanticModel, members index: MemberIndex) {
    let tables = Self.byUse(model)
    let order = Dictionary(tables.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    let facts = Self.facts(of: model)

    let measures = model.measures.enumerated().sorted { left, right in
      (Self.rank(of: left.element, order, model), left.offset) < (
        Self.rank(of: right.element, order, model), right.offset
      )
    }.map(\.element)
    figures = Self.distinct(
      measures.map { Word($0.label, place: "figure of \($0.expression.aggregateCalls.first?.table ?? "")") })
    things = Self.distinct(tables.map { Word($0.label, place: "count of \($0.name)") })
    let entities = tables.filter { !facts.contains($0.name) } + tables.filter { facts.contains($0.name) }
    ranked = Self.distinct(
      entities.filter { $0.displayColumn != nil || facts.contains($0.name) }
        .map { Word($0.label, place: "top \($0.name)") })
    beginnings = Self.distinct(
      things.prefix(8).flatMap { [Word("how many \($0.text)", place: "how many \($0.place)")] }
        + ranked.prefix(8).map { Word("top 5 \($0.text)", place: "first \($0.place)") })

    let dimensions = tables.flatMap { table in
      table.columns.filter { $0.role == .dimension && $0.distinctCount > 1 && !$0.isUnique }
        .map { (table: table.name, column: $0) }
    }
    // few values make a better split than many
    let own = dimensions.filter { facts.contains($0.table) }
      .sorted { ($0.column.distinctCount > 40 ? 1 : 0) < ($1.column.distinctCount > 40 ? 1 : 0) }
    let others = dimensions.filter { !facts.contains($0.table) }
    let named = tables.filter { $0.displayColumn != nil && !facts.contains($0.name) }
    groups = Self.distinct(
      own.map { Word($0.column.label, place: "by \($0.table)") }
        + named.map { Word($0.entity?.name ?? $0.label, place: "by the \($0.name)") }
        + others.map { Word($0.column.label, place: "by \($0.table)") })
    let hasHours = tables.contains { table in
      table.columns.contains { $0.name == table.defaultTimeDimension && $0.type == .datetime }
    }
    grains = TimeGrain.allCases.reversed().filter { !$0.isFiscal && ($0 != .hour || hasHours) }.map {
      Word($0.words, place: "grain")
    }
    splits =
      groups.prefix(4).map { Word("by \($0.text)", place: "split \($0.place)") }
      + [Word("by month", place: "split by time"), Word("by quarter", place: "split by time")]

    let known = index.columns(withAtMost: Self.memberLimit).map { (column: $0.column, values: $0.values) }
      .enumerated().sorted { left, right in
        let first = Self.weight(of: left.element.column, order)
        let second = Self.weight(of: right.element.column, order)
        return (first, left.offset) < (second, right.offset)
      }.map(\.element)
    members = Self.distinct(
      known.flatMap { column in column.values.map { Self.member($0, of: column.column) } })
    fewMembers = Self.distinct(
      known.filter { $0.values.count <= Self.fewLimit }
        .flatMap { column in column.values.map { Self.member($0, of: column.column) } })

    let dates = tables.flatMap { table in
      table.columns.filter { $0.name == table.defaultTimeDimension }.flatMap {
        [$0.minimum.text, $0.maximum.text]
      }
    }
    let found = dates.compactMap { $0.flatMap { CalendarDate(iso: String($0.prefix(10))) }?.year }
    years =
      found.min().map { first in
        let last = found.max() ?? first
        return (max(first, last - 9)...last).reversed().map { Word(String($0), place: "year") }
      } ?? []
    periods = ["last", "this"].flatMap { word in
      [TimeGrain.month, .quarter, .year, .week].map {
        Word("\(word) \($0.rawValue)", place: "\(word) period")
      }
    }
  }

  private static func member(_ value: String, of column: ColumnReference) -> Word {
    Word(value, place: "member of \(column.table)")
  }

  // MARK: What is likely

  /// The tables whose rows the default figure is made of.
  private static func facts(of model: SemanticModel) -> Set<String> {
    let measure = model.defaultMeasure.flatMap { model.measure(named: $0) }
    return Set(measure?.expression.aggregateCalls.map(\.table) ?? [])
  }

  /// Tables with rows: those of the default figure, those they refer to, the rest.
  private static func byUse(_ model: SemanticModel) -> [SemanticModel.Table] {
    let facts = facts(of: model)
    let near = Set(model.relationships.filter { facts.contains($0.from) }.map(\.to))
    return model.tables.filter { $0.rowCount > 0 }.enumerated().sorted { left, right in
      func rank(_ table: SemanticModel.Table) -> Int {
        facts.contains(table.name) ? 0 : near.contains(table.name) ? 1 : 2
      }
      return (rank(left.element), left.offset) < (rank(right.element), right.offset)
    }.map(\.element)
  }

  private static func rank(
    of measure: SemanticModel.Measure, _ order: [String: Int], _ model: SemanticModel
  ) -> Int {
    if measure.name == model.defaultMeasure { return -1 }
    return measure.expression.aggregateCalls.first.flatMap { order[$0.table] } ?? order.count
  }

  /// Places come first after "in", then other columns of the table; tables by use.
  private static func weight(of column: ColumnReference, _ order: [String: Int]) -> Int {
    let words = NameWords.words(in: column.column)
    let isPlace = words.contains {
      ["region", "country", "state", "city", "market", "territory", "area"].contains($0)
    }
    return (order[column.table] ?? order.count) * 2 + (isPlace ? 0 : 1)
  }

  private static func distinct(_ words: [Word]) -> [Word] {
    var seen: Set<String> = []
    return words.filter { !$0.text.isEmpty && seen.insert($0.folded).inserted }
  }
}
