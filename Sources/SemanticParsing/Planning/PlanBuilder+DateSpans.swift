import QuerentCore
import SemanticLayer

/// How long it is from one date to another, of one row or of a row and what it refers to.
extension PlanBuilder {
  mutating func buildDateSpan(_ span: Sketch.DateSpan) -> Bool {
    let starts = dates(called: span.from)
    let ends = dates(called: span.to)
    var best: (start: ColumnReference, end: ColumnReference, score: Int)?
    for start in starts {
      for end in ends where end.column != start.column {
        let isOne = start.column.table == end.column.table
        guard isOne || graph.isSingle(from: end.column.table, to: start.column.table) else { continue }
        let hops = isOne ? 0 : graph.distance(end.column.table, start.column.table) ?? 9
        let score = start.score + end.score - 2 * hops
        if best.map({ score > $0.score }) ?? true { best = (start.column, end.column, score) }
      }
    }
    guard let best else {
      doubt += 1
      _ = missed()
      return false
    }
    let between = PlanExpression.daysBetween(.column(best.end), .column(best.start))
    let call = AggregateCall(
      span.aggregate, of: converted(between, to: sketch.arithmetic.unit), table: best.end.table)
    plan.outputs = [QueryPlan.Output(.aggregate(call))]
    focus = best.end.table
    let labels = [best.start, best.end].map { column($0)?.label ?? $0.column }
    defaults.append("days from \(labels[0]) to \(labels[1])")
    return true
  }

  /// The dates that words may name: by the words of the column, or of the table whose main date it is.
  private func dates(called words: [String]) -> [(column: ColumnReference, score: Int)] {
    var found: [(column: ColumnReference, score: Int)] = []
    for table in model.tables {
      for column in table.columns where column.role == .time && column.timeRole != .birth {
        let own = NameWords.words(in: column.name).filter { !Self.marks.contains($0) }
        let nouns = NameWords.words(in: table.name) + NameWords.words(in: table.label)
        let isMain = table.defaultTimeDimension == column.name
        let said = words.filter { !Self.marks.contains($0) }
        let byColumn = said.count { word in own.contains { Self.areAlike(word, $0) } }
        let byTable = said.count { word in isMain && nouns.contains { Self.areAlike(word, $0) } }
        let score = 4 * byColumn + 2 * byTable
        if byColumn + byTable >= max(1, said.count), score > 0 {
          found.append((ColumnReference(table: table.name, column: column.name), score + (isMain ? 1 : 0)))
        }
      }
    }
    return found
  }

  private static let marks: Set<String> = [
    "date", "on", "at", "the", "time", "day", "dt", "of", "being", "its",
  ]

  /// `application` and `applied`, `payment` and `paid`.
  private static func areAlike(_ said: String, _ named: String) -> Bool {
    let left = Lemmatizer.lemma(of: said)
    let right = Lemmatizer.lemma(of: named)
    if left == right || Lemmatizer.stem(of: left) == Lemmatizer.stem(of: right) { return true }
    if let irregular = irregular[left], irregular.contains(right) || irregular.contains(named) { return true }
    let shared = zip(left, right).prefix { $0 == $1 }.count
    return shared >= 4 && shared >= min(left.count, right.count) - 3
  }

  private static let irregular: [String: Set<String>] = [
    "payment": ["paid", "pay", "settled"], "pay": ["paid", "settled"], "sale": ["sold"],
    "purchase": ["bought"],
    "delivery": ["delivered"], "issue": ["issued"], "signup": ["signed", "joined", "created", "registered"],
    "hire": ["hired"], "closing": ["closed"], "opening": ["opened"], "creation": ["created"],
    "resolution": ["resolved"], "disbursement": ["paid", "disbursed"], "shipment": ["ship", "shipped"],
    "dispatch": ["dispatched", "ship", "shipped"], "start": ["began", "begin"],
    "order": ["ordered", "placed"],
    "invoice": ["invoiced", "issued", "billed"], "request": ["requested"],
    "completion": ["completed", "finished"],
  ]
}
