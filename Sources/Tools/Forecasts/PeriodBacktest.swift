/// Errors of forecasts of periods, made from earlier steps of the history.
struct PeriodBacktest {
  /// The steps of each period, counted from the first step ahead.
  let spans: [Range<Int>]
  private(set) var origins = 0
  /// Relative absolute errors by period, one an origin.
  private var byPeriod: [[Double]]
  /// The same of all periods together.
  private(set) var totals: [Double] = []
  private var absolute = 0.0
  private var size = 0.0

  init(spans: [Range<Int>]) {
    self.spans = spans
    byPeriod = .init(repeating: [], count: spans.count)
  }

  /// Sum of absolute errors over sum of absolute values, of single periods.
  var relative: Double { size > 0 ? absolute / size : 0 }

  mutating func add(means: [Double], truth: [Double?], isAdditive: Bool) {
    origins += 1
    var (whole, wholeTruth) = (0.0, 0.0)
    for (index, span) in spans.enumerated() where span.upperBound <= means.count {
      let known = span.filter { truth[$0] != nil }
      guard !known.isEmpty else { continue }
      let scale = isAdditive ? 1 : Double(known.count)
      let mean = known.reduce(0) { $0 + means[$1] } / scale
      let actual = known.reduce(0) { $0 + (truth[$1] ?? 0) } / scale
      if mean != 0 { byPeriod[index].append(abs(actual - mean) / abs(mean)) }
      absolute += abs(actual - mean)
      size += abs(actual)
      whole += mean
      wholeTruth += actual
    }
    if whole != 0 { totals.append(abs(wholeTruth - whole) / abs(whole)) }
  }

  /// Errors of a period, with those of its neighbours: origins are few.
  func errors(of period: Int) -> [Double] {
    guard spans.indices.contains(period) else { return [] }
    return Array(byPeriod[max(0, period - 1)...min(byPeriod.count - 1, period + 1)].joined())
  }

  /// How far a sum of so many steps may be off in four of five cases; `marks` are the spans, each from the first step.
  func slack(after steps: Int, marks: [Range<Int>], mean: Double) -> Double {
    guard !marks.isEmpty else { return 0 }
    let place = marks.firstIndex { $0.upperBound >= steps } ?? marks.count - 1
    let errors = errors(of: place)
    return errors.count >= 4 ? abs(mean) * Self.quantile(errors, 0.8) : abs(mean) * 0.15
  }

  /// The conformal quantile: the ⌈(n + 1) share⌉-th smallest of n errors, the largest where there are too few.
  static func quantile(_ errors: [Double], _ share: Double) -> Double {
    let sorted = errors.sorted()
    guard !sorted.isEmpty else { return 0 }
    let place = Int((Double(sorted.count + 1) * share).rounded(.up))
    return sorted[min(max(place, 1), sorted.count) - 1]
  }
}
