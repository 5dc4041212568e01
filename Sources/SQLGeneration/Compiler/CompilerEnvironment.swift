import SemanticLayer

/// What every step of compiling shares: the model, prepared once, and the dialect.
struct CompilerEnvironment: Sendable {
  let index: ModelIndex
  let planner: JoinPlanner
  let dialect: SQLDialect
  /// The first dates that the plan at hand speaks of, by table.
  var firstDates: [String: [FirstDate]] = [:]

  /// The weekday that weeks of the plan at hand start on, where it says so.
  var weekStart: Int?

  init(model: SemanticModel, options: CompilationOptions) {
    index = ModelIndex(model)
    planner = JoinPlanner(index: index, graph: JoinGraph(index), takesFirstPath: options.takesFirstPath)
    dialect = .sqlite
  }

  var calendar: BusinessCalendar {
    var calendar = index.model.calendar
    if let weekStart { calendar.weekStart = weekStart }
    return calendar
  }
}
