import QuerentCore
import SemanticLayer

/// Words that compare two columns of a row, or a column with nothing: "late", "out of stock".
enum ConditionWords {
  static let all: [GrammarRule] = [
    GrammarRule(
      "late", examples: ["how many orders were shipped late", "orders shipped after their due date"]
    ) {
      reader in
      guard reader.sketch.focus != nil || !reader.sketch.targets.isEmpty || reader.isCountPending,
        let end = reader.endOfLateness
      else { return false }
      let isLate = reader.item.text != "on"
      let span = reader.item.span.union(reader.items[end - 1].span)
      reader.cursor = end
      reader.add(.late(isLate), span: span)
      reader.section = .condition
      return true
    },
    GrammarRule("out-of-stock", examples: ["products that are out of stock"]) { reader in
      let start = reader.cursor
      guard reader.item.text == "out of", start + 1 < reader.items.count,
        reader.items[start + 1].text == "stock"
      else { return false }
      let span = reader.item.span.union(reader.items[start + 1].span)
      reader.cursor = start + 2
      reader.add(.outOfStock, span: span)
      reader.section = .condition
      return true
    },
  ]
}

extension SketchReader {
  /// The index after "late", "on time" or "after their due date" at the cursor.
  fileprivate var endOfLateness: Int? {
    if item.text == "late", (item.schema.first?.score ?? 0) < 0.7, item.values.isEmpty { return cursor + 1 }
    if item.text == "on", let next = peek(), next.text == "time" {
      let after = self.next(from: cursor + 2)
      return after == nil || items[after ?? cursor].has(.sentenceEnd) ? cursor + 2 : nil
    }
    guard item.comparator?.isTemporal == true || item.text == "after", item.text == "after" else {
      return nil
    }
    var index = cursor + 1
    while index < items.count, isSilent(items[index]) || items[index].has(.pronoun) { index += 1 }
    guard index < items.count, items[index].time == nil else { return nil }
    let words = items[index...].prefix(2).map(\.text).joined(separator: " ")
    for due in ["due date", "deadline", "promised date", "due dates", "deadlines"] where words.hasPrefix(due)
    {
      return items[index].text.hasPrefix(due) ? index + 1 : index + 2
    }
    return nil
  }
}
