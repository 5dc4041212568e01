import Foundation
import QuerentCore
import SemanticLayer
import SemanticParsing
import Testing

@Suite("Turns of a conversation")
struct ConversationCorpusTests {
  /// A conversation of the corpus.
  struct Dialogue: Sendable, CustomTestStringConvertible {
    var turns: [CorpusLine]

    var testDescription: String { turns.first?.question ?? "" }
  }

  static let dialogues = read("conversations.txt")

  @Test("the corpus holds at least 150 turns")
  func size() { #expect(Self.dialogues.reduce(0) { $0 + $1.turns.count } >= 150) }

  @Test("a turn gives the plan of the corpus", arguments: dialogues)
  func plans(dialogue: Dialogue) {
    var previous: QueryPlan?
    for turn in dialogue.turns {
      let plan = Self.plan(of: TradeModel.reader.read(Question(turn.question), previous: previous))
      #expect(plan?.text ?? "refused" == turn.plan, "\(turn.question)")
      previous = plan ?? previous
    }
  }

  @Test("a plan of the corpus is valid", arguments: dialogues)
  func validity(dialogue: Dialogue) throws {
    for turn in dialogue.turns where turn.plan != "refused" {
      let plan = try QueryPlan(parsing: turn.plan)
      #expect(plan.problems(in: TradeModel.model).isEmpty, "\(turn.question)")
    }
  }

  private static func plan(of reading: Reading) -> QueryPlan? {
    switch reading {
    case .interpretations(let found): found.first?.plan
    case .clarification(_, let likeliest): likeliest.first?.plan
    case .refusal: nil
    }
  }

  /// Conversations stand apart by blank lines; `#` opens a remark, and a plan of `"` repeats the one above.
  static func read(_ name: String, file: String = #filePath) -> [Dialogue] {
    let path = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent(name).path
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
    var dialogues: [Dialogue] = []
    var turns: [CorpusLine] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) where !line.hasPrefix("#") {
      if line.allSatisfy(\.isWhitespace) {
        if !turns.isEmpty { dialogues.append(Dialogue(turns: turns)) }
        turns = []
        continue
      }
      let parts = line.split(separator: "|", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      let plan = parts.count > 1 ? parts[1] : ""
      turns.append(CorpusLine(question: parts[0], plan: plan == "\"" ? turns.last?.plan ?? "" : plan))
    }
    if !turns.isEmpty { dialogues.append(Dialogue(turns: turns)) }
    return dialogues
  }
}
