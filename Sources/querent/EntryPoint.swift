import ArgumentParser
import Foundation
import QuerentCore
import Rendering

/// Parses arguments, runs one command, and ends with one of the documented exit codes.
@main
enum EntryPoint {
  static func main() {
    Interruption.install()
    InternalError.install(arguments: CommandLine.arguments)
    exit(run(Array(CommandLine.arguments.dropFirst())).code)
  }

  private static func run(_ arguments: [String]) -> ExitStatus {
    do {
      var command = try Querent.parseAsRoot(arguments)
      if let command = command as? any ConfiguredCommand { try command.useSettings() }
      if let command = command as? any QuerentCommand { return try command.execute() }
      try command.run()
      return .success
    } catch let failure as CommandFailure {
      failure.print()
      return failure.status
    } catch {
      return usage(error, arguments)
    }
  }

  /// Help and version are asked for and go to standard output; anything else the parser throws is bad usage.
  private static func usage(_ error: any Error, _ arguments: [String]) -> ExitStatus {
    if Querent.exitCode(for: error) == .failure { return InternalError.report(error, arguments: arguments) }
    guard Querent.exitCode(for: error) == .success else {
      let problem = UsageProblem(message: Querent.message(for: error), arguments: arguments)
      let renderer = ErrorRenderer(style: Surroundings.current.errorStyle)
      StandardStreams.error.write(renderer.render(problem.diagnostic, source: problem.line))
      return .usage
    }
    let message = Querent.fullMessage(for: error)
    StandardStreams.output.write(message.hasSuffix("\n") ? message : message + "\n")
    return .success
  }
}

/// A command that ends with an exit status of its own.
protocol QuerentCommand: ParsableCommand {
  func execute() throws -> ExitStatus
}

/// A command that asks data and goes by the settings.
protocol ConfiguredCommand: QuerentCommand {
  var data: DataOptions { get }
  var output: OutputOptions { get }
}

extension ConfiguredCommand {
  /// Puts the options over the settings of files and the environment, and says what in them was passed over.
  /// - Throws: ``CommandFailure`` when a settings file cannot be read.
  func useSettings() throws {
    try Settings.use(file: data.config, profile: data.profile, options: data.settings + output.settings)
    FigureStyle.current = Settings.current.figureStyle(charset: Surroundings.current.charset)
    guard !output.quiet else { return }
    for warning in Settings.current.warnings { CommandFailure([warning], status: .success).print() }
  }
}
