import QuerentCore
import Rendering
import Testing

@Suite("Answers on a screen")
struct AnswerRendererTests {
  private static let samples: [(name: String, answer: Answer)] = [
    ("answer-table", SampleAnswers.regionsByTable), ("answer-unchecked", SampleAnswers.unchecked),
    ("answer-refused", SampleAnswers.refusal), ("answer-clarify", SampleAnswers.clarification),
    ("answer-error", SampleAnswers.failure),
    ("answer-bars", SampleAnswers.charted("bar-shares", text: "West leads 2017 with $725,457.82 in sales.")),
    ("answer-line", SampleAnswers.charted("line-negative", text: "Profit fell to -$1,800.00 in Q1 2017.")),
    ("answer-findings", SampleAnswers.unusual),
    ("answer-client", SampleAnswers.client),
    ("answer-objection", SampleAnswers.charted("grouped-mixed-units", text: "West sold $1.00 in 2 orders.")),
  ]

  @Test("an answer looks as recorded", arguments: samples.indices)
  func snapshots(_ index: Int) throws {
    let sample = Self.samples[index]
    try expectSnapshot(
      everyStyle { AnswerRenderer(style: $0).render(sample.answer) }, named: sample.name)
  }
}
