import ArgumentParser
import Foundation
import QuerentCore
import Retrieval

/// `querent docs add`: takes up a folder or file.
struct DocsAdd: ConfiguredCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Take up documents; what was taken up before is read again where it changed.")

  @Argument(help: "Folders and files: Markdown, text, HTML, PDF.")
  var paths: [String]
  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func execute() throws -> ExitStatus {
    let library = DocumentPlaces.library
    var problems = 0
    for path in paths {
      do {
        let (index, update) = try DocumentPlaces.withProgress(library, output) { library in
          let index = try library.openWithoutUpdate()
          let update = try index.update(DocumentSource(URL(fileURLWithPath: path)), reader: library.reader)
          try index.encodeChunks(proceed: library.whileEncoding)
          return (index, update)
        }
        for notice in index.notices { output.note(notice) }
        DocumentPlaces.noteEncoder(index, output)
        for problem in update.problems { output.note("\(problem.message) \(problem.advice)") }
        problems += update.problems.count
        try output.deliver(
          "\(path): \(update.added.count) added, \(update.changed.count) changed, \(update.removed.count) removed, "
            + "\(update.unchanged) unchanged, \(update.problems.count) not readable\n")
      } catch let problem as DocumentProblem {
        throw CommandFailure.usage(problem.message, problem.advice)
      } catch let problem as IndexProblem {
        throw CommandFailure.usage(problem.message, problem.advice)
      }
    }
    return .success
  }
}

/// `querent docs remove`: forgets a folder or file.
struct DocsRemove: ConfiguredCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Forget documents that were taken up. The files stay.")

  @Argument(help: "Folders and files as they were added.")
  var paths: [String]
  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func execute() throws -> ExitStatus {
    let index = try DocumentPlaces.library.openWithoutUpdate()
    for path in paths {
      let count = try index.remove(source: URL(fileURLWithPath: path))
      guard count > 0 else {
        throw CommandFailure.usage("\(path) was not added.", "querent docs list shows what was.")
      }
      try output.deliver("\(path): \(count) \(count == 1 ? "document" : "documents") forgotten\n")
    }
    return .success
  }
}

/// `querent docs list`: every document.
struct DocsList: ConfiguredCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the documents.")

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func execute() throws -> ExitStatus {
    let form = try output.recordForm()
    let (index, _) = try DocumentPlaces.opened(
      DocumentPlaces.library(for: data.sources([])), output: output)
    let documents = try index.documents()
    if let form {
      let writer = RecordWriter(form: form, fields: ["path", "title", "chunks", "source", "problem"])
      try output.deliver(
        writer.header
          + documents.map { document in
            writer.line([
              .text(document.path), .value(document.title.map { .text($0) } ?? .null),
              .value(.integer(Int64(document.chunkCount))), .text(document.source),
              .value(document.problem.map { .text($0) } ?? .null),
            ])
          }.joined())
      return .success
    }
    let lines = documents.map { document in
      let what =
        document.problem ?? "\(document.chunkCount) \(document.chunkCount == 1 ? "passage" : "passages")"
      return "\(document.path)  \(document.title ?? "")  (\(what))\n"
    }
    try output.deliver(
      lines.isEmpty ? "No documents. Add a folder with: querent docs add PATH\n" : lines.joined())
    return .success
  }
}

/// `querent docs stats`: how much is indexed.
struct DocsStats: ConfiguredCommand {
  static let configuration = CommandConfiguration(commandName: "stats", abstract: "Say how much is indexed.")

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func execute() throws -> ExitStatus {
    let (index, _) = try DocumentPlaces.opened(
      DocumentPlaces.library(for: data.sources([])), output: output)
    let documents = try index.documents()
    let unread = documents.filter { $0.problem != nil }.count
    try output.deliver(
      """
      documents  \(documents.count - unread)
      passages   \(documents.reduce(0) { $0 + $1.chunkCount })
      unreadable \(unread)
      sources    \(Set(documents.map(\.source)).count)
      encoder    \(try ChosenEncoder.describe(index))
      index      \(DocumentPlaces.library(for: data.sources([])).file?.path ?? "in memory")

      """)
    return .success
  }
}

/// `querent docs clear`: forgets all documents.
struct DocsClear: ConfiguredCommand {
  static let configuration = CommandConfiguration(
    commandName: "clear", abstract: "Forget all documents that were taken up. The files stay.")

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func execute() throws -> ExitStatus {
    let index = try DocumentPlaces.library.openWithoutUpdate()
    let count = try index.documents().count
    try index.clear()
    try output.deliver("\(count) \(count == 1 ? "document" : "documents") forgotten\n")
    return .success
  }
}
