/// Runs of `size` neighbours with how often each occurs.
func ngramCounts<Element: Hashable>(_ elements: [Element], _ size: Int) -> [[Element]: Int] {
  guard size > 0, elements.count >= size else { return [:] }
  var counts: [[Element]: Int] = [:]
  for start in 0...(elements.count - size) {
    counts[Array(elements[start..<(start + size)]), default: 0] += 1
  }
  return counts
}
