import Foundation
import QuerentCore
import Rendering
import Shell

/// What is said of a bug of the program: three lines, and a note for a report in the state folder. The note has no data
/// and no question in it.
enum InternalError {
  /// From here on a crash ends with status 1 and leaves a note. `--debug` leaves crashes to the system, which may print a
  /// stack trace.
  static func install(arguments: [String]) {
    guard !arguments.contains("--debug"), let folder = Surroundings.current.stateFolder else { return }
    CrashNote.install(
      folder: folder, path: path(in: folder), text: note(arguments), message: words(path(in: folder)))
  }

  /// An error that nothing was ready for.
  static func report(_ error: any Error, arguments: [String]) -> ExitStatus {
    guard let folder = Surroundings.current.stateFolder else {
      StandardStreams.error.write(words(nil))
      return .internalError
    }
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let text = note(arguments) + "error of type \(type(of: error))\n"
    let isWritten = FileManager.default.createFile(
      atPath: path(in: folder), contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    StandardStreams.error.write(words(isWritten ? path(in: folder) : nil))
    if arguments.contains("--debug") { StandardStreams.error.write("debug: \(error)\n") }
    return .internalError
  }

  private static func path(in folder: String) -> String {
    "\(folder)/crash-\(ProcessInfo.processInfo.processIdentifier).txt"
  }

  private static func words(_ path: String?) -> String {
    let diagnostic = Diagnostic(
      code: "internal-error", summary: "This is a bug in querent, not in your data.",
      suggestions: [
        path.map { "A note about it, without your data: \($0)" } ?? "No note could be written.",
        "Please report it with the note and what you did.",
      ])
    var style = OutputStyle(width: 100_000, usesColor: false)
    style.charset = Surroundings.current.charset
    return "\n" + ErrorRenderer(style: style).render(diagnostic)
  }

  /// The version, the system and the names of commands and options; never what they were given.
  private static func note(_ arguments: [String]) -> String {
    let names = arguments.dropFirst().filter { $0.hasPrefix("-") || Querent.commandNames.contains($0) }
      .map { $0.prefix { $0 != "=" } }
    return """
      querent \(Querent.version)
      system \(ProcessInfo.processInfo.operatingSystemVersionString)
      arguments \(names.joined(separator: " "))

      """
  }
}
