/// What a series of hours and finer steps did at the same time of earlier days, looking back only: the usual course of a
/// day, how far steps lie off it, and what returns so often that it is no news.
///
/// The course of a day is the median of the same time on up to seven days before. A step is odd where the mean distance of
/// about an hour exceeds nearly all such distances before it: a value that is usual at noon is odd at midnight.
struct DailyReturns {
  /// Steps of a day.
  let period: Int
  /// The usual value at this time of day; `nil` before the fourth day and where the course of a day explains little.
  private(set) var usual: [Double?]
  /// The distance that is exceeded once in two hundred, around the usual value.
  private(set) var reach: [Double]
  /// By how much the mean distance exceeds it, in the unit of the values.
  private(set) var excess: [Double]

  private static let days = 7
  private static let leastDays = 3
  /// The part of the spread of values that the course of a day must explain.
  private static let leastExplained = 0.5

  /// `nil` for steps of a day and more, and for less than five days.
  init?(_ values: [Double], period: Int) {
    guard period > 1, values.count >= 5 * period else { return nil }
    self.period = period
    let count = values.count
    usual = .init(repeating: nil, count: count)
    reach = .init(repeating: 0, count: count)
    excess = reach
    let first = Self.leastDays * period
    var course = [Double](repeating: 0, count: count)
    var distances = course
    for index in first..<count {
      course[index] = RobustStatistics.median(
        stride(from: index - period, through: max(index - Self.days * period, 0), by: -period).map {
          values[$0]
        })
      distances[index] = values[index] - course[index]
    }
    let length = max(period / 24, 3)
    let limit = max(count / 4, Self.days * period)
    var seen = SortedWindow()
    var explains = false
    var sum = 0.0
    for index in first..<count {
      sum += distances[index] - (index - length >= first ? distances[index - length] : 0)
      let distance = abs(sum / Double(length))
      if index >= first + period, (index - first) % max(period / 4, 1) == 0 {
        explains =
          Self.explained(values, distances, first: first, before: index, period) > Self.leastExplained
      }
      if explains, seen.count >= period {
        usual[index] = course[index]
        reach[index] = seen.quantile(0.995)
        excess[index] = max(distance - reach[index], 0)
      }
      seen.insert(distance, limit: limit)
    }
  }

  /// The part of the spread between the 5th and the 95th percentile that is gone when the course of a day is taken off.
  private static func explained(
    _ values: [Double], _ distances: [Double], first: Int, before index: Int, _ period: Int
  ) -> Double {
    func spread(_ values: ArraySlice<Double>) -> Double {
      let sorted = values.sorted()
      return RobustStatistics.quantile(sorted, 0.95) - RobustStatistics.quantile(sorted, 0.05)
    }
    let start = max(index - days * period, 0)
    let whole = spread(values[start..<index])
    return whole > 0 ? 1 - spread(distances[max(start, first)..<index]) / whole : 0
  }

  /// Whether something at least half as strong happened about the same time, an hour more or less, on half of the days
  /// before and on two at least: what a nightly job does is expected.
  func isExpected(_ index: Int, _ strengths: [Double]) -> Bool {
    let around = max(period / 24, 1)
    var (days, returns) = (0, 0)
    for day in 1...Self.days {
      let place = index - day * period
      guard place - around >= 0 else { break }
      days += 1
      if strengths[(place - around)...(place + around)].contains(where: { $0 >= 0.5 * strengths[index] }) {
        returns += 1
      }
    }
    return returns >= 2 && returns * 2 >= days
  }
}
