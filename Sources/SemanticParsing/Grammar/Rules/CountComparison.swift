import QuerentCore
import SemanticLayer

extension SketchReader {
  /// `(number of) orders [is] above 5`.
  mutating func readCountComparison(_ named: Int) -> Bool {
    var index = cursor
    while index < items.count, items[index].has(.be) || isSilent(items[index]) { index += 1 }
    guard index < items.count, let comparator = items[index].comparator, let next = next(from: index + 1),
      let number = items[next].number
    else { return false }
    add(.count(named, comparator.operation, number.value), span: items[index].span.union(items[next].span))
    cursor = next + 1
    return true
  }
}
