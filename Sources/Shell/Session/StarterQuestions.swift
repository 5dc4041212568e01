import Agent
import QuerentCore
import SemanticLayer
import SemanticParsing

/// Questions to begin with, made from the model and kept only where they are read without doubt.
enum StarterQuestions {
  static let count = 4

  static func make(for workspace: Workspace) -> [String] {
    var kept: [String] = []
    for question in candidates(workspace.model) where kept.count < count && !kept.contains(question) {
      if isRead(question, in: workspace) { kept.append(question) }
    }
    return kept
  }

  private static func isRead(_ question: String, in workspace: Workspace) -> Bool {
    let reading = workspace.reader.read(Question(question, asOf: workspace.defaultAsOf))
    guard case .interpretations(let readings) = reading, let best = readings.first else { return false }
    return best.unread.isEmpty && best.plan.problems(in: workspace.model).allSatisfy { $0.severity != .error }
  }

  private static func candidates(_ model: SemanticModel) -> [String] {
    guard let table = mainTable(of: model) else { return [] }
    let words = ProposalWords(model: model)
    let figure = measure(of: table, in: model)
    let dimensions = table.columns.filter { !words.groupNames(of: $0, in: table).isEmpty }
      .sorted { ($0.distinctCount, $0.name) < ($1.distinctCount, $1.name) }
    func names(_ column: SemanticModel.Column) -> [String] { words.groupNames(of: column, in: table) }
    // "customer name" is called "customer" by people, and reads badly in "top 5".
    let ranked = table.columns.filter {
      $0.role == .dimension && $0.distinctCount > 5 && !$0.label.lowercased().hasSuffix("name")
    }
    var questions: [String] = []
    if let figure {
      let small = dimensions.first { $0.distinctCount >= 3 } ?? dimensions.first
      if table.defaultTimeDimension != nil {
        questions.append("\(figure) last month compared with the month before")
        questions.append("\(figure) by month last year")
      }
      if let small { questions += names(small).prefix(1).map { "\(figure) by \($0)" } }
      if let large = ranked.first(where: { $0.name != small?.name && !names($0).isEmpty }) {
        questions += names(large).suffix(1).map { "top 5 \(Inflection.plural(of: $0)) by \(figure)" }
      }
    }
    guard let things = words.things(in: table) else { return questions + ["how many rows are there"] }
    questions.append("how many \(things) are there")
    if let small = dimensions.first { questions += names(small).map { "how many \(things) per \($0)" } }
    return questions
  }

  /// The biggest table that has figures, or else the biggest.
  private static func mainTable(of model: SemanticModel) -> SemanticModel.Table? {
    let withFigures = model.tables.filter { $0.columns.contains { $0.role == .measure } }
    let dated = withFigures.filter { $0.defaultTimeDimension != nil }
    return [dated, withFigures, model.tables].first { !$0.isEmpty }?.max { $0.rowCount < $1.rowCount }
  }

  private static func measure(of table: SemanticModel.Table, in model: SemanticModel) -> String? {
    if let name = model.defaultMeasure, let measure = model.measure(named: name) { return measure.label }
    let columns = table.columns.filter { $0.role == .measure }
    let summed = columns.filter { $0.additivity == .additive }
    let words = ProposalWords(model: model)
    let money = summed.filter { $0.unit != nil }
    return (money + summed).lazy.compactMap { words.sum(of: $0) }.first
  }
}
