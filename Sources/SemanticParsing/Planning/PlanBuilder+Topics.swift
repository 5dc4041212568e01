import QuerentCore
import SemanticLayer

extension PlanBuilder {
  /// "tickets about refunds": some text of the row holds each word of the topic.
  mutating func about(_ topic: [String], isNegated: Bool) -> PlanCondition? {
    guard let focus, let table = model.table(named: focus) else { return missed() }
    let texts = table.columns.filter { column in
      column.type == .text && column.role != .identifier && column.role != .time
        && NameWords.words(in: column.name).contains { Self.textWords.contains(Inflection.singular(of: $0)) }
    }
    guard !texts.isEmpty else {
      sureness = min(sureness, Self.guessed)
      return missed()
    }
    let tests = topic.map { word in
      Self.disjunction(
        texts.map { .like(.column(ColumnReference(table: focus, column: $0.name)), "%\(word)%") })
    }
    let names = texts.map(\.label).joined(separator: ", ")
    defaults.append("about \(topic.joined(separator: " ")): the words stand in \(names)")
    guard let test = Self.conjunction(tests) else { return missed() }
    return isNegated ? .not(test) : test
  }

  private static let textWords: Set<String> = [
    "subject", "title", "topic", "tag", "summary", "description", "body", "content", "text", "comment",
    "message", "note", "remark", "detail", "headline", "abstract",
  ]

  /// How sure a reading is that had to guess something it says.
  static let guessed = 0.6

  /// "sales" grouped by each amount of sales is no answer to anything; what runs on is not what began in a month.
  mutating func doubtStandingFigures() {
    let figures = plan.outputs.map(\.expression).filter(\.isAggregated)
    for figure in figures {
      for call in expanded(figure).aggregateCalls
      where call.function != .count && call.function != .countDistinct {
        if let argument = call.argument, plan.groups.contains(argument) {
          sureness = min(sureness, Self.guessed * 0.8)
        }
      }
    }
    let isByTime = plan.groups.contains { if case .bucket = $0 { true } else { false } }
    guard isByTime, let time = plan.period?.column, let column = column(time),
      [.start, .due, .end, .created].contains(column.timeRole ?? .event)
    else { return }
    let runs = figures.contains { figure in
      expanded(figure).aggregateCalls.contains { call in
        guard case .column(let reference)? = call.argument, let label = self.column(reference)?.label else {
          return false
        }
        return label.hasSuffix("recurring revenue") || ["mrr", "arr"].contains(label)
      }
    }
    let isRunning = sketch.conditions.contains { condition in
      guard case .state(let states, _) = condition.kind else { return false }
      return states.contains { $0.table == time.table && $0.time == nil }
    }
    guard runs || isRunning else { return }
    sureness = min(sureness, Self.guessed)
    defaults.append("by the \(column.label) of what runs today, not what ran in each of the times")
  }
}
