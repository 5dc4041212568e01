import ArgumentParser

/// `querent completions`: what a shell needs to complete the command line.
struct CompletionsCommand: QuerentCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions", abstract: "Print the completion script of bash, zsh or fish.",
    discussion: """
      bash  querent completions bash > ~/.local/share/bash-completion/completions/querent
      zsh   querent completions zsh > ~/.zfunc/_querent
      fish  querent completions fish > ~/.config/fish/completions/querent.fish
      """)

  /// The shells there is a script for.
  enum Shell: String, ExpressibleByArgument, CaseIterable { case bash, zsh, fish }

  @Argument(help: "bash, zsh or fish.")
  var shell: Shell

  func execute() throws -> ExitStatus {
    let script =
      switch shell {
      case .bash: Querent.completionScript(for: .bash)
      case .zsh: Querent.completionScript(for: .zsh)
      case .fish: Querent.completionScript(for: .fish)
      }
    StandardStreams.output.write(script.hasSuffix("\n") ? script : script + "\n")
    return .success
  }
}
