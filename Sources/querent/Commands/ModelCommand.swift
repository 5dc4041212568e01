import Agent
import ArgumentParser
import Foundation
import QuerentCore
import SemanticLayer

/// `querent model`: the semantic model of some data.
struct ModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model", abstract: "Write or check the semantic model of some data.",
    subcommands: [ModelInit.self, ModelCheck.self])
}

/// `querent model init`: writes the inferred model.
struct ModelInit: ConfiguredCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write the model of some data as YAML, to be edited.")

  @Argument(help: "Files, a folder, a database or \"demo\".")
  var sources: [String] = []
  @OptionGroup var data: DataOptions
  @Flag(name: .long, help: "Replace a file that exists.")
  var force = false
  @OptionGroup var output: OutputOptions

  func execute() throws -> ExitStatus {
    if let path = output.output, path != "-", FileManager.default.fileExists(atPath: path), !force {
      throw CommandFailure.usage("\(path) exists.", "Give another name with -o, or --force to replace it.")
    }
    let workspace = try data.open(sources, output: output)
    try AnswerSink(output.output).write(workspace.model.yaml)
    return .success
  }
}

/// `querent model check`: validates a model file.
struct ModelCheck: ConfiguredCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check a model file against the data it describes.",
    usage: "querent model check <file> [<data> ...]")

  @Argument(help: "The model file, then the data it describes.")
  var words: [String] = []
  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func execute() throws -> ExitStatus {
    guard let file = words.first else {
      throw CommandFailure.usage(
        "There is no model file.", "Like this: querent model check model.yaml sales.csv")
    }
    guard FileManager.default.fileExists(atPath: file) else {
      throw CommandFailure.usage(
        "There is no file \(file).", "querent model init DATA -o \(file) writes one.")
    }
    let sources = Array(words.dropFirst())
    guard !sources.isEmpty || data.db != nil else {
      throw CommandFailure.usage(
        "Which data does \(file) describe?", "Name it after the model: querent model check \(file) sales.csv")
    }
    var data = data
    data.modelFile = file
    let workspace: Workspace
    do {
      workspace = try data.open(sources, output: output)
    } catch let failure as CommandFailure {
      // A file that is no YAML, or no mapping at its top, is no model at all.
      guard failure.file == file,
        failure.diagnostics.contains(where: {
          $0.code == "invalid-yaml" || ($0.code == "wrong-type" && $0.line == 1 && $0.column == 1)
        })
      else {
        throw failure
      }
      var problem = failure.diagnostics[0]
      problem.summary = "\(file) is no model: \(problem.summary)"
      problem.suggestions = ["querent model init DATA -o model.yaml writes one."]
      throw CommandFailure([problem], status: .usage, file: file)
    }
    let tables = workspace.model.tables.count
    StandardStreams.output.write(
      "\(file) fits \(workspace.sources.joined(separator: ", ")): "
        + "\(tables == 1 ? "1 table" : "\(tables) tables"), no problems\n")
    return .success
  }
}
