/// What returns with the calendar and no season explains: fixed days (25 December), the n-th weekday of a month
/// counted from its begin or its end, and days by their distance from Easter. Learnt where the rest of the series moved
/// the same way every year it could be seen, at least twice; given days share one effect. The weaker effect of the
/// years is kept, so that chance adds little.
struct HolidayEffects: Sendable {
  private enum Anchor: Hashable {
    case date(month: Int, day: Int)
    case nth(month: Int, weekday: Int, week: Int)
    case last(month: Int, weekday: Int)
    case easter(Int)
    case given
  }

  private var effects: [Anchor: Double] = [:]
  private let given: Set<Int>
  private let clock: TimeSeries

  var isEmpty: Bool { effects.isEmpty }

  /// - Parameters:
  ///   - rest: what level and season leave, in standard deviations.
  ///   - deviation: the deviation at each step, on the scale of the effects.
  ///   - given: day numbers (since 1970-01-01) known to be holidays.
  init(rest: [Double?], deviation: [Double], clock: TimeSeries, given: Set<Int>) {
    self.given = given
    self.clock = clock
    guard clock.step == TimeSeries.day else { return }
    var seen: [Anchor: [(year: Int, value: Double)]] = [:]
    for (index, value) in rest.enumerated() {
      guard let value else { continue }
      let date = CivilDate(second: clock.second(at: index))
      for anchor in anchors(of: date) { seen[anchor, default: []].append((date.year, value)) }
    }
    let unit = RobustStatistics.median(deviation)
    for (anchor, list) in seen {
      let values = list.map(\.value)
      let years = Set(list.map(\.year)).count
      let weakest = values.map(abs).min() ?? 0
      let agrees = values.allSatisfy { $0 > 0 } || values.allSatisfy { $0 < 0 }
      if anchor == .given {
        let median = RobustStatistics.median(values)
        if values.count >= 2, abs(median) > 1 { effects[anchor] = median * unit }
      } else if years >= 2, agrees, weakest > (years == 2 ? 2.2 : 1.5) {
        effects[anchor] =
          (values[0] > 0 ? 1 : -1) * (weakest + RobustStatistics.median(values.map(abs))) / 2 * unit
      }
    }
  }

  func effect(at index: Int) -> Double {
    guard !effects.isEmpty else { return 0 }
    let found = anchors(of: CivilDate(second: clock.second(at: index))).compactMap { effects[$0] }
    // One day can be several anchors; its strongest is it.
    return found.max { abs($0) < abs($1) } ?? 0
  }

  private func anchors(of date: CivilDate) -> [Anchor] {
    var anchors: [Anchor] = [
      .date(month: date.month, day: date.day),
      .nth(month: date.month, weekday: date.weekday, week: (date.day - 1) / 7),
    ]
    if date.day + 7 > date.daysInMonth { anchors.append(.last(month: date.month, weekday: date.weekday)) }
    let easter = date.number - CivilDate.easter(date.year)
    if (-7...7).contains(easter) || [39, 49, 50, 60].contains(easter) { anchors.append(.easter(easter)) }
    if given.contains(date.number) { anchors.append(.given) }
    return anchors
  }
}
