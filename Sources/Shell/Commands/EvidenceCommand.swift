import Agent
import Foundation
import QuerentCore
import Rendering

/// `/evidence`: what the last answer rests on, opened where it stands.
enum EvidenceCommand {
  static let evidence = Command(
    name: "evidence", arguments: "[n]", group: .investigate,
    help: "list what the last answer rests on: quotations with their places, findings; a number opens one",
    isLong: true
  ) { session, arguments in
    guard let answer = session.conversation.turns.last?.answer else {
      throw Diagnostic(
        code: "no-evidence", summary: "Nothing was asked yet.",
        suggestions: ["/docs QUESTION quotes documents."])
    }
    let items = items(of: answer)
    guard !items.isEmpty else {
      throw Diagnostic(
        code: "no-evidence",
        summary: "The last answer quotes nothing and found nothing; it rests on its rows.",
        suggestions: ["/sql shows the query, /explain the checks, /rows all the rows."])
    }
    guard !arguments.isEmpty else {
      for (index, item) in items.prefix(mostListed).enumerated() {
        session.screen.choice(index + 1, item.line, of: min(items.count, mostListed))
      }
      if items.count > mostListed {
        session.screen.say(
          "and \(FigureFormat.number(Double(items.count - mostListed))) more, up to /evidence \(items.count)",
          indent: 2)
      }
      return session.screen.note("/evidence 1 opens the first.")
    }
    let typed = arguments.lowercased()
    guard
      let item = Int(typed).flatMap({ items.indices.contains($0 - 1) ? items[$0 - 1] : nil })
        ?? items.first(where: { $0.name.lowercased() == typed })
    else { throw CommandMisuse("Which one: 1\(items.count == 1 ? "" : " to \(items.count)")?") }
    switch item {
    case .citation(let citation): try open(citation, in: session)
    case .finding(let finding): open(finding, in: session)
    }
  }

  private static let mostListed = 20

  private enum Item {
    case citation(CitationRecord)
    case finding(FindingRecord)

    /// What it is called besides its number.
    var name: String {
      switch self {
      case .citation(let citation): citation.place
      case .finding(let finding): finding.id
      }
    }

    var line: String {
      switch self {
      case .citation(let citation): "\(citation.place)  “\(citation.quote)”"
      case .finding(let finding): "\(finding.id) \(finding.sentence)"
      }
    }
  }

  private static func items(of answer: Answer) -> [Item] {
    answer.citations.map(Item.citation) + answer.findings.map(Item.finding)
  }

  /// The section a quotation stands in, with the numbers of its lines.
  private static func open(_ citation: CitationRecord, in session: ShellSession) throws {
    let screen = session.screen
    guard let lines = try session.requireWorkspace().documents?.section(around: citation) else {
      throw Diagnostic(
        code: "no-document", summary: "\(citation.path) is not there any more.",
        suggestions: ["/docs lists the documents."])
    }
    screen.say(citation.path + (citation.section.isEmpty ? "" : screen.separator + citation.section))
    let width = lines.map { String($0.number).count }.max() ?? 1
    for line in lines {
      let mark = line.number == citation.line ? (screen.isASCII ? ">" : "▸") : " "
      let number = DisplayText.rightAligned(String(line.number), to: width)
      screen.entry("\(mark) \(number)", line.text, column: width + 4)
    }
    if citation.looksLikeInstruction {
      screen.note(
        "! \(citation.place) reads like an order to a program; it is quoted, not followed.", hangingIndent: 2)
    }
  }

  /// What is known of a finding, a fact a line.
  private static func open(_ finding: FindingRecord, in session: ShellSession) {
    let screen = session.screen
    func figure(_ number: Double?) -> String? {
      number.map {
        FigureFormat.text(.real($0), of: ResultTable.Column(name: "", kind: .real, unit: finding.unit))
      }
    }
    let dates = [finding.start, finding.end == finding.start ? nil : finding.end].compactMap(\.self)
    let facts: [(String, String?)] = [
      ("finding", "\(finding.id) \(finding.sentence)"),
      ("kind", String(finding.kind.map { $0 == "_" ? " " : $0 })), ("in", finding.subject),
      ("where", finding.place.isEmpty ? nil : finding.place),
      ("when", dates.isEmpty ? nil : dates.joined(separator: " to ")), ("actual", figure(finding.actual)),
      ("expected", figure(finding.expected)), ("at risk", figure(finding.amountAtRisk)),
      ("distance", finding.score.map { "\(FigureFormat.number($0, decimals: 1)) standard deviations" }),
      ("rule", finding.rule), ("severity", finding.severity.rawValue),
    ]
    for (name, text) in facts { if let text { screen.entry(name, text, column: 11) } }
    screen.note(
      "/rows all shows the rows, /sql the query, /good \(finding.id) or /bad \(finding.id) judges it.")
  }
}
