import QuerentCore
import SemanticLayer
import Tools

/// Puts figures beside the options of a question back, so that a person sees what each would give.
struct ClarificationEffects {
  let session: QuestionSession

  func fill(_ clarification: Clarification) -> Clarification {
    var clarification = clarification
    for index in clarification.options.indices {
      guard let plan = try? QueryPlan(parsing: clarification.options[index].plan),
        let effect = effect(of: plan)
      else { continue }
      let before = clarification.options[index].effect
      clarification.options[index].effect = before.isEmpty ? effect : "\(before), \(effect)"
    }
    return clarification
  }

  private func effect(of plan: QueryPlan) -> String? {
    guard plan.errors(in: session.analyst.workspace.model).isEmpty,
      case .table(let table, _) = session.call(.plan(plan), SharedTrace()).outcome
    else { return nil }
    if table.rows.count == 1, let column = table.columns.indices.first(where: { !table.columns[$0].isKey }) {
      return FigureFormat.text(table.rows[0][column], of: table.columns[column])
    }
    return table.rows.count == 1 ? "1 row" : "\(FigureFormat.number(Double(table.rows.count))) rows"
  }
}
