import Foundation
import QuerentCore

/// Commands that read lines from files and write answers to them.
enum FileCommands {
  static let all: [Command] = [read, output]

  static let read = Command(
    name: "read", arguments: "FILE", group: .session,
    help: "take the lines of a file as if you had typed them", otherNames: ["i"], argument: .file
  ) { session, arguments in
    guard let path = PathList.split(arguments).first else { throw CommandMisuse("Which file?") }
    try session.read(fileAt: session.expanded(path))
  }

  static let output = Command(
    name: "output", arguments: "[FILE|off]", group: .output,
    help: "write the answers that come to a file in place of the screen, or no longer", otherNames: ["o"],
    argument: .file
  ) { session, arguments in
    let paths = PathList.split(arguments)
    if paths.isEmpty {
      session.screen.say(
        session.answerLog.map { "Answers go to \($0.path)." } ?? "Answers go to the screen.")
    } else if paths == ["off"] {
      guard let log = session.answerLog else { return session.screen.say("Answers go to the screen only.") }
      session.answerLog = nil
      session.screen.wrote(log.path, to: log.path, log.count == 1 ? "1 answer" : "\(log.count) answers")
    } else {
      let path = session.expanded(paths[0])
      session.answerLog = try AnswerLog(path: path)
      session.screen.say("Answers go to \(path) until /output off.")
    }
  }
}
