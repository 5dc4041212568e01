import Agent
import QuerentCore

/// The command that shows around.
enum TourCommands {
  static let all: [Command] = [tour]

  static let tour = Command(
    name: "tour", group: .session, help: "show what a session can do, in six steps on the data that is loaded"
  ) { session, _ in
    if session.workspace == nil { try session.open(["demo"]) }
    try session.visit(1)
  }
}

/// The stops of `/tour`: a line to type and what it shows.
struct Tour {
  /// One stop.
  struct Stop: Equatable {
    var line: String
    var words: String
  }

  let stops: [Stop]

  /// A tour of some data; `nil` where no question works with it.
  init?(of workspace: Workspace) {
    let questions = StarterQuestions.make(for: workspace)
    let plain = questions.filter { $0.contains(" by ") && !$0.contains(" last ") }
    guard let first = plain.first ?? questions.first else { return nil }
    let next = workspace.defaultAsOf == nil ? "how many are there" : "only last year"
    stops = [
      Stop(
        line: first, words: "Ask in plain English. The first lines say how the question was read: check them."
      ),
      Stop(
        line: "/explain",
        words: "Everything about how that answer came about, down to the query and the checks."),
      Stop(line: next, words: "A question may go on from the one before."),
      Stop(line: "/chart table", words: "The same answer as another chart, or as a table."),
      Stop(
        line: "/tables",
        words: "What is loaded. Tab completes the names of it, and proposes how a question may go on."),
      Stop(
        line: "/help",
        words: "All commands. /export FILE.csv, /save NAME and /filter CONDITION are good next steps."),
    ]
  }
}

extension ShellSession {
  /// Shows a stop of the tour and waits for Enter; anything else that is typed ends the tour.
  func visit(_ number: Int) throws {
    guard let tour = Tour(of: try requireWorkspace()), number <= tour.stops.count else {
      choices = .none
      return screen.say("That was the tour. Ask away.")
    }
    let stop = tour.stops[number - 1]
    screen.say("Step \(number) of \(tour.stops.count). \(stop.words)")
    screen.choice(1, stop.line)
    choices = .tour(step: number, line: stop.line)
  }
}
