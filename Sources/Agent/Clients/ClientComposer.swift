import QuerentCore
import Retrieval
import SQLGeneration
import SemanticLayer
import SemanticParsing
import Tools

/// Words and records for what is known of a client and what the playbooks say for it.
struct ClientComposer {
  let workspace: Workspace
  let question: Question
  let cue: ClientCue

  /// The facts.
  func answer(_ profile: ClientProfile, isCorrected: Bool) -> Answer {
    var answer = Answer(question: question, status: .answered)
    answer.table = profile.table
    answer.sql = [profile.query.inlined]
    answer.facts = profile.facts.compactMap { fact in
      guard case .null = fact.value else { return FactRecord(label: fact.label, text: signed(fact)) }
      // no amount of nothing
      return fact.part == .other && !fact.label.contains(",")
        ? FactRecord(label: fact.label, text: "none") : nil
    }
    answer.text = sentence(profile)
    var understanding = Understanding(
      metric: "\(profile.name), a client", period: PeriodWords.resolved(profile.period))
    if isCorrected { understanding.corrections = ["\"\(cue.name)\" read as \(profile.name)"] }
    answer.understanding = understanding
    answer.confidence = isCorrected ? 0.8 : 0.95
    answer.followUps = followUps(profile.name)
    return answer
  }

  /// Adds the sentences of the playbooks that apply, with the fact each applies for; where none does, what the
  /// playbooks say to the question in general.
  func advise(
    _ answer: inout Answer, _ profile: ClientProfile, index: DocumentIndex?, general: DocumentAnswer?
  ) {
    guard let index else {
      answer.caveats.append("There are no playbooks to look advice up in; /docs add PATH adds them.")
      return
    }
    let others = OtherKinds(profile: profile, members: workspace.members)
    let policies = ClientPolicies(profile: profile, index: index, topic: cue.rest, others: others)
    guard let (rules, passages) = try? policies.applying() else {
      answer.caveats.append("The playbooks could not be read.")
      return
    }
    answer.citations = rules.map { DocumentAnswerer.citation($0.quotation, reason: $0.reason) }
    var read = passages
    if answer.citations.isEmpty, let general, !general.abstained {
      answer.citations = general.quotations.filter { !others.areNamed(in: $0.text) }
        .map { DocumentAnswerer.citation($0) }
      read += general.passages
    }
    if answer.citations.isEmpty {
      answer.caveats.append("The playbooks do not say what to do for such a client.")
    } else if rules.isEmpty {
      answer.caveats.append(
        "The playbooks say nothing for \(profile.name) in particular; this holds for all clients.")
    }
    answer.checks += [DocumentChecks.holds(answer.citations, in: read)]
  }

  /// The check of the facts, and the trust.
  func judge(_ answer: inout Answer, _ profile: ClientProfile) {
    let cells = profile.table.rows
    let agree = profile.facts.indices.allSatisfy { index in
      cells.indices.contains(index) && cells[index].last == profile.facts[index].value
    }
    answer.checks.insert(
      CheckOutcome(
        name: "facts-are-cells", passed: agree && !profile.table.isTruncated,
        detail: "\(profile.facts.count) facts, each a cell of the query"), at: 0)
    answer.trust = answer.checks.contains { !$0.passed && $0.isHard } ? .unchecked : .checked
  }

  /// Several clients have the name: which is meant?
  func which(_ names: [String]) -> Answer {
    var answer = Answer(question: question, status: .clarify)
    answer.clarification = Clarification(
      term: cue.name, prompt: "\"\(cue.name)\" fits \(names.count) clients:",
      options: names.map { name in
        Clarification.Option(label: name, effect: "", plan: "", question: replaced(by: name))
      })
    return answer
  }

  /// No client has the name.
  func unknown(_ nearest: [String]) -> Answer {
    var answer = Answer(question: question, status: .refused)
    answer.refusal = Refusal(
      .missingData, why: "No client is called \"\(cue.name)\".",
      closest: nearest.isEmpty ? [clients] : nearest, suggestions: nearest.prefix(3).map(replaced))
    return answer
  }

  /// Where the names are, and how many.
  private var clients: String {
    guard let directory = ClientDirectory(model: workspace.model) else { return "" }
    let count = workspace.model.column(directory.name)?.distinctCount ?? directory.table.rowCount
    return "\(ColumnFigures().text(Int64(count))) names in \(directory.table.label)"
  }

  private func replaced(by name: String) -> String {
    guard let range = question.text.firstRange(of: cue.name) else { return name }
    var text = question.text
    text.replaceSubrange(range, with: name)
    return text
  }

  /// `TechGiant (Software, Enterprise): sales of $426,045.37 in Q4 2025–Q3 2026, up 12% on the four quarters before.`
  private func sentence(_ profile: ClientProfile) -> String {
    let kinds = profile.facts.prefix(2).compactMap { fact -> String? in
      guard case .attribute = fact.part, case .text(let text) = fact.value else { return nil }
      return text
    }
    var text = profile.name + (kinds.isEmpty ? "" : " (\(kinds.joined(separator: ", ")))")
    guard let spend = profile.fact(.spend), spend.value.number != nil else {
      return text + " bought nothing in the last four quarters."
    }
    let label = spend.label.split(separator: ",").first.map(String.init) ?? spend.label
    text += ": \(label) of \(spend.text)"
    if profile.fact(.spendBefore) != nil, let period = profile.period {
      text += " in the four quarters to \(PeriodWords.lastDay(period))"
    }
    if let change = profile.fact(.change)?.value.number, change.isFinite {
      let moved = FigureFormat.percent(abs(change))
      text +=
        abs(change) < 0.0005
        ? ", as much as in the four before"
        : ", \(change > 0 ? "up" : "down") \(moved)% on the four before"
    }
    return text + "."
  }

  private func signed(_ fact: ClientProfile.Fact) -> String {
    guard fact.part == .change, let number = fact.value.number, number > 0 else { return fact.text }
    return "+" + fact.text
  }

  /// Questions about the client that the data answers.
  private func followUps(_ name: String) -> [String] {
    var asked = [
      "sales of \(name) by month", "open tickets of \(name)", "open opportunities of \(name)",
      "orders of \(name)",
    ]
    if !cue.wantsAdvice { asked.insert("what should I pitch to \(name)?", at: 0) }
    return Array(
      asked.filter { text in
        if cue.wantsAdvice == false, text.hasPrefix("what should") {
          return workspace.documents?.hasDocuments == true
        }
        if case .interpretations = workspace.reader.read(Question(text, asOf: question.asOf)) { return true }
        return false
      }.prefix(3))
  }
}
