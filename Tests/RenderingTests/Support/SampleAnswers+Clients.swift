import QuerentCore

extension SampleAnswers {
  /// Facts of a client, and what the playbooks say for it.
  static var client: Answer {
    var answer = Answer(
      id: "q10", question: Question("I meet Ferris Labs tomorrow, what should I pitch?"), status: .answered)
    answer.understanding = Understanding(metric: "Ferris Labs, a client", period: "1 Oct 2025–30 Sep 2026")
    answer.text =
      "Ferris Labs (Healthcare): sales of $41,200.50 in the four quarters to 30 Sep 2026, down 31% on the four before."
    answer.facts = [
      FactRecord(label: "industry", text: "Healthcare"),
      FactRecord(
        label: "account manager", text: "Marguerite Featherstonehaugh-Villanueva of the northern team"),
      FactRecord(label: "sales, last four quarters", text: "$41,200.50"),
      FactRecord(label: "open tickets", text: "2"),
    ]
    answer.table = ResultTable(
      columns: [.init(name: "fact", kind: .text, isKey: true), .init(name: "value", kind: .text)],
      rows: [
        ["industry", "Healthcare"],
        ["account manager", "Marguerite Featherstonehaugh-Villanueva of the northern team"],
        ["sales, last four quarters", 41_200.5], ["open tickets", 2],
      ])
    answer.citations = [
      CitationRecord(
        path: "Playbooks/accounts.md", line: 18, section: "Accounts > What to pitch",
        quote: "A customer whose spend fell by more than a fifth is not pitched anything new.",
        reason: "fell by 31%, more than 20%, against the four quarters before"),
      CitationRecord(
        path: "Playbooks/accounts.md", line: 12, section: "Accounts > What to pitch",
        quote: "Healthcare and Education: cleaning on a standing order.", reason: "industry: Healthcare"),
    ]
    answer.checks = [
      CheckOutcome(name: "facts-are-cells", passed: true, detail: "4 facts, each a cell of the query")
    ]
    answer.trust = .checked
    answer.confidence = 0.95
    answer.elapsedMilliseconds = 21
    return answer
  }
}
