public import QuerentCore
public import SemanticLayer

/// A command of a question file that gives an answer as a question does.
public enum BatchCommand: Hashable, Sendable {
  /// `/detect sales by region`, `/forecast sales 3 months`, `/audit billing`: a tool and the words that name figures.
  case analysis(AnalysisRequest, figures: String)
  /// `/docs QUESTION`, by the question.
  case documents(String)

  /// Reads a command line, and gives the question it amounts to; `nil` for another command.
  /// - Throws: A `Diagnostic` for one that says too little.
  static func parse(_ line: String) throws(Diagnostic) -> (command: BatchCommand, question: String)? {
    let name = String(line.prefix { !$0.isWhitespace })
    let words = trimmed(String(line.dropFirst(name.count)))
    switch name {
    case "/detect":
      return (
        .analysis(.detect(.anything), figures: words),
        words.isEmpty ? "anything unusual?" : "anything unusual in \(words)?"
      )
    case "/forecast":
      return (
        .analysis(.forecast(.usual), figures: words),
        words.isEmpty ? "what do we expect?" : "forecast \(words)"
      )
    case "/audit":
      guard let area = words.isEmpty ? .billing : AuditTopic.Area(rawValue: words.lowercased()) else {
        throw Diagnostic(
          code: "unknown-audit", summary: "There is no audit of \(words).",
          suggestions: ["Audits: \(AuditTopic.Area.allCases.map(\.rawValue).joined(separator: ", "))"])
      }
      return (.analysis(.audit(AuditTopic(area)), figures: ""), "audit \(area.rawValue)")
    case "/docs":
      guard !words.isEmpty else {
        throw Diagnostic(
          code: "no-question", summary: "/docs needs a question.",
          suggestions: ["Write: /docs what is our refund policy?"])
      }
      return (.documents(words), words)
    default: return nil
    }
  }
}

extension BatchQuestion {
  /// Takes the text of the question for a command where it begins like one.
  /// - Throws: A `Diagnostic` for a command that no file knows.
  mutating func takeCommand() throws(Diagnostic) {
    guard text.hasPrefix("/") else { return }
    guard let parsed = try BatchCommand.parse(text) else {
      throw Diagnostic(
        code: "unknown-command", summary: "\"\(text)\" cannot be asked in a file.",
        suggestions: ["Known: /detect MEASURE, /forecast MEASURE, /audit AREA, /docs QUESTION"])
    }
    (command, text) = (parsed.command, parsed.question)
  }
}

extension Analyst {
  /// Answers a question of a file: a plain one, or what a command of the file asks for.
  func answer(
    _ question: BatchQuestion, asked: Question, after previous: Answered?, options: AnalystOptions,
    cancellation: CancellationFlag
  ) -> Answered {
    switch question.command {
    case nil where isStatement(asked.text):
      return answer(statement: asked.text, options: options, cancellation: cancellation)
    case nil:
      return answer(
        asked, following: previous?.plan, request: previous?.request, options: options,
        cancellation: cancellation)
    case .analysis(let request, let figures)?:
      var named = asked
      named.text = figures
      return answer(
        named, asked: asked.text, as: request, following: previous?.plan, options: options,
        cancellation: cancellation)
    case .documents?:
      return answerFromDocuments(asked, options: options, cancellation: cancellation)
        ?? .withoutDocuments(asked)
    }
  }
}

extension Answered {
  /// The answer where there are no documents to look a question up in.
  public static func withoutDocuments(_ question: Question) -> Answered {
    var answer = Answer(question: question, status: .refused)
    answer.refusal = Refusal(.missingData, why: "There are no documents to look it up in.", suggestions: [])
    return Answered(answer: answer)
  }
}
