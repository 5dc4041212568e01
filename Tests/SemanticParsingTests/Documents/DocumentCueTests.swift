import SemanticParsing
import Testing

@Suite("Questions that documents answer")
struct DocumentCueTests {
  @Test(
    "a question about rules and what to do is one for the documents",
    arguments: [
      "what is our policy on discussing next year's pricing?", "What's the refund policy for wholesalers?",
      "what do we do when the VAT check fails at checkout?", "how do we handle chargebacks?",
      "who approves a discount of 20 percent?", "who has to approve a credit above 500 dollars?",
      "what does the playbook say about renewals?", "may I promise a price lock?",
      "can a rep give 12 percent discount?", "are we allowed to share prices?",
      "what to do if a webhook fails",
      "according to the playbook, when is a renewal at risk?", "what is the procedure for returns?",
      "who do I tell when I suspect fraud?", "how should I answer when a customer has no budget?",
    ])
  func documents(question: String) {
    #expect(DocumentCue.matches(question))
  }

  @Test(
    "a question about figures is not",
    arguments: [
      "what is our average deal size?", "what are the sales of the West?", "who sold the most?",
      "who approved the most credits?", "how many policies were sold last year?", "show policies by agent",
      "how do sales compare to last year?", "what do customers buy most?",
      "what was revenue when discounts were above 10%?",
      "how did the West do last quarter?", "can you show sales by region?",
      "which playbook articles sold best?",
      "are we being underbilled?", "what is the total refund amount by reason?", "top 10 customers by margin",
      "how do we do against quota?", "who are our best customers?", "is revenue up?",
      "average age of policy holders",
    ])
  func figures(question: String) {
    #expect(!DocumentCue.matches(question))
  }
}
