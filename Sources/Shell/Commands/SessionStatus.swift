import Agent
import QuerentCore
import Rendering

/// What `/status` prints.
struct SessionStatus {
  let session: ShellSession

  func print() {
    let screen = session.screen
    guard let workspace = session.workspace else {
      screen.say("No data is loaded. /load FILE or /demo loads some.")
      return
    }
    let overview = TableOverview(workspace: workspace)
    let tables = workspace.catalogue.tables.count
    fact("data", workspace.sources.joined(separator: ", "))
    fact(
      "tables",
      "\(tables), \(FigureFormat.number(Double(overview.rowCount))) rows in all")
    fact("model", workspace.modelFile ?? "inferred from the data")
    if let day = session.today {
      fact(
        "today",
        "\(DateWords.day(day)), \(session.asOf == nil ? "the last date in the data" : "set with /asof")")
    }
    if let filter = session.filter { fact("filter", "\(filter.text); /filter off ends it") }
    let turns = session.conversation.turns.count
    fact("asked", turns == 1 ? "1 question" : "\(turns) questions")
    fact("printed as", session.settings.format.rawValue)
    fact("cost", "nothing: no model was called")
    fact("privacy", "no language model is configured; nothing leaves this machine")
  }

  private func fact(_ name: String, _ value: String) {
    session.screen.entry(name, value, column: 12)
  }
}
