import QuerentCore
import Rendering
import Testing

@Suite("Answers on a screen")
struct AnswerRendererTests {
  private static let samples: [(name: String, answer: Answer)] = [
    ("answer-table", SampleAnswers.regionsByTable), ("answer-unchecked", SampleAnswers.unchecked),
    ("answer-refused", SampleAnswers.refusal), ("answer-clarify", SampleAnswers.clarification),
    ("answer-error", SampleAnswers.failure),
  ]

  @Test("an answer looks as recorded", arguments: samples.indices)
  func snapshots(_ index: Int) throws {
    let sample = Self.samples[index]
    try expectSnapshot(
      everyStyle { AnswerRenderer(style: $0).render(sample.answer) }, named: sample.name)
  }
}
