import QuerentCore
import SemanticLayer

/// What a person must know to read the figures rightly.
struct Caveats {
  let model: SemanticModel
  let lastDate: CalendarDate?

  func list(_ plan: QueryPlan, _ table: ResultTable, _ shape: ResultShape) -> [String] {
    var caveats: [String] = []
    if table.isTruncated {
      caveats.append("Only the first \(FigureFormat.number(Double(table.rows.count))) rows are shown.")
    }
    caveats += openBuckets(plan, table, shape)
    for key in shape.keys where shape.kind != .list {
      let missing = table.rows.count { $0[key].isNull }
      if missing > 0 {
        caveats.append("Some rows have no \(table.columns[key].label); they stand in a group of their own.")
      }
    }
    return caveats
  }

  /// What is not complete at the ends of a series, in words.
  func openBuckets(_ plan: QueryPlan, _ table: ResultTable, _ shape: ResultShape) -> [String] {
    let open = OpenBuckets(plan, table, shape, model: model, lastDate: lastDate)
    let first = open.first.map {
      "\(PeriodWords.label($0.key)) is not complete: data begin on \(PeriodWords.words($0.date))."
    }
    let last = open.last.map {
      "\(PeriodWords.label($0.key)) is not complete: data end on \(PeriodWords.words($0.date))."
    }
    return [first, last].compactMap { $0 }
  }
}
