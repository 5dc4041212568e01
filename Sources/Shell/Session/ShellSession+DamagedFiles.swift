import Agent
import Foundation
import QuerentCore
import Rendering
import Storage

/// Data whose opening waits for a person's word.
struct WaitingData {
  var sources: [String]
  /// What was found while it was read.
  var reports: [ImportReport]
  /// What is done once it is open.
  var finish: (Workspace, Duration) -> Void
}

extension ShellSession {
  /// Problems of a file that are listed before anything is asked.
  private static let listed = 5

  /// Says which rows cannot be read and asks what to do about them.
  func ask(about damaged: DamagedFiles) {
    for file in damaged.files {
      let rows = number(file.rowsLoaded + file.rowsRejected)
      screen.say(
        "! \(name(file)): \(rows) rows, \(problems(file.rowsRejected)). Nothing was dropped silently.",
        hangingIndent: 2)
      let shown = file.first.prefix(Self.listed)
      list(Array(shown), withText: false)
      if file.rowsRejected > shown.count {
        screen.say("… and \(number(file.rowsRejected - shown.count)) more", indent: 4)
      }
    }
    choose(about: damaged)
  }

  private func choose(about damaged: DamagedFiles) {
    let loaded = number(damaged.files.reduce(0) { $0 + $1.rowsLoaded })
    let rejected = number(damaged.files.reduce(0) { $0 + $1.rowsRejected })
    let place =
      damaged.files.count == 1
      ? (damaged.files[0].rejectFile as NSString).lastPathComponent : "a .rejected.csv beside each file"
    screen.choice(1, "load \(loaded) good rows, put \(rejected) in \(place)")
    screen.choice(2, "show the lines")
    screen.choice(3, "stop")
    choices = .damage(damaged, entered: configuration.confirmsByDefault ? 1 : 3)
  }

  /// Does what was chosen.
  func decide(on damaged: DamagedFiles, _ number: Int) throws {
    guard let data = waiting else { return }
    switch number {
    case 1:
      acceptedFiles.formUnion(damaged.files.map(\.path))
      try resume(data)
    case 2:
      screen.paged {
        for file in damaged.files {
          screen.say("\(name(file)):")
          list(file.first, withText: true)
          if file.rowsRejected > file.first.count {
            screen.say("… and \(self.number(file.rowsRejected - file.first.count)) more", indent: 4)
          }
        }
      }
      choose(about: damaged)
    default:
      waiting = nil
      screen.say("Stopped: \(damaged.files.map { name($0) }.joined(separator: ", ")) was not loaded.")
      if workspace == nil { offerSources() }
    }
  }

  /// Another line than a choice stands for none of them: nothing is loaded.
  func dropDamaged(before line: LineDispatch) {
    guard case .damage(let damaged, _) = choices else { return }
    switch line {
    case .choice, .wrongChoice, .nothing: return
    default:
      choices = .none
      waiting = nil
      screen.note("\(damaged.files.map { name($0) }.joined(separator: ", ")) was not loaded.")
    }
  }

  private func list(_ rows: [RejectedRow], withText: Bool) {
    let width = rows.map { number($0.line).count }.max() ?? 0
    for row in rows {
      let line = DisplayText.rightAligned(number(row.line), to: width)
      screen.entry(
        "line \(line)", (row.column.map { "\($0) " } ?? "") + row.reason, indent: 4, column: width + 11)
      guard withText else { continue }
      let text = row.text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
      let lead = String(repeating: " ", count: width + 11)
      screen.lines([lead + text])
    }
  }

  private func problems(_ count: Int) -> String { count == 1 ? "1 problem" : "\(number(count)) problems" }

  private func name(_ file: RejectedRows) -> String { (file.path as NSString).lastPathComponent }

  private func number(_ count: Int) -> String { FigureFormat.number(Double(count)) }
}
