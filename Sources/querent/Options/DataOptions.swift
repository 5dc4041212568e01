import Agent
import ArgumentParser
import Foundation
import QuerentCore
import Rendering
import SemanticLayer
import Storage

/// Options that say which data is asked and what "today" is.
struct DataOptions: ParsableArguments {
  @Option(name: .long, help: "A SQLite database to ask, or the store that files are loaded into.")
  var db: String?
  @Option(
    name: .customLong("model-file"), help: "A semantic model to use instead of the one beside the data.")
  var modelFile: String?
  @Option(
    name: .customLong("as-of"), help: "\"Today\", as yyyy-mm-dd; the last date in the data unless given.")
  var asOf: String?
  @Option(name: .long, help: "Teach a word for this run, as \"big deal = sales > 10000\"; repeatable.")
  var define: [String] = []
  @Option(name: .long, help: "Answer from the rows that meet a condition, as \"region is West\".")
  var filter: String?
  @Flag(name: .customLong("no-input"), help: "Never ask back; an ambiguous question gets the status clarify.")
  var noInput = false
  @Flag(name: .long, help: "Send nothing: an encoder that is not on this machine is not used.")
  var offline = false
  @Option(name: .long, help: "A settings file to use instead of your own; see \"querent config\".")
  var config: String?
  @Option(name: .long, help: "A profile of the settings file, whose values go over the others.")
  var profile: String?
  @Option(
    name: .long,
    help:
      "The time zone whose days are meant, such as Europe/Berlin: of \"--as-of today\", and in detect and forecast of times with an offset."
  )
  var timezone: String?
  @Option(
    name: .long,
    help:
      "A sentence encoder for documents: a safetensors file such as all-MiniLM-L6-v2's, the address of an embeddings endpoint, or none."
  )
  var encoder: String?
  @Flag(name: .customLong("no-rc"), help: "Do not read the start-up file.")
  var noRC = false

  func validate() throws {
    if let asOf, asOf != "today", CalendarDate(iso: asOf) == nil || asOf.utf8.count != 10 {
      throw ValidationError("--as-of needs a date like 2026-10-31 or \"today\", not \"\(asOf)\".")
    }
    if let timezone, TimeZone(identifier: timezone) == nil {
      let near = NearestName.suggestions(for: timezone, among: TimeZone.knownTimeZoneIdentifiers).first
      throw ValidationError(
        "--timezone needs a name like Europe/Berlin, not \"\(timezone)\"."
          + (near.map { " Did you mean '\($0)'?" } ?? ""))
    }
    for text in define {
      do throws(Diagnostic) {
        _ = try Definition(parsing: text)
      } catch {
        throw ValidationError("--define: \(error.summary)")
      }
    }
  }

  /// "Today" as an option or the environment say it; `nil` is the last date in the data.
  var today: CalendarDate? {
    (asOf ?? Surroundings.current["QUERENT_AS_OF"]).flatMap {
      $0 == "today" ? Clock.today : CalendarDate(iso: $0)
    }
  }

  /// What these options say about settings.
  var settings: [(key: String, text: String, option: String)] {
    [
      ("calendar.timezone", timezone, "--timezone"), ("docs.encoder", encoder, "--encoder"),
      ("privacy.offline", offline ? "true" : nil, "--offline"),
    ].compactMap { key, text, option in text.map { (key, $0, option) } }
  }

  /// What is asked: the data named, else the database of `--db`, else what the settings say, which is the sample company
  /// unless changed.
  func sources(_ data: [String]) -> [String] {
    data.isEmpty ? [db ?? Settings.current["data.default"].text] : data
  }

  func workspaceOptions(importsInto store: String? = nil) -> WorkspaceOptions {
    var options = WorkspaceOptions(
      cacheFolder: Surroundings.current.cacheFolder, storePath: store, modelFile: modelFile,
      demoFolder: ResourcePaths.find()?.data, glossaryFolder: Surroundings.current.configFolder)
    options.wordNetFolder = Surroundings.current.wordNetFolder
    options.author = Surroundings.current["QUERENT_AUTHOR"] ?? Surroundings.current["USER"]
    options.filter = filter
    options.calendar = Settings.current.calendar
    options.currency = Settings.current.chosen("format.currency")?.uppercased()
    options.damage = Settings.current.flag("data.import_quarantine") ? .leaveOut : .refuse
    options.definitions = define.compactMap { try? Definition(parsing: $0) }
    return options
  }

  /// Opens data, with notes on what was read and a progress line on a terminal.
  func open(_ data: [String], output: OutputOptions) throws -> Workspace {
    let progress = ProgressLine(isShown: !output.quiet)
    defer { progress.clear() }
    var told: Set<String> = []
    do {
      let workspace = try Workspace.open(
        sources(data), options: workspaceOptions(importsInto: data.isEmpty ? nil : db),
        cancellation: Interruption.flag,
        report: { report in
          progress.clear()
          told.insert(report.path)
          output.note(ImportNotes.summary(report))
        },
        progress: { progress.show($0) }
      )
      .reading(DocumentShelf(DocumentPlaces.library(for: sources(data))))
      for note in ImportNotes.leftOut(workspace, told: told) { output.note(note) }
      if let path = ChosenEncoder.missingFile { output.note("The encoder is not used: there is no \(path).") }
      return workspace
    } catch {
      progress.clear()
      throw CommandFailure.opening(error)
    }
  }
}
