/// Changes of trend and of spread that a default may tell: few, and far beyond what slow wandering and the year do.
///
/// Lines through a series always find bends where it wanders. So the lines must explain the course: what they leave is
/// averaged over fortnights, and a bend counts in units of how far those means stray (the variance of batch means, Law and
/// Kelton, Simulation Modeling and Analysis, 1982), not of the noise of single days. A bend that came a year before or
/// comes a year later is the season of the year.
struct SlowChanges {
  var search: LastingChanges = {
    var search = LastingChanges()
    search.penalty = 2
    search.leastLine = 42
    search.leastSpread = 42
    search.every = 7
    search.leastBend = 3
    search.leastRatio = 0.6
    return search
  }()
  /// Standard errors from which a change is told.
  var strength = 6.0
  /// How much more of the course the smooth year must leave than the lines do.
  var leastRatio = 2.5

  /// Changes of trend.
  /// - Parameters:
  ///   - level: without season and without the shifts of the level.
  ///   - rest: what level and season leave; 0 in a gap.
  ///   - deviation: of the noise.
  ///   - year: steps of a year.
  func bends(level: [Double], rest: [Double], deviation: [Double], year: Int) -> [Baseline.Change] {
    guard level.count >= 3 * search.leastLine else { return [] }
    return bends(in: zip(level, Self.drawnIn(rest, deviation)).map { $0 + $1 }, year: year)
  }

  /// Changes of spread.
  /// - Parameter correlation: of neighbouring steps.
  func spreads(of rest: [Double], deviation: [Double], correlation: Double) -> [Baseline.Change] {
    guard rest.count >= 3 * search.leastSpread else { return [] }
    // Squares of correlated steps correlate by the square of it.
    let square = correlation * correlation
    let inflation = ((1 + square) / (1 - square)).squareRoot()
    return search.spreads(of: Self.drawnIn(rest, deviation)).compactMap { change in
      var change = change
      change.score /= inflation
      return change.score >= strength ? change : nil
    }
  }

  private static func drawnIn(_ rest: [Double], _ deviation: [Double]) -> [Double] {
    zip(rest, deviation).map { min(max($0, -3 * $1), 3 * $1) }
  }

  private func bends(in values: [Double], year: Int) -> [Baseline.Change] {
    var lines = search.lines(through: values)
    guard lines.segments.count > 1 else { return [] }
    // Every line takes two of the means' degrees of freedom.
    let left = means(of: zip(values, lines.values).map { $0 - $1 })
    let variance = squares(left) / max(Double(left.count - 2 * lines.segments.count), 1)
    let course = means(of: values)
    guard afterYear(course, steps: Double(year) / Double(width)) > leastRatio * variance else { return [] }
    // How much more the means stray than those of independent days would.
    let wander = Double(width) * variance / (lines.noise.deviation * lines.noise.deviation)
    lines.noise.inflation = max(lines.noise.inflation, wander)
    return search.changes(of: lines).filter { change in
      change.kind == .trendChange && change.score >= strength
        && ![-year, year].contains { returns(change, at: change.index + $0, values, lines.noise) }
    }.map { Self.placed($0, lines) }
  }

  /// Where the lines to both sides meet, if that is near: a bend is no jump, and the search cuts where a jump would fit.
  private static func placed(_ change: Baseline.Change, _ lines: LastingChanges.Lines) -> Baseline.Change {
    guard let later = lines.segments.firstIndex(where: { $0.range.lowerBound == change.index }), later > 0
    else {
      return change
    }
    let (before, after) = (lines.segments[later - 1].line, lines.segments[later].line)
    let place =
      Double(change.index) - (after.value(at: Double(change.index)) - before.value(at: Double(change.index)))
      / change.size
    guard abs(place - Double(change.index)) <= 42 else { return change }
    var change = change
    change.index = min(max(Int(place.rounded()), 0), (lines.segments.last?.range.upperBound ?? 1) - 1)
    return change
  }

  /// What one line and the smooth course of a year leave of means, as a variance: where they explain as much as broken
  /// lines, nobody can tell a bend from the season of the year.
  private func afterYear(_ means: [Double], steps: Double) -> Double {
    let harmonics = Double(means.count) < 1.5 * steps ? 1 : 2
    var columns = [means.map { _ in 1 }, means.indices.map { Double($0) }]
    for harmonic in 1...harmonics {
      let waves = means.indices.map {
        Trigonometry.sineAndCosine(2 * Double.pi * Double(harmonic * $0) / steps)
      }
      columns += [waves.map(\.sine), waves.map(\.cosine)]
    }
    // Least squares by Gram and Schmidt: each column takes its part from the means and from the columns after it.
    var rest = means
    while !columns.isEmpty {
      let column = columns.removeFirst()
      let size = squares(column)
      guard size > 1e-9 else { continue }
      func without(_ other: [Double]) -> [Double] {
        let share = zip(other, column).reduce(0) { $0 + $1.0 * $1.1 } / size
        return zip(other, column).map { $0 - share * $1 }
      }
      rest = without(rest)
      columns = columns.map(without)
    }
    return squares(rest) / max(Double(means.count - 2 - 2 * harmonics), 1)
  }

  /// Days of a mean.
  private var width: Int { 14 }

  private func means(of values: [Double]) -> [Double] {
    stride(from: 0, through: values.count - width, by: width).map { from in
      values[from..<(from + width)].reduce(0, +) / Double(width)
    }
  }

  private func squares(_ values: [Double]) -> Double { values.reduce(0) { $0 + $1 * $1 } }

  /// Whether the slope changes about as much, the same way, around another step, and by more than chance.
  private func returns(
    _ change: Baseline.Change, at place: Int, _ values: [Double], _ noise: LastingChanges.Noise
  )
    -> Bool
  {
    let reach = 56
    let sums = SegmentSums(values)
    // Two slopes over so many steps differ by chance by this much.
    let chance = noise.deviation * (noise.inflation * 24 / Double(reach * reach * reach)).squareRoot()
    return stride(from: place - 21, through: place + 21, by: 7).contains { place in
      guard place - reach >= 0, place + reach <= values.count else { return false }
      let bend = sums.line(place, place + reach).slope - sums.line(place - reach, place).slope
      return bend * change.size > 0 && abs(bend) >= max(0.5 * abs(change.size), 3 * chance)
    }
  }
}
