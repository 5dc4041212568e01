import Agent
import Foundation
import QuerentCore
import Rendering
import Storage

extension ShellSession {
  var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Opens what the configuration names, or offers what there is. False when the data named cannot be read.
  func openFirst() -> Bool {
    if let workspace {
      Banner(session: self).introduce(workspace, after: nil)
      return true
    }
    guard !configuration.sources.isEmpty else {
      offerSources()
      return true
    }
    do {
      try open(configuration.sources)
      return true
    } catch {
      screen.report(OpeningFailure.diagnostic(error))
      return false
    }
  }

  /// Offers what there is to open.
  func offerSources() {
    Banner(session: self).offerData()
    choices = .sources(["demo", "help"])
  }

  /// What a digit on the first screen means.
  func openChoice(_ word: String) throws {
    if word == "help" { return take("/help") }
    try open([word])
  }

  /// Loads files beside what is loaded. A database stands alone: it takes the place of what was open, and so does data
  /// that is loaded while a database is open.
  func load(_ paths: [String]) throws {
    let paths = paths.map { $0 == "demo" ? $0 : expanded($0) }
    let loaded = workspace?.sources ?? []
    let added = paths.filter { !loaded.contains($0) }
    guard !loaded.isEmpty, !added.isEmpty else { return try open(paths) }
    do {
      try open(loaded + added)
    } catch let error as StorageError {
      guard case .refusedFile(_, let reason, _) = error, reason.contains("together with other data") else {
        throw error
      }
      screen.note("A database is asked alone; it takes the place of what was loaded.")
      try open(paths)
    }
  }

  /// Opens data and makes it the data that is asked, in a new conversation.
  /// - Throws: What opening threw; the data that was open stays.
  func open(_ sources: [String]) throws {
    try open(sources) { workspace, time in
      self.use(workspace)
      Banner(session: self).introduce(workspace, after: time)
    }
  }

  /// Opens other tables or newer rows of the data that is asked; the conversation goes on.
  /// - Throws: What opening threw; the data that was open stays.
  func change(to sources: [String], then report: @escaping () -> Void) throws {
    try open(sources) { workspace, _ in
      self.exchange(workspace)
      report()
    }
  }

  /// Opens data with a progress line and Ctrl-C. Where rows of it cannot be read, a person at the prompt is asked first.
  private func open(_ sources: [String], then finish: @escaping (Workspace, Duration) -> Void) throws {
    var options = configuration.workspaceOptions
    // It belongs to the session, which may have another by now.
    options.filter = nil
    options.tableNames = tableNames
    options.acceptedFiles = acceptedFiles
    if configuration.asksBeforeDamage, readingDepth == 0 { options.damage = .ask }
    let cancellation = CancellationFlag()
    let state = LoadingState()
    let progress = ProgressLine(screen: screen, isTerminal: isErrorTerminal, isPlain: style.isPlain)
    var work = InterruptibleWork()
    var elapsed = Duration.zero
    work.tick = { time in
      elapsed = time
      progress.show(state.words(after: time), after: time)
    }
    let clock = ContinuousClock()
    let start = clock.now
    let ending = work.run(cancellation: cancellation) { [options, documents = configuration.documents] in
      Result {
        try Workspace.open(
          sources, options: options, cancellation: cancellation,
          report: { state.add($0) }, progress: { state.update($0) }
        ).reading(documents?(sources))
      }
    }
    progress.erase()
    switch ending {
    case .finished(.success(let workspace)):
      waiting = nil
      finish(workspace, clock.now - start)
      report(state.reports)
    case .finished(.failure(StorageError.cancelled)): stopped(after: elapsed / .seconds(1))
    case .finished(.failure(let damaged as DamagedFiles)):
      waiting = WaitingData(sources: sources, reports: state.reports, finish: finish)
      ask(about: damaged)
    case .finished(.failure(let error)): throw error
    case .abandoned: stopped(after: elapsed / .seconds(1))
    case .leave(let code): leave(code)
    }
  }

  /// Goes on with data that waited.
  func resume(_ waiting: WaitingData) throws {
    try open(waiting.sources) { workspace, time in
      waiting.finish(workspace, time)
      self.report(waiting.reports)
    }
  }

  /// Says what a path that was typed alone can be: loaded beside the data, or opened in its place.
  func offer(fileAt path: String) throws {
    guard workspace != nil else { return try load([path]) }
    guard FileManager.default.fileExists(atPath: expanded(path)) else {
      throw Diagnostic(
        code: "file-not-found", summary: "There is no file \(path).", suggestions: ["Check the path."])
    }
    screen.say("That is a file. Enter loads it beside what is loaded:")
    screen.choice(1, "/load \(PathList.quoted(path))")
    screen.choice(2, "/open \(PathList.quoted(path))")
    choices = .file(path)
  }

  /// What was found in files that were read now: rejected rows, doubts, and how values were read where that is not plain.
  private func report(_ reports: [ImportReport]) {
    for report in reports {
      let name = (report.path as NSString).lastPathComponent
      if report.rowsRejected > 0 {
        let beside = RejectedRows.rejectFile(for: report.path)
        let file = report.rejectFile ?? (FileManager.default.fileExists(atPath: beside) ? beside : nil)
        let isBeside = file == beside
        let place = file.map { isBeside ? ($0 as NSString).lastPathComponent + " beside it" : $0 }
        screen.note(
          "! \(name): \(FigureFormat.number(Double(report.rowsRejected))) of "
            + "\(FigureFormat.number(Double(report.rowsRead))) rows were not loaded"
            + (place.map { "; they are in \($0)" } ?? ""),
          hangingIndent: 2)
      }
      for warning in report.warnings { screen.note("! \(name): \(warning)", hangingIndent: 2) }
    }
  }
}
