import Agent
import QuerentCore

/// The numbered choices a single digit picks from.
enum OpenChoices: Equatable {
  case none
  /// Readings of a question that was asked back.
  case readings(question: String, Clarification)
  /// Questions that can be asked next.
  case questions([String])
  /// What to open, on the first screen: the words `/load` would take.
  case sources([String])
  /// What to do with a file that was named: load it, or open it alone.
  case file(String)
  /// Whether to open files of which some rows cannot be read.
  case damage(DamagedFiles, entered: Int)
  /// Whether to compare more pairs of rows than the limit: yes or no.
  case largeWork(LargeWork, entered: Int)
  /// The next stop of the tour, and the line it shows.
  case tour(step: Int, line: String)

  var count: Int {
    switch self {
    case .none: 0
    case .readings(_, let clarification): clarification.options.count
    case .questions(let questions): questions.count
    case .sources(let sources): sources.count
    case .file, .largeWork: 2
    case .damage: 3
    case .tour: 1
    }
  }

  /// The choice that Enter alone takes, only where the program asked: the first, or the last where that is the careful one.
  var entered: Int? {
    switch self {
    case .readings, .file, .tour: 1
    case .damage(_, let entered), .largeWork(_, let entered): entered
    case .none, .questions, .sources: nil
    }
  }

  /// Whether "yes" and "no" are what it takes, rather than numbers.
  var takesYesOrNo: Bool { if case .largeWork = self { true } else { false } }

  /// What an answer leaves open.
  init(after answer: Answer) {
    switch answer.status {
    case .clarify:
      self = answer.clarification.map { .readings(question: answer.question.text, $0) } ?? .none
    case .refused: self = Self.questions(of: answer.refusal?.suggestions ?? [])
    case .answered, .error: self = Self.questions(of: answer.followUps)
    }
  }

  private static func questions(of texts: [String]) -> OpenChoices {
    texts.isEmpty ? .none : .questions(texts)
  }
}
