import ArgumentParser

/// The root command. Without a subcommand it starts a session.
struct Querent: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "querent",
    abstract: "Ask questions of your sales data in plain English.",
    discussion: """
      querent sales.csv                     start a session on a file, a folder or a SQLite database
      querent demo                          start a session on the sample company
      querent ask sales.csv "revenue by region"
      querent run questions.q --format jsonl
      querent start --help                  the options of a session
      """,
    version: "querent \(version)",
    subcommands: [
      Start.self, Ask.self, Run.self, Detect.self, ForecastCommand.self, AuditCommand.self,
      ClusterCommand.self, EvalCommand.self, DocsCommand.self, Load.self, SQLCommand.self,
      CheckCommand.self, ExportCommand.self, ModelCommand.self,
      ConfigCommand.self,
      Doctor.self, CompletionsCommand.self,
    ],
    defaultSubcommand: Start.self)

  /// What stands after `querent` for each command.
  static var commandNames: [String] {
    configuration.subcommands.map { $0.configuration.commandName ?? "\($0)".lowercased() }
  }
}
