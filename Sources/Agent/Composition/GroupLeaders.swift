import QuerentCore
import SemanticLayer

/// Who comes first within each group: `First for each region: Texas for Central with $170.00, Ohio for East with …`.
struct GroupLeaders {
  private let composer: SentenceComposer
  private let group: Int
  private let member: Int
  private let leaders: [Int]

  /// More groups are read in the table.
  private static let mostGroups = 6

  /// `nil` where the plan keeps no rows per group, or there are too many groups to name.
  init?(composer: SentenceComposer) {
    let (plan, table, shape) = (composer.plan, composer.table, composer.shape)
    guard let limit = plan.limit, limit.per.count == 1, limit.offset == 0, shape.keys.count == 2,
      !shape.isCompared,
      let group = shape.keys.first(where: { key in
        shape.outputs[key].map { plan.outputs[$0].expression == limit.per[0] } ?? false
      }),
      let member = shape.keys.first(where: { $0 != group })
    else { return nil }
    var seen: Set<Value> = []
    let leaders = table.rows.indices.filter { seen.insert(table.rows[$0][group]).inserted }
    guard (2...Self.mostGroups).contains(leaders.count),
      leaders.allSatisfy({ table.rows[$0][shape.figures[0]].number != nil })
    else { return nil }
    (self.composer, self.group, self.member, self.leaders) = (composer, group, member, leaders)
  }

  func compose() -> Draft.Claim {
    let (table, column) = (composer.table, composer.shape.figures[0])
    let isFromBelow =
      composer.plan.order.first { $0.expression.isAggregated }.map { !$0.isDescending } ?? false
    var sentence = SentenceBuilder(table)
    let measure = composer.measure(column)
    sentence.say("\(isFromBelow ? "Lowest" : "Highest") \(measure) for each \(table.columns[group].label)")
    sentence.say("\(composer.scope): ")
    for (place, row) in leaders.enumerated() {
      if place > 0 { sentence.say(", ") }
      sentence.name(row, group)
      sentence.say(" – ")
      sentence.name(row, member)
      sentence.say(" (")
      sentence.figure(row, column)
      sentence.say(")")
    }
    sentence.say(".")
    return sentence.claim
  }
}
