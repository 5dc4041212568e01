import QuerentCore
import SemanticLayer

/// Says why a question is refused, what in the data comes nearest, and what can be asked instead. Every question it
/// offers has been read.
struct RefusalComposer {
  let model: SemanticModel
  let members: MemberIndex
  let analysis: QuestionReader.Analysis
  /// Whether a question is read with every word used.
  let works: (String) -> Bool

  private var text: String { Exchange.text(of: analysis.question.text) }

  // MARK: Words that fit nothing

  /// The refusal of a question that has no reading, or none that uses what it says.
  func refusal() -> Refusal {
    let unread = analysis.sketch.unread.map { analysis.items[$0] }
    let unknown = unread.filter { $0.isUnknown || $0.quoted != nil }
    let knows = analysis.items.contains { ($0.isSchema || !$0.values.isEmpty) && !$0.isUnknown }
    let nearest = NearestData(model: model, members: members)
    let kind = RequestKind.of(analysis)
    if !knows, kind == .talk || unknown.isEmpty {
      let isVague = kind == .data
      return Refusal(
        isVague ? .tooVague : .outOfScope,
        why: isVague
          ? "The question names nothing to count, add up or list."
          : "Nothing in the question names anything in the data.",
        closest: [holdings], suggestions: suggestions(), spans: unknown.map(\.span))
    }
    let words = unknown.map { "\"\(Self.slice(text, $0.span))\"" }
    let why =
      words.isEmpty
      ? "The question could not be read as a query."
      : "\(Self.list(words)) \(words.count == 1 ? "fits" : "fit") nothing in the data."
    var closest: [String] = []
    var repaired: [String] = []
    for item in unknown.prefix(3) {
      for offer in nearest.offers(for: Self.slice(text, item.span)).prefix(3) where closest.count < 4 {
        if !closest.contains(offer.label) { closest.append(offer.label) }
        let question = Self.replacing(item.span, of: text, with: offer.word)
        if works(question) { repaired.append(question) }
      }
    }
    if closest.isEmpty { closest = [holdings] }
    return Refusal(
      .missingData, why: why, closest: closest, suggestions: suggestions(before: repaired),
      spans: unknown.map(\.span))
  }

  // MARK: Periods

  /// The refusal of a period that lies wholly outside the dates of its column; `nil` when some of it is inside, or the
  /// dates are not known.
  func outside(_ plan: QueryPlan) -> Refusal? {
    guard let period = plan.period, let range = period.range, let column = model.column(period.column),
      let first = column.minimum.text.flatMap({ CalendarDate(iso: String($0.prefix(10))) }),
      let last = column.maximum.text.flatMap({ CalendarDate(iso: String($0.prefix(10))) })
    else { return nil }
    let isBefore = range.end.map { $0 <= first } ?? false
    let isAfter = range.start.map { last < $0 } ?? false
    guard isBefore || isAfter else { return nil }
    let held = TimeDescription.describe(TimeRange(start: first, end: last.adding(days: 1)))
    let named = analysis.items.filter { $0.time != nil || $0.date != nil }
    var repaired: [String] = []
    if let item = named.first {
      for words in ["in \(last.year)", "in \(last.year - 1)"] {
        let question = Self.replacing(item.span, of: text, with: words)
        if works(question) { repaired.append(question) }
      }
    }
    let label = model.table(named: period.column.table)?.label ?? period.column.table
    return Refusal(
      .missingData,
      why: "There are no \(label) in \(TimeDescription.describe(range)): the data holds \(held).",
      closest: ["\(column.label): \(held)"], suggestions: suggestions(before: repaired),
      spans: named.map(\.span))
  }

  /// The refusal of an hour of the day where the dates are days; `nil` when the plan asks for no hour, or can.
  func withoutHours(_ plan: QueryPlan) -> Refusal? {
    var asked: ColumnReference?
    func look(_ expression: PlanExpression) {
      switch expression {
      case .part(.column(let reference), .hourOfDay), .bucket(.column(let reference), .hour):
        asked = reference
      default: break
      }
    }
    for expression in plan.outputs.map(\.expression) + plan.groups { expression.visit(look) }
    plan.filter?.visit(look)
    guard let asked, let column = model.column(asked), column.type == .date else { return nil }
    let others = model.table(named: asked.table)?.columns.filter { $0.type == .datetime } ?? []
    let label = model.table(named: asked.table)?.label ?? asked.table
    return Refusal(
      .missingData, why: "The \(column.label) of \(label) is a day, without a time of the day.",
      closest: others.isEmpty ? ["\(column.label) by day"] : others.map(\.label),
      suggestions: suggestions(), spans: analysis.items.filter { $0.time != nil }.map(\.span))
  }

  // MARK: Questions that work

  /// At most three questions: those given first, then some about the tables the question names, then about the others.
  func suggestions(before given: [String] = []) -> [String] {
    var made: [String] = []
    for question in given where made.count < 3 && !made.contains(question) { made.append(question) }
    let named = analysis.items.compactMap { $0.bestTable?.element.tableName }
    let tables =
      named.compactMap { model.table(named: $0) }
      + model.tables.filter { $0.rowCount > 0 }.sorted { $0.rowCount > $1.rowCount }
    var seen: Set<String> = []
    let words = ProposalWords(model: model)
    for table in tables where made.count < 3 && seen.insert(table.name).inserted && seen.count <= 12 {
      guard let things = words.things(in: table) else { continue }
      let groups = table.columns.flatMap { words.groupNames(of: $0, in: table) }
      let questions = groups.prefix(4).map { "How many \(things) are there per \($0)?" }
      if let question = (questions + ["How many \(things) are there?"]).first(where: works),
        !made.contains(question)
      {
        made.append(question)
      }
    }
    return made
  }

  private var holdings: String {
    let tables = model.tables.filter { $0.rowCount > 0 }.map(\.label)
    guard !tables.isEmpty else { return "there is not a single row in the data" }
    return "the data holds \(Self.list(Array(tables.prefix(5))))" + (tables.count > 5 ? " and more" : "")
  }

  // MARK: Text

  private static func list(_ words: [String]) -> String { words.joined(separator: ", ") }

  static func slice(_ text: String, _ span: TextSpan) -> String {
    let bytes = Array(text.utf8)
    guard span.start >= 0, span.end <= bytes.count, span.start <= span.end else { return "" }
    return String(decoding: bytes[span.start..<span.end], as: UTF8.self)
  }

  static func replacing(_ span: TextSpan, of text: String, with words: String) -> String {
    let bytes = Array(text.utf8)
    guard span.start >= 0, span.end <= bytes.count, span.start <= span.end else { return text }
    return String(decoding: bytes[..<span.start], as: UTF8.self) + words
      + String(decoding: bytes[span.end...], as: UTF8.self)
  }
}
