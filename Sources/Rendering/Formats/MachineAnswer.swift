import QuerentCore

/// The machine contract: one JSON object a question, schema 1. Names and types of fields change only with the schema
/// number; fields may be added.
struct MachineAnswer {
  static let schema: Int64 = 1

  let answer: Answer
  /// The style charts are drawn in; colour never reaches machine output.
  let style: OutputStyle

  var json: JSONValue {
    var members = identity
    members += [
      .init("interpretation", answer.understanding.map(interpretation) ?? .null),
      .init("plan", .optional(answer.plan)),
      .init("sql", .strings(answer.sql)),
    ]
    members += figures
    members += [
      .init("answer", answer.text.isEmpty ? .null : .string(answer.text)),
      .init("chart", chart),
      .init("checks", .array(answer.checks.map(check))),
      .init("trust", .optional(answer.trust?.rawValue)),
      .init("confidence", .real(answer.confidence)),
      .init("caveats", .strings(answer.caveats)),
      .init("citations", .array(answer.citations.map(citation))),
      .init("findings", MachineFindings(answer: answer).findings),
      .init("tools", .array(answer.trace.map(tool))),
      .init("followups", .strings(answer.followUps)),
      .init("refusal", answer.refusal.map(refusal) ?? .null),
      .init("clarification", answer.clarification.map(clarification) ?? .null),
      .init("error", answer.failure.map(failure) ?? .null),
      .init("expect", .array(answer.expectations.map(expectation))),
      .init("ms", milliseconds(answer.elapsedMilliseconds)),
      .init(
        "llm",
        .object([
          .init("calls", .integer(0)), .init("tokens_in", .integer(0)), .init("tokens_out", .integer(0)),
          .init("cost_usd", .integer(0)),
        ])),
      .init(
        "data",
        .object([
          .init("as_of", .optional(answer.asOf?.iso)), .init("sha256", .optional(answer.data?.sha256)),
        ])),
    ]
    if answer.isStatement { members.append(.init("statement", .bool(true))) }
    if let trend = answer.trend { members.append(.init("trend", course(trend))) }
    if let courses = answer.courses { members.append(.init("courses", self.courses(courses))) }
    if answer.basis != nil { members.append(.init("basis", MachineFindings(answer: answer).basis)) }
    if let verification = answer.verification {
      members.append(.init("verified", verified(verification)))
    }
    if let explanation = answer.explanation {
      members.append(.init("explanation", MachineExplanation(explanation: explanation).json))
    }
    if !answer.readings.isEmpty { members.append(.init("readings", .array(answer.readings.map(reading)))) }
    return .object(members)
  }

  private func citation(_ citation: CitationRecord) -> JSONValue {
    .object([
      .init("path", .string(citation.path)), .init("line", .integer(Int64(citation.line))),
      .init("page", citation.page.map { .integer(Int64($0)) } ?? .null),
      .init("section", .string(citation.section)),
      .init("quote", .string(citation.quote)), .init("context", .optional(citation.context)),
      .init("instruction_like", .bool(citation.looksLikeInstruction)),
      .init("reason", .optional(citation.reason)),
    ])
  }

  private func course(_ trend: Trend) -> JSONValue {
    .object([
      .init("grain", .string(trend.grain.rawValue)), .init("periods", .integer(Int64(trend.count))),
      .init("rows", .array(trend.table.rows.map { .array($0.map { JSONValue($0) }) })),
    ])
  }

  private func courses(_ courses: RowCourses) -> JSONValue {
    .object([
      .init("label", .string(courses.label)), .init("grain", .string(courses.grain.rawValue)),
      .init("periods", .strings(courses.periods.map(\.iso))),
      .init("rows", .array(courses.values.map { .array($0.map { JSONValue($0.map(Value.real) ?? .null) }) })),
    ])
  }

  private func verified(_ verification: Verification) -> JSONValue {
    .object([
      .init("name", .string(verification.name)), .init("question", .string(verification.question)),
      .init("author", .string(verification.author)), .init("date", .string(verification.date.iso)),
      .init("replaced", .strings(verification.replaced)),
    ])
  }

  private func reading(_ record: ReadingRecord) -> JSONValue {
    .object([
      .init("plan", .string(record.plan)), .init("sql", .optional(record.sql)),
      .init("score", .real(record.score)),
      .init("features", .object(record.features.map { .init($0.name, .real($0.value)) })),
    ])
  }

  private var identity: [JSONValue.Member] {
    var members: [JSONValue.Member] = [
      .init("schema", .integer(Self.schema)), .init("id", .string(answer.id)),
    ]
    if let line = answer.line { members.append(.init("line", .integer(Int64(line)))) }
    return members + [
      .init("question", .string(answer.question.text)),
      .init("status", .string(answer.status.rawValue)),
      .init("reason", .optional(reason)),
    ]
  }

  private var reason: String? {
    switch answer.status {
    case .answered: nil
    case .clarify: "ambiguous_term"
    case .refused: answer.refusal?.code.rawValue
    case .error: answer.failure?.code ?? "error"
    }
  }

  private func interpretation(_ understanding: Understanding) -> JSONValue {
    .object([
      .init("metric", .string(understanding.metric)),
      .init("groups", .strings(understanding.groups)),
      .init("filters", .strings(understanding.filters)),
      .init("period", .string(understanding.period)),
      .init("grain", .optional(understanding.grain)),
      .init("defaults", .strings(understanding.defaults)),
      .init("corrections", .strings(understanding.corrections)),
      .init("inherited", .strings(understanding.inherited)),
      .init("unread", .strings(understanding.unread)),
    ])
  }

  private var figures: [JSONValue.Member] {
    let table = answer.table
    return [
      .init(
        "columns",
        .array(
          (table?.columns ?? []).map { column in
            .object([
              .init("name", .string(column.name)), .init("label", .string(column.label)),
              .init("type", .string(column.kind.rawValue)), .init("unit", .optional(column.unit)),
            ])
          })),
      .init("rows", .array((table?.rows ?? []).map { .array($0.map { JSONValue($0) }) })),
      .init("row_count", .integer(Int64(table?.rows.count ?? 0))),
      .init("truncated", .bool(table?.isTruncated ?? false)),
    ]
  }

  private var chart: JSONValue {
    guard let chart = answer.chart, chart.kind != .none else { return .null }
    var drawingStyle = style
    drawingStyle.usesColor = false
    let renderer = ChartRenderer(style: drawingStyle)
    let drawing = answer.table.flatMap { try? renderer.draw(chart, $0) }
    let text = drawing.map { $0.lines.printed(in: drawingStyle) } ?? ""
    return .object([
      .init("type", .string(chart.kind.rawValue)),
      .init("reason", .string(chart.reason)),
      .init("title", .string(chart.title)),
      .init("text", text.isEmpty || style.isPlain ? .null : .string(text)),
      .init("alt", .optional(ChartDrawing.caption(answer.summary, drawing))),
    ])
  }

  private func check(_ check: CheckOutcome) -> JSONValue {
    .object([
      .init("name", .string(check.name)), .init("ok", .bool(check.passed)),
      .init("detail", .string(check.detail)), .init("hard", .bool(check.isHard)),
    ])
  }

  private func tool(_ record: ToolRecord) -> JSONValue {
    .object([
      .init("name", .string(record.name)),
      .init("arguments", .object(record.arguments.map { .init($0.name, .string($0.value)) })),
      .init("milliseconds", milliseconds(record.milliseconds)),
      .init("ok", .bool(record.succeeded)),
    ])
  }

  private func refusal(_ refusal: Refusal) -> JSONValue {
    .object([
      .init("code", .string(refusal.code.rawValue)), .init("why", .string(refusal.why)),
      .init("closest", .strings(refusal.closest)), .init("suggestions", .strings(refusal.suggestions)),
    ])
  }

  private func clarification(_ clarification: Clarification) -> JSONValue {
    .object([
      .init("term", .string(clarification.term)), .init("prompt", .string(clarification.prompt)),
      .init(
        "options",
        .array(
          clarification.options.map { option in
            .object([
              .init("label", .string(option.label)), .init("effect", .string(option.effect)),
              .init("plan", .string(option.plan)),
            ])
          })),
    ])
  }

  private func failure(_ failure: Diagnostic) -> JSONValue {
    .object([
      .init("code", .string(failure.code)), .init("summary", .string(failure.summary)),
      .init("line", failure.line.map { .integer(Int64($0)) } ?? .null),
      .init("column", failure.column.map { .integer(Int64($0)) } ?? .null),
      .init("suggestions", .strings(failure.suggestions)),
    ])
  }

  private func expectation(_ outcome: ExpectationOutcome) -> JSONValue {
    .object([
      .init("rule", .string(outcome.rule)), .init("ok", .bool(outcome.passed)),
      .init("expected", .string(outcome.expected)), .init("actual", .string(outcome.actual)),
      .init("severity", .string(outcome.isWarning ? "warn" : "fail")),
    ])
  }

  /// Times to the microsecond; more digits are noise.
  private func milliseconds(_ value: Double) -> JSONValue {
    .real((value * 1000).rounded() / 1000)
  }
}
