import ArgumentParser
import Foundation
import QuerentCore
import Retrieval

/// `querent docs`: documents, searched and quoted.
struct DocsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docs", abstract: "Search playbooks and other documents, and quote them.",
    discussion: """
      querent docs ask "what discount may a rep give alone?"
      querent docs search handbook/ "refund deadline" --k 5 --format jsonl
      querent docs add handbook/
      """,
    subcommands: [
      DocsAsk.self, DocsSearch.self, DocsAdd.self, DocsRemove.self, DocsList.self, DocsStats.self,
      DocsClear.self,
    ])
}

/// Where the documents of a command are.
enum DocumentPlaces {
  static var reader: DocumentReader {
    DocumentReader(
      searchPath: (Surroundings.current["PATH"] ?? "/usr/bin").split(separator: ":").map(String.init))
  }

  /// What was added, and the folder `playbooks` where the program was started.
  static var library: DocumentLibrary {
    encoded(
      DocumentLibrary(
        file: state("documents.sqlite"), standing: [DocumentSource(URL(fileURLWithPath: "playbooks"))],
        reader: reader))
  }

  /// The playbooks of the sample company, and what was added.
  static var sampleLibrary: DocumentLibrary {
    let sample = ResourcePaths.find().map { DocumentSource(URL(fileURLWithPath: $0.playbooks)) }
    var library = encoded(
      DocumentLibrary(
        file: state("documents-sample.sqlite"),
        standing: [sample].compactMap(\.self) + ((try? library.addedSources()) ?? []), reader: reader))
    library.isClosed = true
    return library
  }

  /// The documents that belong to data.
  static func library(for sources: [String]) -> DocumentLibrary {
    sources == ["demo"] ? sampleLibrary : library
  }

  private static func state(_ name: String) -> URL? {
    Surroundings.current.stateFolder.map { URL(fileURLWithPath: "\($0)/\(name)") }
  }

  /// A session waits for a few new passages to be encoded; more are left to the commands of `docs`, which show how far they are.
  private static let encodedInPassing = 8

  /// A library with the encoder that the settings name.
  private static func encoded(_ library: DocumentLibrary) -> DocumentLibrary {
    var library = library
    library.encoder = ChosenEncoder.open
    library.whileEncoding = { $0.total <= encodedInPassing && !Interruption.flag.isCancelled }
    return library
  }

  /// A library of one folder or file that was named.
  static func library(of source: String) -> DocumentLibrary {
    encoded(
      DocumentLibrary(
        of: URL(fileURLWithPath: source),
        cacheFolder: Surroundings.current.cacheFolder.map { URL(fileURLWithPath: $0) }, reader: reader))
  }

  /// The folder and the words of `[FOLDER] WORDS…`.
  static func open(
    _ words: [String], data: DataOptions, output: OutputOptions
  ) throws -> (index: DocumentIndex, text: String) {
    guard let first = words.first else {
      throw CommandFailure.usage(
        "There is no question.", "Like this: querent docs ask \"what is our refund policy?\"")
    }
    let named = words.count > 1 && FileManager.default.fileExists(atPath: first)
    if words.count > 1, !named, first.contains("/") {
      throw CommandFailure.usage("There is no folder or file \(first).", "Check the path, or leave it out.")
    }
    let (index, updates) = try opened(
      named ? library(of: first) : library(for: data.sources([])), output: output)
    if updates.isEmpty, try index.documents().isEmpty {
      throw CommandFailure.usage(
        "No documents were added.",
        "Add a folder with \"querent docs add PATH\", or name it before the question.")
    }
    return (index, words.dropFirst(named ? 1 : 0).joined(separator: " "))
  }

  static func opened(
    _ library: DocumentLibrary, output: OutputOptions
  ) throws -> (DocumentIndex, [DocumentIndex.Update]) {
    do {
      let (index, updates) = try withProgress(library, output) { library in try library.open() }
      for notice in index.notices { output.note(notice) }
      for problem in updates.flatMap(\.problems) { output.note("\(problem.message) \(problem.advice)") }
      noteEncoder(index, output)
      return (index, updates)
    } catch let problem as DocumentProblem {
      throw CommandFailure.usage(problem.message, problem.advice)
    } catch let problem as IndexProblem {
      throw CommandFailure.usage(problem.message, problem.advice)
    }
  }

  /// Does work on a library while a line tells how far encoding is; Ctrl-C ends it, and what is done is kept.
  static func withProgress<Result>(
    _ library: DocumentLibrary, _ output: OutputOptions, _ body: (DocumentLibrary) throws -> Result
  ) rethrows -> Result {
    let far = EncodingState()
    let line = WorkProgress(isShown: !output.quiet) { _ in far.text }
    defer { line.end() }
    var library = library
    library.whileEncoding = { progress in
      far.set(progress)
      return !Interruption.flag.isCancelled
    }
    return try body(library)
  }

  static func noteEncoder(_ index: DocumentIndex, _ output: OutputOptions) {
    if let problem = index.encoderProblem {
      output.note("The encoder is not used. \(problem.message) \(problem.advice)")
    }
  }
}
