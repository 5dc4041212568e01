import QuerentCore
import SemanticLayer

/// A ranking asked for as a list: "top 5 towns with the most shops", "which rivers are the longest, from longest to
/// shortest".
extension SketchReader {
  /// Settles what a superlative and an order beside it mean together; the figure that ranks is shown.
  mutating func settleRanking() {
    guard let first = sketch.orders.firstIndex(where: \.isSuperlative) else { return }
    let later = sketch.orders.indices.filter { $0 > first && !sketch.orders[$0].isSuperlative }
    guard let last = later.last, later.allSatisfy({ repeats($0) }) else { return }
    if !sketch.isLimitSaid {
      // one row needs no order: all are wanted
      sketch.limit = nil
      sketch.showsRankingFigure = true
      sketch.orders[first].isDescending = sketch.orders[last].isDescending
    }
    sketch.orders.removeSubrange((first + 1)...)
  }

  /// Whether an order names no more than the figure that already ranks: names are an order of their own.
  private func repeats(_ order: Int) -> Bool {
    switch sketch.orders[order].key {
    case .firstTarget, .count, .aggregate: true
    case .phrase(let index): !isTable(index) && !sketch.phrases[index].text.contains("name")
    default: false
    }
  }

  /// "the top 2 airlines with the most flights": the second superlative says what the first one ranks by.
  mutating func nameRanking(_ key: Sketch.Order.Key, isDescending: Bool) -> Bool {
    guard sketch.isLimitSaid, let last = sketch.orders.indices.last, sketch.orders[last].isSuperlative,
      case .quality = sketch.orders[last].key
    else { return false }
    sketch.orders[last] = Sketch.Order(key: key, isDescending: isDescending, isSuperlative: true)
    pendingTopOrder = nil
    pendingPositional = nil
    return true
  }
}

extension SketchReader {
  /// "which industries churn the most": of the rows in the state that the verb says.
  func saysHowOften(_ index: Int) -> Bool {
    guard let verb = previous(before: index), let last = sketch.conditions.last,
      last.span.overlaps(items[verb].span)
    else { return false }
    switch last.kind {
    case .state, .churned: return true
    default: return false
    }
  }

  /// "margin", and not "customers" or "region": the name of a figure and of nothing that is told apart by it.
  func isNamedFigureOnly(_ item: Item) -> Bool {
    item.schema.prefix(3).contains { $0.isMeasure && $0.score >= 0.9 } && !item.isMostlyTable
      && !sketch.targets.isEmpty
  }
}

extension PlanBuilder {
  /// The figure of a ranking is shown where things are listed by it.
  mutating func showRanking() {
    guard sketch.showsRankingFigure, sketch.groups.isEmpty, let key = plan.order.first?.expression,
      !plan.outputs.contains(where: { $0.expression == key }),
      !plan.outputs.contains(where: { $0.expression.isAggregated })
    else { return }
    let listsThings = sketch.targets.allSatisfy { target in
      switch target.kind {
      case .phrase(let index): table(index) != nil || !sketch.isLimitSaid
      case .implied(.person): true
      default: false
      }
    }
    guard listsThings else { return }
    plan.outputs.append(QueryPlan.Output(key))
  }
}
