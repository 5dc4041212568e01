/// Where a series takes a new level and keeps it: medians before and after a step, on the series without its season.
/// A two-window test in the manner of Hušková's MOSUM procedures, with medians in place of means.
struct LevelShifts {
  var before = 21
  var after = 10
  /// How far the medians must be apart, in standard deviations of the noise.
  var strength = 5.0
  /// The share of steps after the break that lie on its side.
  var agreement = 0.9

  struct Shift: Hashable {
    var index: Int
    var size: Double
    var score: Double
  }

  func find(in values: [Double?], deviation: [Double]) -> [Shift] {
    let count = values.count
    guard count >= before + after else { return [] }
    var candidates: [Shift] = []
    for index in 14...(count - after) {
      let earlier = values[max(0, index - before)..<index].compactMap(\.self)
      let later = values[index..<(index + after)].compactMap(\.self)
      guard earlier.count >= 10, later.count * 10 >= after * 7 else { continue }
      let base = RobustStatistics.median(earlier)
      let size = RobustStatistics.median(later) - base
      let noise = RobustStatistics.deviation(earlier, around: base)
      let unit = max(deviation[index], 0.8 * noise)
      // Medians of n values have a standard error of 1.25σ/√n; this is many of them for the usual windows.
      let middle = base + size / 2
      let agreeing = later.count { ($0 > middle) == (size > 0) }
      let disagreeing = earlier.count { ($0 > middle) == (size > 0) }
      guard Double(agreeing) >= agreement * Double(later.count),
        Double(disagreeing) <= (1 - agreement) * 2 * Double(earlier.count)
      else { continue }
      let score = abs(size) / unit * (Double(later.count).squareRoot() / 1.6)
      if score >= strength, abs(size) >= 1.3 * unit {
        candidates.append(Shift(index: index, size: size, score: score))
      }
    }
    return strongest(candidates, values)
  }

  /// Of candidates close together the one that separates best.
  private func strongest(_ candidates: [Shift], _ values: [Double?]) -> [Shift] {
    var kept: [Shift] = []
    for candidate in candidates.sorted(by: { $0.score > $1.score })
    where !kept.contains(where: { abs($0.index - candidate.index) < after }) {
      kept.append(candidate)
    }
    return kept.map { refined($0, values) }.sorted { $0.index < $1.index }
  }

  /// Moves a break to where the absolute errors around the two medians are least.
  private func refined(_ shift: Shift, _ values: [Double?]) -> Shift {
    let around = max(0, shift.index - before)..<min(values.count, shift.index + after)
    let earlier = RobustStatistics.median(values[around.lowerBound..<shift.index].compactMap(\.self))
    let later = earlier + shift.size
    var best = (shift.index, Double.infinity)
    for index in max(around.lowerBound + 5, shift.index - 5)...min(around.upperBound - 5, shift.index + 5) {
      let cost =
        values[around.lowerBound..<index].compactMap(\.self).reduce(0) { $0 + abs($1 - earlier) }
        + values[index..<around.upperBound].compactMap(\.self).reduce(0) { $0 + abs($1 - later) }
      if cost < best.1 { best = (index, cost) }
    }
    return Shift(index: best.0, size: shift.size, score: shift.score)
  }
}
