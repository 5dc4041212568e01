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
  /// The next stop of the tour, and the line it shows.
  case tour(step: Int, line: String)

  var count: Int {
    switch self {
    case .none: 0
    case .readings(_, let clarification): clarification.options.count
    case .questions(let questions): questions.count
    case .sources(let sources): sources.count
    case .file: 2
    case .tour: 1
    }
  }

  /// Whether Enter alone takes the first: only where the program asked.
  var entersFirst: Bool {
    switch self {
    case .readings, .file, .tour: true
    case .none, .questions, .sources: false
    }
  }

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
