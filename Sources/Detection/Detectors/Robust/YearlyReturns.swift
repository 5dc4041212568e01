/// What returns every year.
enum YearlyReturns {
  /// Of the steps flagged, those that moved the same way, nearly as much, on the same occasion of another year. A stretch
  /// as long as a level returns as a whole or not at all: among many steps some always find their like.
  /// - Parameter least: deviations from which a step of the other year counts.
  static func returning(_ flags: [Bool], _ scores: [Double], _ series: TimeSeries, least: Double) -> [Int] {
    Runs(of: flags).flatMap { run in Runs.split(run) { scores[$0] > 0 } }.flatMap { run -> [Int] in
      guard run.count >= 6 else {
        return run.filter { index in
          places(of: index, in: series).contains { other in
            scores.indices.contains(other) && scores[other] * scores[index] > 0
              && abs(scores[other]) >= max(0.45 * abs(scores[index]), least)
          }
        }
      }
      let sum = run.reduce(0) { $0 + scores[$1] }
      let returns = places(of: run.lowerBound, in: series).contains { place in
        let other = place..<(place + run.count)
        guard other.lowerBound >= 0, other.upperBound <= scores.count else { return false }
        let again = other.reduce(0) { $0 + scores[$1] }
        return again * sum > 0 && abs(again) >= 0.45 * abs(sum)
      }
      return returns ? Array(run) : []
    }
  }

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
