import ArgumentParser

/// `querent config`: which settings files are used.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Show where settings are kept.", subcommands: [ConfigPath.self])
}

/// `querent config path`.
struct ConfigPath: QuerentCommand {
  static let configuration = CommandConfiguration(
    commandName: "path", abstract: "Print the paths that are used.")

  func execute() throws -> ExitStatus {
    let surroundings = Surroundings.current
    let paths = [
      ("config", surroundings.configFolder), ("state", surroundings.stateFolder),
      ("cache", surroundings.cacheFolder),
    ]
    for (name, path) in paths {
      StandardStreams.output.write("\(name)  \(path ?? "none (HOME is not set)")\n")
    }
    return .success
  }
}
