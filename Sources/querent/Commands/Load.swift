import Agent
import ArgumentParser
import Foundation
import QuerentCore
import Storage

/// `querent load`: files into a store.
struct Load: QuerentCommand {
  static let configuration = CommandConfiguration(abstract: "Load files into a store.")

  @Argument(help: "CSV, TSV, JSON or JSON Lines files.")
  var files: [String]
  @Option(name: .long, help: "The store: a SQLite file, made when it does not exist.")
  var db: String
  @Option(name: .long, help: "The table's name, for a single file.")
  var table: String?
  @Flag(name: .customLong("no-input"), help: "Never ask.")
  var noInput = false
  @Flag(name: .shortAndLong, help: "Only the counts.")
  var quiet = false

  func validate() throws {
    if table != nil, files.count > 1 {
      throw ValidationError("--table needs a single file; there are \(files.count).")
    }
  }

  func execute() throws -> ExitStatus {
    let store: AnalyticsStore
    do {
      store = try AnalyticsStore(writable: db)
    } catch {
      throw CommandFailure.opening(error)
    }
    var statuses: Set<ExitStatus> = []
    for file in files {
      let progress = ProgressLine(isShown: !quiet)
      do {
        var request = ImportRequest(path: file, tableName: table)
        request.refusesRejects = !Settings.current.flag("data.import_quarantine")
        let report = try store.load(
          request, cancellation: Interruption.flag,
          progress: { progress.show($0) })
        progress.clear()
        StandardStreams.output.write(ImportNotes.counts(report) + "\n")
        if !quiet { for line in ImportNotes.details(report) { StandardStreams.output.write(line + "\n") } }
      } catch {
        progress.clear()
        let failure = CommandFailure.opening(error)
        failure.print()
        statuses.insert(failure.status)
        if Interruption.status != nil { break }
      }
    }
    return ExitStatus.worst(of: statuses)
  }
}
