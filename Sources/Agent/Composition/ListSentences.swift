import QuerentCore
import SemanticLayer

/// Sentences about rows: how many things there are, or what the few of them are.
struct ListSentences {
  let composer: SentenceComposer

  private var table: ResultTable { composer.table }
  private var plan: QueryPlan { composer.plan }
  private var scope: String { composer.scope }

  func compose() -> Draft.Claim {
    if table.rows.count == 1, table.columns.count == 1 { return value() }
    if table.rows.count == 1, (2...5).contains(table.columns.count), plan.limit?.count == 1 { return row() }
    if table.columns.count == 1, table.rows.count <= 3, table.columns[0].kind == .text { return few() }
    if let limit = plan.limit, limit.per.isEmpty, !plan.order.isEmpty, table.rows.count > 1 {
      var sentence = SentenceBuilder(table)
      sentence.name(0, 0)
      sentence.say(" comes first of the ")
      sentence.rowCount()
      sentence.say("\(scope).")
      return sentence.claim
    }
    var sentence = counted()
    sentence.say(table.isTruncated ? ", and there are more that are not shown." : ".")
    return sentence.claim
  }

  /// One cell: `The city for region West is Seattle.`
  private func value() -> Draft.Claim {
    var sentence = SentenceBuilder(table)
    let column = table.columns[0]
    sentence.say("The \(column.label)\(scope) is ")
    if column.kind == .integer || column.kind == .real {
      sentence.figure(0, 0)
    } else {
      sentence.name(0, 0)
    }
    sentence.say(".")
    return sentence.claim
  }

  /// The one row that was picked, column by column: `Refund id RF1275: customer name Acme, amount $20.00.`
  private func row() -> Draft.Claim {
    var sentence = SentenceBuilder(table)
    for (place, column) in table.columns.enumerated() {
      sentence.say(place == 0 ? column.label.capitalizedFirst + " " : "\(column.label) ")
      let isFigure = column.kind == .integer || column.kind == .real
      if isFigure, !table.rows[0][place].isNull { sentence.figure(0, place) } else { sentence.name(0, place) }
      sentence.say(place == 0 ? ": " : place == table.columns.count - 1 ? "" : ", ")
    }
    sentence.say("\(scope).")
    return sentence.claim
  }

  /// Two or three names: `There are 2 customers for state Ohio: Acme and Bolt.`
  private func few() -> Draft.Claim {
    var sentence = counted()
    sentence.say(": ")
    for row in table.rows.indices {
      if row > 0 { sentence.say(row == table.rows.count - 1 ? " and " : ", ") }
      sentence.name(row, 0)
    }
    sentence.say(".")
    return sentence.claim
  }

  /// `There are 44 customers without orders`, `There were 23 tickets in Oct 2026`, `12 rows match for region West`.
  private func counted() -> SentenceBuilder {
    var sentence = SentenceBuilder(table)
    guard let things else {
      sentence.rowCount()
      sentence.say(" rows match\(scope)")
      return sentence
    }
    sentence.say(composer.isPast ? "There were " : "There are ")
    sentence.rowCount()
    sentence.say(" \(things)\(ScopeWords(words: composer.words).phrase(plan, of: things))")
    return sentence
  }

  /// What a row stands for, in the plural: the things of the table listed, or different values of one column; `nil`
  /// where the same thing may stand in several rows.
  private var things: String? {
    guard table.rows.count > 1, case .column(let reference)? = plan.outputs.first?.expression else {
      return nil
    }
    let words = composer.words
    guard Set(table.rows.map { $0[0] }).count == table.rows.count else {
      return plan.isDistinct || !plan.groups.isEmpty ? nil : wholeRows
    }
    return words.plural(words.thing(shownBy: reference) ?? words.label(reference))
  }

  /// The things of the one table that is listed as it is, where two of them may share a name.
  private var wholeRows: String? {
    let shown = plan.outputs.flatMap(\.expression.columnReferences)
    let asked = plan.filter?.columnReferences ?? []
    let dated = plan.period.map { [$0.column] } ?? []
    let tables = Set((shown + asked + dated).map(\.table) + plan.tables)
    guard tables.count == 1, let name = tables.first, plan.combination == nil,
      let table = composer.model.table(named: name), let entity = table.entity,
      entity.countedBy.map({ table.column(named: $0)?.isUnique == true }) ?? true
    else { return nil }
    return composer.words.plural(entity.name)
  }
}
