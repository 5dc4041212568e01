import QuerentCore
import SemanticLayer

/// Puts a draft together: the sentence, the chart, the caveats.
struct DraftComposer {
  let model: SemanticModel
  let lastDate: CalendarDate?

  func draft(_ plan: QueryPlan, _ table: ResultTable, _ understanding: Understanding) -> Draft {
    let shape = ResultShape(plan: plan, table: table)
    let (sentence, summary) = SentenceComposer(model: model, plan: plan, table: table, shape: shape).compose()
    let chart = ChartChoice(model: model).choose(plan, table, shape, understanding)
    var draft = Draft(claims: [sentence], chart: chart, summary: summary)
    draft.caveats = Caveats(lastDate: lastDate).list(plan, table, shape)
    return draft
  }
}
