import QuerentCore
import SemanticParsing
import Testing

@Suite("Turns about the conversation itself")
struct ConversationCommandTests {
  @Test(
    "ways to take a turn back",
    arguments: ["undo", "Undo!", "ok, go back please", "scratch that", "never mind"])
  func undo(text: String) { #expect(ConversationCommand(text) == .undo) }

  @Test("ways to begin again", arguments: ["start over", "New conversation."])
  func startOver(text: String) { #expect(ConversationCommand(text) == .startOver) }

  @Test(
    "questions that hold such words",
    arguments: ["which orders came back", "undo costs by month", "revert rate"])
  func questions(text: String) { #expect(ConversationCommand(text) == nil) }

  @Test(
    "courtesies and turns back ask nothing",
    arguments: ["thanks!", "ok great", "Hi there!", "undo", "perfect, thank you"])
  func nothingAsked(text: String) {
    guard case .refusal(let refusal, let likeliest) = TradeModel.reader.read(Question(text)) else {
      Issue.record("read as a question")
      return
    }
    #expect(refusal.code == .outOfScope && likeliest.isEmpty && !refusal.suggestions.isEmpty)
  }
}
