import Agent
import QuerentCore
import SemanticLayer

/// Commands that look into one table.
enum ProfileCommands {
  static let all: [Command] = [schema, sample, profile]

  static let schema = Command(
    name: "schema", arguments: "[TABLE]", group: .data,
    help: "show the columns of a table and what they mean in questions", otherNames: ["d"], argument: .table,
    isLong: true
  ) { session, arguments in
    let workspace = try session.requireWorkspace()
    if arguments.isEmpty {
      guard workspace.catalogue.tables.count == 1 else {
        session.show(TableOverview(workspace: workspace).table, rows: .some(nil))
        session.screen.note("/schema TABLE shows the columns of one.")
        return
      }
    }
    let table = try session.table(arguments.isEmpty ? workspace.catalogue.tables[0].name : arguments)
    session.show(ColumnOverview(workspace: workspace, table: table).meaning, rows: .some(nil))
    let references = workspace.model.relationships.filter { $0.from == table.name }
    for reference in references {
      let columns = reference.fromColumns.joined(separator: ", ")
      session.screen.say(
        "  \(columns) leads to \(reference.to) (\(reference.toColumns.joined(separator: ", ")))")
    }
  }

  static let sample = Command(
    name: "sample", arguments: "TABLE [n]", group: .data, help: "show the first rows of a table",
    argument: .table, isLong: true
  ) { session, arguments in
    let words = arguments.split(separator: " ").map(String.init)
    guard let name = words.first else { throw CommandMisuse("Of which table?") }
    guard words.count == 1 || (words.count == 2 && Int(words[1]).map { $0 > 0 } == true) else {
      throw CommandMisuse("\"\(words.dropFirst().joined(separator: " "))\" is not a number of rows.")
    }
    let table = try session.table(name)
    let count = words.count == 2 ? Int(words[1]) ?? 5 : 5
    try session.showRows(of: "SELECT * FROM \(SQLName.quoted(table.name)) LIMIT \(count)")
  }

  static let profile = Command(
    name: "profile", arguments: "TABLE[.COLUMN]", group: .data,
    help: "show types, ranges, gaps and frequent values of a table's columns", argument: .column, isLong: true
  ) { session, arguments in
    guard !arguments.isEmpty else { throw CommandMisuse("Of which table?") }
    let workspace = try session.requireWorkspace()
    let parts = arguments.split(separator: ".", maxSplits: 1).map(String.init)
    let table = try session.table(parts[0])
    let overview = ColumnOverview(workspace: workspace, table: table)
    guard parts.count == 2 else { return try showProfile(of: table, overview, session) }
    let names = table.columns.map(\.name)
    guard let column = table.columns.first(where: { $0.name.lowercased() == parts[1].lowercased() }) else {
      throw Diagnostic(
        code: "unknown-column", summary: "\(table.name) has no column \(parts[1]).",
        suggestions: [
          CommandTable.nearest(to: parts[1], among: names) ?? "Its columns: \(names.joined(separator: ", "))"
        ])
    }
    session.show(overview.frequentValues(of: column), rows: .some(nil))
    session.screen.say(overview.facts(of: column))
    guard ColumnOverview.isFigure(column) else { return }
    let limits = session.options.limits
    session.work { _, cancellation in
      Outliers(
        of: column.name, in: table.name, store: workspace.store, limits: limits, cancellation: cancellation)
    } then: { outliers in
      if let outliers { session.screen.say(ColumnOverview.words(outliers)) }
    }
  }

  /// The columns of a table, with how many values of its figures lie far out.
  private static func showProfile(
    of table: Catalogue.Table, _ overview: ColumnOverview, _ session: ShellSession
  ) throws {
    let store = overview.workspace.store
    let limits = session.options.limits
    session.work { _, cancellation in
      var found: [String: Int] = [:]
      for column in table.columns where ColumnOverview.isFigure(column) && !cancellation.isCancelled {
        let outliers = Outliers(
          of: column.name, in: table.name, store: store, limits: limits, cancellation: cancellation)
        found[column.name] = outliers.map { $0.below + $0.above }
      }
      return found
    } then: { found in
      session.show(overview.profile(outliers: found), rows: .some(nil))
    }
  }
}
