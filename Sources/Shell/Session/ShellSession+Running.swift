import Agent
import Foundation
import QuerentCore
import SemanticLayer
import SemanticParsing

extension ShellSession {
  /// The saved questions about the data.
  func savedQuestions() throws -> SavedQuestions {
    SavedQuestions(
      sources: try requireWorkspace().sources, folder: configuration.workspaceOptions.glossaryFolder)
  }

  /// Asks the questions of a file, in order, until Ctrl-C; what they expect is judged.
  /// - Throws: A `Diagnostic` when the file cannot be read or is not written rightly; nothing has run then.
  func run(fileAt path: String, parameters: [String: String]) throws {
    let workspace = try requireWorkspace()
    let text = try TextFile(path).text
    if (path as NSString).pathExtension == "sql" { return try runStatement(text.trimmingWhiteSpace) }
    let file: BatchFile
    do throws(BatchFileError) {
      file = try BatchFile(path: path, text: text, skin: .init(path: path), parameters: parameters)
    } catch {
      guard var problem = error.problems.first else { return }
      problem.summary = "\(path):\(problem.line.map(String.init) ?? "") \(problem.summary)"
      throw problem
    }
    guard !file.questions.isEmpty else { return screen.say("\(path) has no questions.") }
    if !file.sources.isEmpty {
      screen.note(
        "\(path) loads data of its own, which querent run does; here it is asked of what is loaded.")
    }
    let definitions = workspace.taught.entries.map(\.definition) + file.definitions
    let analyst = file.definitions.isEmpty ? nil : Analyst(workspace: workspace.defining(definitions))
    var plans: [String: QueryPlan] = [:]
    wasInterrupted = false
    for question in file.questions where !wasInterrupted && !isLeaving {
      screen.lines(["ask> \(question.text)"])
      plans[question.id] = ask(question, following: question.follows.flatMap { plans[$0] }, by: analyst)
    }
  }

  /// Asks a question of a file and gives its plan.
  private func ask(_ question: BatchQuestion, following plan: QueryPlan?, by other: Analyst?) -> QueryPlan? {
    var asked = Question(question.text, asOf: question.asOf ?? asOf, context: question.context)
    asked.remembered = rememberedChoices
    let options = self.options
    var found: QueryPlan?
    work { [asked] analyst, cancellation in
      (other ?? analyst).answer(
        question, asked: asked, following: plan, options: options, cancellation: cancellation)
    } then: { answered in
      self.conversation.add(question.text, answered)
      self.print(answered.answer)
      for outcome in answered.answer.expectations where !outcome.passed {
        let mark = outcome.isWarning ? "!" : self.screen.failed
        self.screen.say("\(mark) expect \(outcome.rule)\(self.screen.separator)actual \(outcome.actual)")
      }
      found = answered.plan ?? plan
    }
    return found
  }
}
