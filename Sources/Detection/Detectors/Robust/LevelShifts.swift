/// Where a series takes a new level, for good or for a while. Means to both sides of a step are compared within short
/// intervals of many lengths (seeded binary segmentation: Kovács, Bühlmann, Li and Munk, Biometrika 110, 2023), and of
/// intervals that hold a change the narrowest decides (narrowest over threshold: Baranowski, Chen and Fryzlewicz,
/// JRSS B 81, 2019), so that a level that lasts two weeks does not hide between two others. What moves slowly is
/// taken out first, and correlation of neighbours widens the limits.
struct LevelShifts {
  /// The strength of a shift in standard errors of the difference of means.
  var strength = 5.0
  /// How far apart the means must be, in standard deviations of the noise.
  var least = 1.1
  /// The fewest steps to each side.
  var side = 6

  struct Shift: Hashable {
    var index: Int
    /// The difference of means, later less earlier.
    var size: Double
    var score: Double
  }

  /// - Parameters:
  ///   - values: on an even scale, without season; gaps are `nil`.
  ///   - level: the running level, which stands in for gaps.
  ///   - deviation: of the noise at each step.
  ///   - correlation: of neighbours.
  func find(
    in values: [Double?], level: [Double], deviation: [Double], correlation: Double
  ) -> [Shift] {
    let count = values.count
    guard count >= 4 * side else { return [] }
    let inflation = ((1 + correlation) / (1 - correlation)).squareRoot()
    // In units of the noise. What is too short for a level is drawn in: steps far from the median of the five to
    // each side, which follows a level of six steps and more and no spike, however long that level lasts.
    let unit = max(RobustStatistics.median(deviation), 1e-9)
    let origin = level.first ?? 0
    let whole = values.indices.map { ((values[$0] ?? level[$0]) - origin) / unit }
    let near = SlidingMedian.medians(of: whole, before: side - 1, after: side - 1)
    let steady = zip(whole, near).map { value, near in
      near.map { min(max(value, $0 - 2.5), $0 + 2.5) } ?? value
    }
    var shifts: [Shift] = []
    var steps = [Double](repeating: 0, count: count)
    // A large shift leaves a trace in what was taken for slow, and small ones beside it are that trace: the
    // largest are taken first, and what is slow is looked at again without them.
    for share in [0.6, 0.4, 0.25, 0.25, 0.15, 0] {
      let slow = Self.slow(zip(steady, steps).map { $0 - $1 })
      let calm = zip(steady, slow).map { $0 - $1 }
      shifts = divide(calm, limit: strength * inflation)
      guard let most = shifts.map(\.score).max() else { break }
      let kept = shifts.filter { $0.score >= share * most }
      steps = .init(repeating: 0, count: count)
      for shift in kept { for index in shift.index..<count { steps[index] += shift.size } }
    }
    let known = values.map { $0 != nil }
    return zip([0] + shifts.map(\.index), shifts).map { previous, shift in
      let index = Self.onset(of: shift, after: previous, in: steady, known: known)
      return Shift(index: index, size: shift.size * unit, score: shift.score / inflation)
    }
  }

  /// The last place that explains the change nearly as well as the best one (in the 95 % set of the likelihood ratio,
  /// Wilks, Annals of Mathematical Statistics 9, 1938), within four days: an alarm a day late is true, one a day early
  /// is not.
  /// - Parameter previous: where the level before begins.
  private static func onset(of shift: Shift, after previous: Int, in values: [Double], known: [Bool]) -> Int {
    let from = max(shift.index - 28, previous)
    let before = RobustStatistics.median(Array(values[from..<max(shift.index, from + 1)]))
    let middle = before + shift.size / 2
    // What moving the onset past a step costs: its squared error at the old level less that at the new one.
    var (cost, least, best) = (0.0, 0.0, shift.index)
    for index in max(shift.index - 3, from + 1)..<min(shift.index + 4, values.count - 1) {
      if known[index] { cost += 2 * shift.size * (values[index] - middle) }
      if cost <= least + 3.84 {
        best = index + 1
        least = min(least, cost)
      }
    }
    while best < values.count - 1, !known[best] { best += 1 }
    return best
  }

  // MARK: Division

  private func divide(_ values: [Double], limit: Double) -> [Shift] {
    var sums = [0.0]
    for value in values { sums.append(sums[sums.count - 1] + value) }
    func contrast(_ from: Int, _ split: Int, _ to: Int) -> (size: Double, score: Double) {
      let (before, after) = (Double(split - from), Double(to - split))
      let size = (sums[to] - sums[split]) / after - (sums[split] - sums[from]) / before
      return (size, abs(size) * (before * after / (before + after)).squareRoot())
    }
    func best(_ from: Int, _ to: Int) -> (split: Int, score: Double)? {
      guard to - from >= 2 * side else { return nil }
      var found = (split: 0, score: -1.0)
      for split in (from + side)...(to - side) {
        let score = contrast(from, split, to).score
        if score > found.score { found = (split, score) }
      }
      return found
    }
    var candidates: [(length: Int, from: Int, to: Int, split: Int, score: Double)] = []
    for length in [14, 20, 28, 40, 56, 84] where length <= values.count {
      for from in stride(from: 0, through: values.count - length, by: max(length / 4, 3)) {
        if let found = best(from, from + length), found.score >= limit {
          candidates.append((length, from, from + length, found.split, found.score))
        }
      }
    }
    candidates.sort { ($0.length, -$0.score, $0.from) < ($1.length, -$1.score, $1.from) }
    var cuts: [Int] = []
    for candidate in candidates
    where !cuts.contains(where: { candidate.from < $0 && $0 < candidate.to }) {
      cuts.append(candidate.split)
    }
    cuts.sort()
    return prune(cuts, count: values.count, limit: limit, best: best, contrast: contrast)
  }

  /// Moves each cut to where it divides best between its neighbours, and drops the weakest until all are strong.
  private func prune(
    _ cuts: [Int], count: Int, limit: Double, best: (Int, Int) -> (split: Int, score: Double)?,
    contrast: (Int, Int, Int) -> (size: Double, score: Double)
  ) -> [Shift] {
    var cuts = cuts
    while !cuts.isEmpty {
      var shifts: [Shift] = []
      for (place, cut) in cuts.enumerated() {
        let from = max(place > 0 ? shifts[place - 1].index : 0, cut - 42)
        let to = min(place + 1 < cuts.count ? cuts[place + 1] : count, cut + 42)
        let split = best(from, to)?.split ?? cut
        let found = contrast(from, min(max(split, from + 1), to - 1), to)
        shifts.append(Shift(index: min(max(split, from + 1), to - 1), size: found.size, score: found.score))
      }
      let strengths = shifts.map {
        $0.score < limit || abs($0.size) < least ? min($0.score, limit * 0.99) : $0.score
      }
      guard let weakest = strengths.indices.min(by: { strengths[$0] < strengths[$1] }),
        strengths[weakest] < limit
      else { return shifts }
      cuts = shifts.map(\.index)
      cuts.remove(at: weakest)
    }
    return []
  }

  // MARK: What moves slowly

  /// A robust local line through the medians of weeks, over half a year.
  private static func slow(_ values: [Double]) -> [Double] {
    let width = 7
    let count = (values.count + width - 1) / width
    let medians = (0..<count).map { block in
      RobustStatistics.median(Array(values[(block * width)..<min((block + 1) * width, values.count)]))
    }
    let smooth = LoessDecomposition(medians, period: 1, trendWindow: 27, rounds: 3).trend
    return values.indices.map { index in
      let place = (Double(index) - Double(width - 1) / 2) / Double(width)
      let below = min(max(Int(place.rounded(.down)), 0), max(count - 2, 0))
      let share = min(max(place - Double(below), 0), 1)
      let next = min(below + 1, count - 1)
      return smooth[below] + share * (smooth[next] - smooth[below])
    }
  }
}
