import QuerentCore
import SemanticLayer

/// "below the reorder point", "above budget": a column that says how much there should be is compared with the one that
/// says how much there is.
extension PlanBuilder {
  /// The number of the same row that a limit, plan or listed price is for; `nil` where several fit as well.
  func counterpart(of limit: ColumnReference) -> ColumnReference? {
    guard let table = model.table(named: limit.table), let own = table.column(named: limit.column),
      own.isNumeric
    else { return nil }
    let words = Set(NameSplitter.words(in: limit.column).map(Inflection.singular))
    let others = table.columns.filter { $0.isNumeric && $0.role == .measure && $0.name != limit.column }
    let wanted = Self.pairs.first { !$0.limits.isDisjoint(with: words) }?.actuals ?? []
    let scored = others.map { column -> (score: Int, name: String) in
      let name = Set(NameSplitter.words(in: column.name).map(Inflection.singular))
      let shared = name.intersection(words).subtracting(Self.weak).count
      return (
        2 * name.intersection(wanted).count + 2 * shared + (column.unit == own.unit ? 1 : 0), column.name
      )
    }
    guard let best = scored.max(by: { $0.score < $1.score }) else { return nil }
    guard others.count == 1 || best.score >= 2 && scored.count(where: { $0.score == best.score }) == 1 else {
      return nil
    }
    return ColumnReference(table: limit.table, column: best.name)
  }

  private static let weak: Set<String> = ["id", "code", "of", "the", "per", "total"]
  private static let pairs: [(limits: Set<String>, actuals: Set<String>)] = [
    (
      ["reorder", "minimum", "safety", "par", "threshold"],
      ["stock", "hand", "quantity", "inventory", "level", "available", "balance"]
    ),
    (
      ["capacity", "seat", "maximum"],
      ["attendance", "sold", "booked", "enrolled", "occupied", "passenger", "guest"]
    ),
    (
      ["budget", "plan", "planned", "target", "quota", "goal", "estimate", "estimated"],
      ["actual", "spent", "spend", "cost", "sale", "revenue", "amount", "booked"]
    ),
    (["limit", "credit"], ["balance", "outstanding", "used", "owed"]),
    (
      ["list", "catalog", "catalogue", "recommended", "msrp", "rrp"],
      ["sale", "sold", "paid", "price", "net"]
    ),
    (["cost"], ["price", "revenue", "sale"]),
  ]
}
