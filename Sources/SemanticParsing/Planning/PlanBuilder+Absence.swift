import QuerentCore
import SemanticLayer

extension PlanBuilder {
  /// "never in the market of China": what follows narrows down what is absent.
  mutating func absence(of subject: Int, from index: Int) -> (test: PlanCondition, conditions: [Int])? {
    guard let other = element(subject)?.tableName, let focus,
      let key = listedDimension(of: other)
        ?? (other == focus ? nil : key(of: focus) ?? display(of: focus).first)
    else { return nil }
    let isOwn = listedDimension(of: other) != nil
    var inner: [PlanCondition] = []
    var used: [Int] = []
    var reach = [other]
    for next in (index + 1)..<max(index + 1, sketch.conditions.count) {
      let condition = sketch.conditions[next]
      if case .compare(.dateOfFocus, let operation, let operand) = condition.kind, !condition.isAlternative,
        let time = model.table(named: other)?.defaultTimeDimension
      {
        // "not rented a film after …": the date is that of what is absent
        let date = PlanExpression.column(ColumnReference(table: other, column: time))
        if let value = literal(operand, for: date) {
          inner.append(.comparison(date, operation, value))
          used.append(next)
          continue
        }
      }
      if case .exists(let phrase) = condition.kind, !condition.isNegated, !condition.isAlternative,
        let further = element(phrase)?.tableName, further != focus, !reach.contains(further),
        graph.distance(other, further) == 1
      {
        // "did not visit any museum that …": the museum belongs to the visit
        reach.append(further)
        used.append(next)
        continue
      }
      guard !condition.isAlternative, !condition.isNegated,
        let table = self.table(of: condition, index: next),
        table != focus || isOwn,
        reach.contains(table) || reach.contains(where: { (graph.distance($0, table) ?? 9) <= 1 }),
        let made = rowCondition(condition, index: next)
      else { break }
      inner.append(made)
      used.append(next)
    }
    guard !inner.isEmpty else { return nil }
    let plan = QueryPlan(
      outputs: [.init(key)], tables: isOwn ? [] : reach, filter: Self.conjunction(inner))
    if isOwn { listsEntities = true }
    return (.not(.inPlan(key, plan)), used)
  }

  /// "studios that have films with director A and B": both of some row of the studio.
  func isOfListedValues(_ made: PlanCondition) -> Bool {
    guard case .comparison(.column(let reference), _, _) = made,
      let listed = listedDimension(of: reference.table)
    else { return false }
    return listed != .column(reference)
  }

  /// The one column listed, where its values recur in the rows of a table and no rows of the table were asked for:
  /// "the locations where no cinema …", "the studios that never …".
  func listedDimension(of table: String) -> PlanExpression? {
    guard plan.outputs.count == 1, case .column(let reference) = plan.outputs[0].expression,
      reference.table == table, sketch.targets.count == 1, case .phrase(let index) = sketch.targets[0].kind,
      sketch.phrases[index].owner == nil || column(sketch.phrases[index].owner ?? 0) != nil,
      sketch.focus == nil || sketch.focus == index, !isEntityColumn(reference),
      column(reference)?.isUnique == false
    else { return nil }
    return plan.outputs[0].expression
  }

  /// The table a condition speaks of.
  func table(of condition: Sketch.Condition, index: Int) -> String? {
    switch condition.kind {
    case .members: assignment.members[index]?.first?.column.table
    case .compare(.phrase(let phrase), _, _), .between(.phrase(let phrase), _, _),
      .pattern(let phrase?, _, _), .missing(let phrase):
      element(phrase)?.tableName
    default: nil
    }
  }

  /// "never had more than 10": no row across the join compares so.
  func absence(_ left: PlanExpression, _ operation: ComparisonOperator, _ right: PlanExpression)
    -> PlanCondition?
  {
    guard case .column(let reference) = left, let focus, !graph.isSingle(from: focus, to: reference.table),
      let key = key(of: focus)
    else { return nil }
    let test = PlanCondition.comparison(left, operation, right)
    return .not(.inPlan(key, QueryPlan(outputs: [.init(key)], tables: [reference.table], filter: test)))
  }
}
