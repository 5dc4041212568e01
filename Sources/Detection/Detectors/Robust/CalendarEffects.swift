/// What days of the month do that days of the week do not: month ends, beginnings and the middle, where bills and
/// wages are paid. Learnt where at least six months show them.
enum CalendarEffects {
  /// What is to be added to the expectation of each step; zero where nothing was learnt.
  static func dayOfMonth(_ series: TimeSeries, rest: [Double?]) -> [Double] {
    var effects = [Double](repeating: 0, count: rest.count)
    guard series.grain == .day, rest.count >= 180 else { return effects }
    var classes: [Int: [Int]] = [:]
    let first = Grain.floored(series.start, TimeSeries.day)
    for index in rest.indices {
      let date = CivilDate(number: first + index)
      let ahead = CivilDate(monthIndex: date.monthIndex + 1).number - first - index
      if date.day <= 2 || date.day == 15 { classes[date.day, default: []].append(index) }
      if ahead <= 3 { classes[-ahead, default: []].append(index) }
    }
    let noise = RobustStatistics.deviation(rest.compactMap(\.self), around: 0)
    for (_, places) in classes {
      let known = places.compactMap { rest[$0] }
      guard known.count >= 6, noise > 0 else { continue }
      let median = RobustStatistics.median(known)
      let spread = max(RobustStatistics.deviation(known, around: median), 0.6 * noise)
      // Four standard errors of a median, and most months agree.
      let agreeing = known.count { ($0 > 0) == (median > 0) }
      guard abs(median) > 4 * 1.25 * spread / Double(known.count).squareRoot(), abs(median) > 0.8 * noise,
        agreeing * 10 >= known.count * 8
      else { continue }
      for place in places { effects[place] = median }
    }
    return effects
  }
}
