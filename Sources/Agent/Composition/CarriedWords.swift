import QuerentCore
import SemanticLayer
import SemanticParsing

extension PlanWords {
  /// What a follow-up kept, in words: `by region`, `segment = Consumer`, `Q1 2017`, `top 5`.
  func words(_ carried: CarriedOver) -> String {
    switch carried {
    case .figure(let output): words(output)
    case .groups(let groups): "by " + groups.map { words(key: $0) }.joined(separator: " and ")
    case .condition(let condition): words(condition)
    case .period(let range): PeriodWords.name(range)
    case .limit(let limit, let isDescending):
      switch isDescending {
      case true?: "top \(limit.count)"
      case false?: "bottom \(limit.count)"
      case nil: "first \(limit.count)"
      }
    case .rows: "the same rows"
    }
  }

  /// A group key; the id of a thing is the thing.
  func words(key: PlanExpression) -> String {
    guard case .column(let reference) = key else { return words(key) }
    return thing(reference) ?? label(reference)
  }

  /// `customer` for the key of customers or a reference to them.
  func thing(_ reference: ColumnReference) -> String? {
    if let table = model.table(named: reference.table), table.primaryKey == [reference.column] {
      return table.entity?.name
    }
    let relationship = model.relationships.first {
      $0.from == reference.table && $0.fromColumns == [reference.column]
    }
    return relationship.flatMap { model.table(named: $0.to)?.entity?.name }
  }

  /// What different values of a column are values of: `customer` for the key of customers or a name that only one of
  /// them has; `nil` where two things may share a value.
  func thing(shownBy reference: ColumnReference) -> String? {
    if let thing = thing(reference) { return thing }
    guard let table = model.table(named: reference.table), let entity = table.entity,
      let column = table.column(named: reference.column)
    else { return nil }
    let isKey = entity.countedBy == column.name
    return isKey || (table.displayColumn == column.name && column.isUnique) ? entity.name : nil
  }
}
