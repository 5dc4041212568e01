import QuerentCore
import SQLGeneration
import SemanticLayer
import Storage
import Tools

/// Says in words what went wrong: what happened and what to do next.
enum FailureWords {
  static func diagnostic(_ failure: ToolFailure, statement: String?) -> Diagnostic {
    switch failure {
    case .badArguments(let tool, let expected):
      Diagnostic(code: "bad-arguments", summary: "The tool \(tool) was called without \(expected).")
    case .notCompiled(let error): diagnostic(error)
    case .notRun(let error): diagnostic(error)
    case .tooManyPairs(let pairs, let limit):
      Diagnostic(code: "too-large", summary: PairsWords.refusal(pairs: pairs, limit: limit).why)
    case .noDocuments(let reason):
      Diagnostic(code: "no-documents", summary: "The documents could not be read: \(reason).")
    case .nothingToAudit(let area, let reasons):
      Diagnostic(code: "nothing-to-audit", summary: AnalysisRefusals.why(area, reasons))
    case .noSeries(let problem): Diagnostic(code: "no-series", summary: AnalysisRefusals.why(problem))
    }
  }

  /// A failure over a table or column that is not there, with the nearest name that is.
  static func naming(_ diagnostic: Diagnostic, from model: SemanticModel) -> Diagnostic {
    guard diagnostic.code == "invalid-sql",
      let missing = diagnostic.summary.firstMatch(of: #/no such (table|column): ([^ ]+)/#)
    else { return diagnostic }
    let isTable = missing.output.1 == "table"
    let full = missing.output.2.hasSuffix(".") ? missing.output.2.dropLast() : missing.output.2
    let name = isTable ? String(full) : String(full.split(separator: ".").last ?? full)
    let known = isTable ? model.tables.map(\.name) : model.tables.flatMap { $0.columns.map(\.name) }
    var seen: Set<String> = []
    let nearest = NearestName.suggestions(for: name, among: known.filter { seen.insert($0).inserted })
    var diagnostic = diagnostic
    if let first = nearest.first { diagnostic.suggestions.insert(first, at: 0) }
    return diagnostic
  }

  static func words(_ tie: PathTie) -> String {
    "\(tie.from) leads to \(tie.to) in several ways: \(tie.roles.joined(separator: ", "))."
  }

  private static func diagnostic(_ error: CompilationError) -> Diagnostic {
    let summary =
      switch error {
      case .notConnected(let first, let second):
        "The tables \(first) and \(second) are not related in the data."
      case .ambiguousPath(let from, let to, let roles):
        words(PathTie(from: from, to: to, roles: roles))
      case .unknownTable(let name): "There is no table \(name) in the data."
      case .unknownMeasure(let name): "There is no measure \(name) in the model."
      case .unknownColumn(let column): "There is no column \(column.table).\(column.column) in the data."
      case .unsupported(let what): "This has no form in SQL: \(what)."
      }
    return Diagnostic(
      code: "not-compiled", summary: summary, suggestions: ["Ask for a part of it, or rephrase."])
  }

  /// Words for whatever the store throws; also used when data is opened.
  static func diagnostic(_ error: StorageError) -> Diagnostic {
    switch error {
    case .fileNotFound(let path):
      Diagnostic(
        code: "file-not-found", summary: "\(path) does not exist.",
        suggestions: NearestFile.suggestions(for: path) + ["Check the path."])
    case .notReadable(let path, let reason):
      Diagnostic(
        code: "not-readable", summary: "\(path) cannot be read: \(reason).",
        suggestions: ["Check the path and its permissions."])
    case .refusedFile(let path, let reason, let suggestion):
      Diagnostic(
        code: "file-refused", summary: "\(path) was not loaded: \(reason).",
        suggestions: [suggestion.capitalizedFirst + "."])
    case .refusedRows(let path, let count, let first):
      Diagnostic(
        code: "file-refused",
        summary:
          "\(path) was not loaded: \(count == 1 ? "1 line" : "\(FigureFormat.number(Double(count))) lines")"
          + " cannot be read, the first is \(FigureFormat.number(Double(first.line))): \(first.reason).",
        suggestions: ["Mend the file, or set data: {import_quarantine: true} to go on without them."])
    case .notADatabase(let path, let reason):
      Diagnostic(
        code: "not-a-database", summary: "\(path) is not a readable SQLite file: \(reason).",
        suggestions: ["Check that the file is complete, or load it as CSV."])
    case .notReadOnly:
      Diagnostic(
        code: "not-read-only", summary: "Querent never changes your data; only reading statements run.",
        suggestions: ["Write a SELECT."])
    case .moreThanOneStatement:
      Diagnostic(
        code: "several-statements", summary: "Only one statement at a time runs.",
        suggestions: ["Run them one after the other."])
    case .invalidSQL(let message, let offset):
      Diagnostic(
        code: "invalid-sql", summary: "SQLite does not understand the statement: \(message).",
        span: offset.map { TextSpan($0, $0 + 1) }, suggestions: ["Names of tables and columns: /schema"])
    case .timedOut(let seconds):
      Diagnostic(
        code: "timed-out", summary: "Stopped after \(FigureFormat.number(seconds)) s, the time limit.",
        suggestions: [
          "Ask for a shorter period, or raise the limit: --timeout 2m, in a session /set timeout 120."
        ])
    case .cancelled:
      Diagnostic(
        code: "cancelled", summary: "Stopped. Your data is unchanged.",
        suggestions: ["Ask again to start over."])
    case .noRoom(let path):
      Diagnostic(
        code: "no-room",
        summary: path.map { "The disk is full: \($0) cannot be written." }
          ?? "The data does not fit: a store in memory holds at most a gigabyte.",
        suggestions: [
          path == nil
            ? "Give querent a cache folder on a disk with room: XDG_CACHE_HOME=FOLDER" : "Make room on it."
        ])
    case .inUse(let path):
      Diagnostic(
        code: "in-use", summary: "Another program is writing to \(path).",
        suggestions: ["Wait until it is done, or ask a copy of the file."])
    case .failed(let message):
      Diagnostic(
        code: "sqlite-failed", summary: "SQLite reports: \(message).", suggestions: ["Check the data file."])
    }
  }
}
