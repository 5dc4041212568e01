import Agent
import Foundation
import QuerentCore
import Rendering

/// The first screen: what this is, what can be opened, what was opened, what to ask first.
struct Banner {
  let session: ShellSession

  private var screen: Screen { session.screen }

  func print() {
    let version = session.configuration.version
    let name = version.isEmpty ? "Querent" : "Querent \(version)"
    let dot = screen.separator
    screen.say("\(name)\(dot)ask questions of your sales data\(dot)/help\(dot)Ctrl-D leaves")
    screen.say("Your data stays on this machine. No model is configured; built-in mode is on.")
    screen.write("\n")
  }

  /// What to open, where nothing was named.
  func offerData() {
    screen.say("No data yet. Pick one, or type a path to a CSV, folder or SQLite file:")
    screen.entry("1  demo", "a sample company: orders, pipeline, tickets, logs", indent: 2, column: 12)
    screen.entry("2  help", "what it can and cannot do", indent: 2, column: 12)
  }

  /// What was opened, in how long, and questions to begin with.
  func introduce(_ workspace: Workspace, after time: Duration?) {
    var facts = ["\(screen.done) \(name(of: workspace)) ready"]
    if let time { facts[0] += " in \(ProgressLine.seconds(time))" }
    facts.append("\(number(TableOverview(workspace: workspace).rowCount)) rows")
    if let day = workspace.defaultAsOf { facts.append("data through \(DateWords.day(day))") }
    screen.say(facts.joined(separator: screen.separator))
    tables(of: workspace)
    today(workspace)
    let questions = StarterQuestions.make(for: workspace)
    guard !questions.isEmpty else { return }
    screen.write("\n")
    session.offer(questions, title: "Try:")
  }

  func goodbye() {
    screen.say("Bye. To use your own files: querent sales.csv")
  }

  /// Most tables that are listed.
  private static let tables = 15

  private func tables(of workspace: Workspace) {
    let tables = workspace.catalogue.tables
    let shown = tables.prefix(Self.tables)
    let names = shown.map { DisplayText.cut(screen.fitted($0.name), to: 20, ellipsis: screen.ellipsis) }
    let counts = shown.map { number($0.rowCount) }
    let nameWidth = (names + ["documents"]).map { DisplayText.width(of: $0) }.max() ?? 0
    let countWidth = counts.map(\.count).max() ?? 0
    let room = screen.style.width - nameWidth - countWidth - 6
    var lines = zip(shown, zip(names, counts)).map { table, texts in
      let columns = table.columns.map { screen.fitted($0.name) }
      let lead =
        "  " + DisplayText.padded(texts.0, to: nameWidth) + "  "
        + DisplayText.rightAligned(texts.1, to: countWidth)
      return room < 16 ? lead : lead + "  " + fitting(columns, room: room)
    }
    if let count = workspace.documents?.fileCount, count > 0 {
      let lead =
        "  " + DisplayText.padded("documents", to: nameWidth) + "  "
        + DisplayText.rightAligned(number(count), to: countWidth)
      lines.append(room < 16 ? lead : lead + "  searchable with /docs")
    }
    screen.lines(lines)
    if tables.count > shown.count { screen.say("and \(tables.count - shown.count) more: /tables", indent: 2) }
  }

  /// As many whole names as there is room for.
  private func fitting(_ names: [String], room: Int) -> String {
    var text = ""
    for (index, name) in names.enumerated() {
      let longer = text.isEmpty ? name : "\(text), \(name)"
      let reserve = index == names.count - 1 ? 0 : 1 + DisplayText.width(of: screen.ellipsis)
      guard DisplayText.width(of: longer) + reserve <= room else { return "\(text) \(screen.ellipsis)" }
      text = longer
    }
    return text
  }

  private func today(_ workspace: Workspace) {
    guard let day = session.today else { return }
    let origin = session.asOf == nil ? "the last month in the data" : "as you set it"
    screen.say("\"This month\" means \(DateWords.month(day)), \(origin). /asof changes it.")
  }

  private func name(of workspace: Workspace) -> String {
    let names = workspace.sources.map { ($0 as NSString).lastPathComponent }
    return names.count <= 3 ? names.joined(separator: ", ") : "\(names.count) sources"
  }

  private func number(_ count: Int) -> String { FigureFormat.number(Double(count)) }
}
