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

/// What returns every year.
enum YearlyReturns {
  /// Offsets in days at which the same occasion may lie in another year: the same date give or take two days, the
  /// same weekday of a neighbouring week, and the same distance from Easter.
  static func places(of index: Int, in series: TimeSeries) -> [Int] {
    let year = series.yearInSteps
    guard series.grain == .day else {
      let slack = min(max(year / 180, year > 20 ? 1 : 0), 2)
      return [-3, -2, -1, 1, 2, 3].flatMap { years in (-slack...slack).map { index + years * year + $0 } }
    }
    let first = Grain.floored(series.start, TimeSeries.day)
    let date = CivilDate(number: first + index)
    var places: [Int] = []
    for years in [-3, -2, -1, 1, 2, 3] {
      let same =
        CivilDate.number(year: date.year + years, month: date.month, day: min(date.day, 28))
        + max(date.day - 28, 0) - first
      places += (-2...2).map { same + $0 }
      let weekday = same + ((index - same) % 7 + 7) % 7
      places += [weekday, weekday - 7]
    }
    let distance = first + index - CivilDate.easter(date.year)
    if (-3...1).contains(distance) || distance == 39 || distance == 50 {
      places += [-3, -2, -1, 1, 2, 3].map { CivilDate.easter(date.year + $0) + distance - first }
    }
    return places
  }
}
