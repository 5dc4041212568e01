import Dispatch
import QuerentCore
import Retrieval
import SemanticLayer
import SemanticParsing
import Synchronization
import Tools

/// Prepares somebody for a client: what the data says of it, joined with what the playbooks say for such a client.
struct ClientAnswerer {
  let workspace: Workspace
  let options: AnalystOptions
  let cancellation: CancellationFlag

  /// The answer, or `nil` where the question is none about a client or the data has no clients.
  func answer(_ question: Question) -> Answered? {
    guard ClientCue.mayMatch(question.text), let directory = ClientDirectory(model: workspace.model) else {
      return nil
    }
    let names = ClientNames(members: workspace.members, column: directory.name)
    guard
      let cue = ClientCue.read(
        question.text, isClient: names.isClient, isOther: names.isOther)
    else { return nil }
    let lookup = LookupClientTool(
      store: workspace.store, compiler: workspace.compiler, model: workspace.model, directory: directory,
      asOf: question.asOf ?? workspace.defaultAsOf, find: names.find)
    let call = ToolCall(tool: lookup.name, arguments: [("name", .text(cue.name))])
    let index = workspace.documents.flatMap { $0.hasDocuments ? try? $0.index() : nil }
    let trace = SharedTrace()
    let (client, general) = inParallel(
      { lookup.run(call, limits: options.limits, cancellation: cancellation) },
      { cue.wantsAdvice ? index.map { search($0, cue.rest) } : nil })
    trace.append(call, client)
    if let general { trace.append(general.call, general.result) }

    var answer: Answer
    switch client.outcome {
    case .client(.found(let profile, let isCorrected)):
      guard !profile.facts.isEmpty else { return nil }
      let composer = ClientComposer(workspace: workspace, question: question, cue: cue)
      answer = composer.answer(profile, isCorrected: isCorrected)
      if cue.wantsAdvice {
        var found: DocumentAnswer?
        if case .documents(let said)? = general?.result.outcome { found = said }
        composer.advise(&answer, profile, index: index, general: found)
      }
      composer.judge(&answer, profile)
    case .client(.several(let names)):
      answer = ClientComposer(workspace: workspace, question: question, cue: cue).which(names)
    case .client(.unknown(let nearest)):
      guard cue.isCertain || !nearest.isEmpty else { return nil }
      answer = ClientComposer(workspace: workspace, question: question, cue: cue).unknown(nearest)
    case .failed(let failure):
      answer = Answer(question: question, status: .error)
      answer.failure = FailureWords.diagnostic(failure, statement: nil)
    case .table, .anomalies, .forecast, .audit, .documents: return nil
    }
    answer.trace = trace.records
    return Answered(answer: answer)
  }

  private func search(_ index: DocumentIndex, _ text: String) -> (call: ToolCall, result: ToolResult) {
    let tool = SearchPlaybooksTool(index: index)
    let call = ToolCall(tool: tool.name, arguments: [("question", .text(text))])
    return (call, tool.run(call, limits: options.limits, cancellation: cancellation))
  }

  /// Runs two pieces of work side by side; the calling thread takes part.
  private func inParallel<First: Sendable, Second: Sendable>(
    _ first: @Sendable () -> First, _ second: @Sendable () -> Second
  ) -> (First, Second) {
    let one = Mutex<First?>(nil)
    let two = Mutex<Second?>(nil)
    DispatchQueue.concurrentPerform(iterations: 2) { piece in
      if piece == 0 {
        let result = first()
        one.withLock { $0 = result }
      } else {
        let result = second()
        two.withLock { $0 = result }
      }
    }
    return (one.withLock { $0 } ?? first(), two.withLock { $0 } ?? second())
  }
}
