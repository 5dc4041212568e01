public import QuerentCore
public import Retrieval

/// Looks a question up in the documents that were added and gives the sentences that answer it.
public struct SearchPlaybooksTool: Tool {
  public let name = "search_playbooks"
  public let summary = "Quotes the sentences of playbooks and other documents that answer a question."
  public let parameters = [
    ToolParameter(name: "question", kind: .string, summary: "The question, in plain English.")
  ]
  public let cost = ToolCost.cheap

  private let index: DocumentIndex

  /// Makes the tool over an index.
  public init(index: DocumentIndex) {
    self.index = index
  }

  public func run(_ call: ToolCall, limits: ExecutionLimits, cancellation: CancellationFlag) -> ToolResult {
    guard case .text(let question)? = call.argument("question") else {
      return ToolResult(.failed(.badArguments(tool: name, expected: "a question")), milliseconds: 0)
    }
    let clock = ContinuousClock()
    let start = clock.now
    let outcome: ToolResult.Outcome
    do {
      outcome = .documents(try index.answer(question))
    } catch {
      outcome = .failed(.noDocuments(reason: "\(error)"))
    }
    return ToolResult(outcome, milliseconds: (clock.now - start) / .milliseconds(1))
  }
}
