import SemanticParsing
import Testing

@Suite("Questions about a client")
struct ClientCueTests {
  private static let clients: Set<String> = [
    "techgiant", "ibex logistics", "granite transit", "o'brien & sons",
  ]
  private static let others: Set<String> = ["west", "enterprise", "software", "furniture"]

  private func read(_ question: String) -> ClientCue? {
    ClientCue.read(
      question, isClient: { Self.clients.contains($0.lowercased()) },
      isOther: { Self.others.contains($0.lowercased()) })
  }

  @Test(
    "asking for advice names the client and asks for advice",
    arguments: [
      ("I meet TechGiant tomorrow: based on their spend and industry, what should I pitch?", "TechGiant"),
      ("what should I pitch to techgiant?", "techgiant"),
      ("What can we offer Ibex Logistics next week?", "Ibex Logistics"),
      ("we are visiting Granite Transit on Monday, what should we sell them?", "Granite Transit"),
      ("help me prepare a pitch for O'Brien & Sons", "O'Brien & Sons"),
      ("recommendations for TechGiant", "TechGiant"),
      ("I have a call with Initech tomorrow, what should I propose?", "Initech"),
      ("which upsell should I suggest to Ibex Logistics", "Ibex Logistics"),
    ])
  func advice(question: String, name: String) throws {
    let cue = try #require(read(question))
    #expect(cue.name == name)
    #expect(cue.wantsAdvice)
  }

  @Test(
    "asking for a picture of a client asks for no advice",
    arguments: [
      ("brief me on Ibex Logistics", "Ibex Logistics"), ("tell me about TechGiant", "TechGiant"),
      ("I meet TechGiant tomorrow", "TechGiant"),
      ("prepare me for my call with Granite Transit", "Granite Transit"),
      ("what should I know about TechGiant before my visit?", "TechGiant"),
      ("who is Ibex Logistics?", "Ibex Logistics"), ("give me a briefing on TechGiant", "TechGiant"),
      ("customer profile of Granite Transit", "Granite Transit"),
      ("I'm meeting Initech on Friday", "Initech"),
    ])
  func picture(question: String, name: String) throws {
    let cue = try #require(read(question))
    #expect(cue.name == name)
    #expect(!cue.wantsAdvice)
  }

  @Test(
    "questions about figures, kinds of clients and policy are none about a client",
    arguments: [
      "sales of TechGiant last quarter", "who is the account manager of TechGiant?",
      "open tickets of TechGiant",
      "top 10 customers by margin", "tell me about the West", "tell me about sales in the West",
      "what should I pitch to Enterprise customers?", "what do we do when the VAT check fails at checkout?",
      "how many calls did we have with customers?", "which customers did we meet last month?",
      "who is our best customer?", "what is our policy on discussing next year's pricing?",
      "how did TechGiant do last quarter?", "TechGiant", "", "what do we know?",
      "how many loyalty points are there for TechGiant?", "what is the best offer for Ibex Logistics?",
      "compare TechGiant and Ibex Logistics by sales", "what can I offer?",
    ])
  func others(question: String) {
    #expect(read(question) == nil)
  }

  @Test("an unknown name is certain where somebody is met, and doubtful where only something is offered")
  func certainty() throws {
    #expect(try #require(read("I meet Initech tomorrow, what should I pitch?")).isCertain)
    #expect(try !#require(read("what can we offer to Initech?")).isCertain)
  }
}
