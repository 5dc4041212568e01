import QuerentCore

/// How an answer came about, as a field of its object; what else was used stands in the object's other fields.
struct MachineExplanation {
  let explanation: Explanation

  var json: JSONValue {
    .object([
      .init("mentions", .strings(explanation.mentions)),
      .init(
        "rules",
        .array(
          explanation.rules.map { rule in
            .object([
              .init("name", .string(rule.name)), .init("words", .string(rule.words)),
              .init("depth", .integer(Int64(rule.depth))),
            ])
          })),
      .init(
        "runner_up",
        explanation.runnerUp.map { other in
          .object([.init("plan", .string(other.plan)), .init("why_it_lost", .strings(other.reasons))])
        } ?? .null),
      .init("other_plans", .strings(explanation.otherPlans)),
      .init(
        "tables_read",
        .array(
          explanation.tablesRead.map { read in
            .object([.init("table", .string(read.table)), .init("rows", .integer(Int64(read.rows)))])
          })),
    ])
  }
}
