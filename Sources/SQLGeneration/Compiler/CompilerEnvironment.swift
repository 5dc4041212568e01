import SemanticLayer

/// What every step of compiling shares: the model, prepared once, and the dialect.
struct CompilerEnvironment: Sendable {
  let index: ModelIndex
  let planner: JoinPlanner
  let dialect: SQLDialect
  /// The first dates that the plan at hand speaks of, by table.
  var firstDates: [String: [FirstDate]] = [:]

  init(model: SemanticModel, options: CompilationOptions) {
    index = ModelIndex(model)
    planner = JoinPlanner(index: index, graph: JoinGraph(index), takesFirstPath: options.takesFirstPath)
    dialect = .sqlite
  }

  var calendar: BusinessCalendar { index.model.calendar }
}
