import QuerentCore
import SemanticLayer

/// Puts a draft together: the sentence, the chart, the caveats.
struct DraftComposer {
  let model: SemanticModel
  let lastDate: CalendarDate?

  func draft(_ plan: QueryPlan, _ table: ResultTable, _ understanding: Understanding) -> Draft {
    let shape = ResultShape(plan: plan, table: table)
    let (sentence, summary) = SentenceComposer(
      model: model, plan: plan, table: table, shape: shape, lastDate: lastDate
    ).compose()
    var chart = ChartChoice(model: model).choose(plan, table, shape, understanding)
    if PartialPeriod.dayBefore(plan.period?.range, lastDate: lastDate) != nil {
      chart.kind = .none
      chart.reason = "the period lies after the data"
    }
    var draft = Draft(claims: [sentence], chart: chart, summary: summary)
    draft.caveats = Caveats(model: model, lastDate: lastDate).list(plan, table, shape)
    return draft
  }
}
