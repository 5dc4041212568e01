import Testing

@testable import Detection

@Suite struct TicketSentimentTests {
  @Test(arguments: [
    ("The delivery was late again and your agent was rude!", TicketSentiment.Label.negative),
    ("I am not happy with this", .negative), ("This is unacceptable, the worst service ever", .negative),
    ("Great support, thanks, the problem was solved quickly", .positive),
    ("There was no problem at all", .positive), ("The new page is excellent", .positive),
    ("It was fine at first, but now it is broken", .negative),
    ("What is the exchange rate?", .neutral), ("Please change our billing address.", .neutral),
    ("", .neutral),
  ])
  func `The mood of a text is told from its words`(text: String, label: TicketSentiment.Label) {
    let score = TicketSentiment().score(of: text)
    #expect(TicketSentiment.label(of: score) == label, "\(score)")
  }

  @Test func `Degree words and negation change the score in order`() {
    let judge = TicketSentiment()
    let scores = ["very good", "good", "slightly good", "table", "not good", "bad", "very bad"].map(
      judge.score)
    #expect(scores == scores.sorted(by: >))
    #expect(judge.score(of: "terrible!!!") < judge.score(of: "terrible"))
    #expect(abs(judge.score(of: String(repeating: "furious ", count: 200))) <= 1)
  }
}
