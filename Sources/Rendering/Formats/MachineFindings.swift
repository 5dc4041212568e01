import QuerentCore

/// The findings of an answer and how they were come by, as machine output has them.
struct MachineFindings {
  let answer: Answer

  var findings: JSONValue { .array(answer.findings.map(finding)) }

  /// `null` for answers that no tool gave.
  var basis: JSONValue {
    guard let basis = answer.basis else { return .null }
    return .object([
      .init("tool", .string(basis.tool)), .init("method", .string(basis.method)),
      .init("history", .string(basis.history)), .init("steps", .integer(Int64(basis.steps))),
      .init("grain", .optional(basis.grain?.rawValue)), .init("series", .integer(Int64(basis.series))),
      .init("backtest_error", Self.number(basis.backtestError)),
      .init("backtest_origins", basis.backtestOrigins.map { .integer(Int64($0)) } ?? .null),
      .init("notes", .strings(basis.notes)), .init("details", .strings(basis.details)),
    ])
  }

  private func finding(_ finding: FindingRecord) -> JSONValue {
    .object([
      .init("id", .string(finding.id)), .init("kind", .string(finding.kind)),
      .init("subject", .string(finding.subject)), .init("where", .string(finding.place)),
      .init("start", .optional(finding.start)), .init("end", .optional(finding.end)),
      .init("actual", Self.number(finding.actual)), .init("expected", Self.number(finding.expected)),
      .init("amount_at_risk", Self.number(finding.amountAtRisk)), .init("unit", .optional(finding.unit)),
      .init("score", Self.number(finding.score)), .init("severity", .string(finding.severity.rawValue)),
      .init("confidence", Self.number(finding.confidence)),
      .init("direction", .optional(finding.direction?.rawValue)), .init("rule", .optional(finding.rule)),
      .init("text", .string(finding.sentence)),
    ])
  }

  private static func number(_ value: Double?) -> JSONValue { value.map { .real($0) } ?? .null }
}
