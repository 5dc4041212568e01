extension Baseline {
  /// From `index` on, level, slope or spread are others; figures are on the scale.
  struct Change: Hashable, Sendable {
    var kind: Finding.Kind
    var index: Int
    var size: Double
    var before: Double
    var after: Double
    var score: Double
  }

  /// A change in the unit of the series: levels as they stand at the change, slopes a step and deviations at the
  /// level around it.
  func finding(of change: Change) -> Finding {
    let middle = level[change.index]
    func around(_ width: Double) -> Double {
      (scale.backward(middle + width / 2) - scale.backward(middle - width / 2))
    }
    let (before, after) =
      change.kind == .levelShift
      ? (scale.backward(change.before), scale.backward(change.after))
      : (around(change.before), around(change.after))
    let reach = change.kind == .levelShift ? 2 * deviation[change.index] : 0
    return Finding(
      kind: change.kind, direction: change.size > 0 ? .up : .down, start: change.index, end: change.index,
      actual: after, expected: before,
      lower: change.kind == .levelShift ? scale.backward(change.before - reach) : before,
      upper: change.kind == .levelShift ? scale.backward(change.before + reach) : before, score: change.score)
  }
}
