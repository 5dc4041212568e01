import Foundation
import QuerentCore
import SemanticLayer
import SemanticParsing
import Testing

@testable import Agent

@Suite("Conversations over the sample company")
struct CompanyConversationTests {
  /// Turns of one conversation; blank lines part conversations in the file.
  struct Dialogue: Sendable, CustomTestStringConvertible {
    var turns: [CompanyLine]

    var testDescription: String { turns.first?.left ?? "" }
  }

  static let dialogues: [Dialogue] = {
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "Corpora/conversations.txt"
    ).path
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    var dialogues: [Dialogue] = [Dialogue(turns: [])]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) where !line.hasPrefix("#") {
      guard let bar = line.range(of: " | ") else {
        dialogues.append(Dialogue(turns: []))
        continue
      }
      dialogues[dialogues.count - 1].turns.append(
        CompanyLine(left: String(line[..<bar.lowerBound]), right: String(line[bar.upperBound...])))
    }
    return dialogues.filter { !$0.turns.isEmpty }
  }()

  @Test("there are at least 100 turns")
  func size() { #expect(Self.dialogues.reduce(0) { $0 + $1.turns.count } >= 100) }

  @Test("a turn gives the plan of the corpus", arguments: dialogues)
  func plans(dialogue: Dialogue) throws {
    let workspace = try Company.opened.get()
    var previous: QueryPlan?
    for turn in dialogue.turns {
      let reading = workspace.reader.read(
        Question(turn.left, asOf: workspace.defaultAsOf), previous: previous)
      let plan: QueryPlan? =
        switch reading {
        case .interpretations(let found): found.first?.plan
        case .clarification(_, let likeliest): likeliest.first?.plan
        case .refusal: nil
        }
      #expect(plan?.text ?? "refused" == turn.right, "\(turn.left)")
      previous = plan ?? previous
    }
  }
}
