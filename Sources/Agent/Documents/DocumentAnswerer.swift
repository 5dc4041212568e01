import QuerentCore
import Retrieval
import Tools

/// Answers a question from documents: the sentences that say it, word for word, with their places, or a refusal.
struct DocumentAnswerer {
  let workspace: Workspace
  let options: AnalystOptions
  let cancellation: CancellationFlag

  /// The answer, or `nil` where there are no documents.
  func answer(_ question: Question) -> Answered? {
    guard let shelf = workspace.documents, shelf.hasDocuments, let index = try? shelf.index() else {
      return nil
    }
    let tool = SearchPlaybooksTool(index: index)
    let call = ToolCall(tool: tool.name, arguments: [("question", .text(question.text))])
    let result = tool.run(call, limits: options.limits, cancellation: cancellation)
    var trace = Trace()
    trace.append(call, result)
    guard case .documents(let found) = result.outcome else { return nil }
    var answer = found.abstained ? refused(question, found) : answered(question, found)
    answer.trace = trace.records
    return Answered(answer: answer)
  }

  private func answered(_ question: Question, _ found: DocumentAnswer) -> Answer {
    var answer = Answer(question: question, status: .answered)
    answer.citations = found.quotations.map { Self.citation($0) }
    answer.text = answer.citations.map { "“\($0.quote)”" }.joined(separator: "\n")
    answer.confidence = found.confidence
    answer.checks = DocumentChecks.all.map { $0(answer.citations, found) }
    answer.trust = answer.checks.contains { !$0.passed && $0.isHard } ? .unchecked : .checked
    answer.caveats = found.contradictions.map { pair in
      let places = [pair.first, pair.second].map { answer.citations[$0].place }
      return "\(places[0]) and \(places[1]) do not agree (\(pair.figures.joined(separator: " against ")))"
    }
    answer.caveats += answer.citations.filter(\.looksLikeInstruction).map {
      "\($0.place) reads like an order to a program; it is quoted, not followed"
    }
    return answer
  }

  private func refused(_ question: Question, _ found: DocumentAnswer) -> Answer {
    var answer = Answer(question: question, status: .refused)
    let words =
      found.missing.isEmpty
      ? ""
      : " None of the nearest passages has "
        + found.missing.prefix(4).map { "\"\($0)\"" }.joined(separator: ", ") + "."
    answer.refusal = Refusal(
      .missingData, why: "The playbooks do not say." + words,
      closest: found.passages.prefix(3).map { passage in
        let section = passage.chunk.headings.last.map { " (§ \($0))" } ?? ""
        return "\(passage.chunk.path):\(passage.line)\(section)"
      })
    answer.confidence = found.confidence
    return answer
  }

  static func citation(_ quotation: Quotation, reason: String? = nil) -> CitationRecord {
    CitationRecord(
      path: quotation.path, line: quotation.line, page: quotation.page,
      section: quotation.headings.joined(separator: " > "), quote: quotation.text, context: quotation.context, reason: reason,
      looksLikeInstruction: quotation.looksLikeInstruction)
  }
}
