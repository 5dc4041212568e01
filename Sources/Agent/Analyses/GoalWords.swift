import QuerentCore
import SemanticLayer
import Tools

/// The sentences of whether a goal will be reached; they note the figures and names they used.
struct GoalWords {
  let context: AnalysisContext
  let report: ForecastReport
  private(set) var grounds: [Double] = []
  private(set) var names: [String] = []

  private var column: ResultTable.Column { report.series.figures[0] }
  private var label: String { report.goalLabel ?? "goal" }
  private var when: String { report.asked.map { PeriodWords.resolved($0) } ?? "" }
  private var subject: String { context.figure(0) + context.conditions }

  init(context: AnalysisContext, report: ForecastReport) {
    self.context = context
    self.report = report
  }

  mutating func sentence() -> String {
    let lines = report.lines.filter { $0.goal != nil }
    if let range = report.asked { names.append(PeriodWords.resolved(range)) }
    guard lines.count == 1, let goal = lines[0].goal, report.series.keys.isEmpty else {
      return members(lines)
    }
    let isPlural = FindingWords.isPlural(context.figure(0))
    let amount = figure(goal.amount)
    if goal.soFar >= goal.amount {
      return
        "Yes: \(subject) \(isPlural ? "are" : "is") \(figure(goal.soFar)) in \(when) already, and the \(label) is \(amount)."
    }
    return
      "\(Self.verdict(goal)): \(subject) \(isPlural ? "are" : "is") expected to be \(figure(goal.expected)) in \(when), "
      + "four times in five between \(interval(goal)), and the \(label) is \(amount)\(chance(goal)); "
      + "\(figure(goal.soFar)) of it \(isPlural ? "are" : "is") there already."
  }

  private mutating func members(_ lines: [ForecastReport.Line]) -> String {
    let ranked = lines.sorted { share($0) > share($1) }
    guard let nearest = ranked.first, let furthest = ranked.last else {
      return "There is nothing to compare with the \(label)."
    }
    let reached = ranked.filter { share($0) >= 1 }
    grounds += [Double(reached.count), Double(lines.count)]
    let shown = reached.prefix(3).map { name($0) }
    let head =
      reached.isEmpty
      ? "None of \(lines.count) is expected to reach the \(label) in \(when)"
      : "\(reached.count) of \(lines.count) \(reached.count == 1 ? "is" : "are") expected to reach the \(label) in \(when), "
        + shown.joined(separator: ", ") + (reached.count > shown.count ? " and others" : "")
    let told = reached.isEmpty ? nearest : furthest
    guard let goal = told.goal else { return head + "." }
    return head
      + "; \(name(told)) \(reached.isEmpty ? "comes nearest" : "is furthest"), with \(figure(goal.expected)) expected of "
      + "\(figure(goal.amount))\(chance(goal))."
  }

  private func share(_ line: ForecastReport.Line) -> Double {
    line.goal.map { $0.expected / $0.amount } ?? 0
  }

  /// In words what the chance says in a number, or the interval where there is none.
  static func verdict(_ goal: ForecastReport.Goal) -> String {
    let range = goal.interval80
    let chance =
      goal.chance
      ?? (range.lowerBound >= goal.amount
        ? 0.95 : goal.expected >= goal.amount ? 0.7 : range.upperBound >= goal.amount ? 0.3 : 0.05)
    switch chance {
    case 0.9...: return "Very likely"
    case 0.5..<0.9: return "More likely than not"
    case 0.1..<0.5: return "Probably not"
    default: return "Very unlikely"
    }
  }

  /// To five percent, which is as fine as ten or so earlier forecasts can say.
  static func rounded(_ chance: Double) -> Double { (chance * 20).rounded() * 5 }

  private mutating func chance(_ goal: ForecastReport.Goal) -> String {
    guard let chance = goal.chance else { return "" }
    let percent = min(max(Self.rounded(chance), 5), 95)
    grounds.append(percent)
    let about = chance < 0.05 ? "under" : chance > 0.95 ? "over" : "about"
    return ", a chance of \(about) \(FigureFormat.percent(percent / 100))%"
  }

  private mutating func name(_ line: ForecastReport.Line) -> String {
    let name = zip(line.members, report.series.keys).map { SentenceBuilder.name($0, $1) }.joined(
      separator: ", ")
    names.append(name)
    return name
  }

  private mutating func figure(_ value: Double) -> String {
    let rounded = SeriesWords.rounded(value, column)
    grounds += [value, rounded.value]
    return rounded.text
  }

  private mutating func interval(_ goal: ForecastReport.Goal) -> String {
    "\(figure(goal.interval80.lowerBound)) and \(figure(goal.interval80.upperBound))"
  }

  /// A row a member: the goal, what is there, what is expected and how likely that is enough.
  func table() -> ResultTable {
    var columns = report.series.keys
    for index in columns.indices { columns[index].isKey = true }
    columns += [label, "so far", "forecast", "low 80", "high 80"].map {
      ResultTable.Column(name: $0, kind: .real, unit: column.unit)
    }
    columns[report.series.keys.count + 2].label = "\(context.figure(0)) forecast"
    columns.append(ResultTable.Column(name: "chance", kind: .real, unit: "%"))
    let rows = report.lines.compactMap { line -> [Value]? in
      guard let goal = line.goal else { return nil }
      return line.members + [
        .real(goal.amount), .real(goal.soFar), .real(goal.expected), .real(goal.interval80.lowerBound),
        .real(goal.interval80.upperBound), goal.chance.map { .real($0) } ?? .null,
      ]
    }
    return ResultTable(columns: columns, rows: rows)
  }
}
