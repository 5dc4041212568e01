import Detection
import QuerentCore

/// Forecasts periods of a series that is made of shorter steps.
///
/// The intervals of steps cannot be added up to those of a month: errors of neighbouring days go together. The same
/// forecast is therefore made from earlier days of the history, its periods are compared with what came, and the
/// intervals are quantiles of these errors (split conformal prediction: Vovk, Gammerman and Shafer 2005).
struct PeriodForecaster {
  let steps: SeriesSteps
  let values: [Double?]
  let isAdditive: Bool

  /// Earlier days that the same forecast is made from.
  private static let mostOrigins = 10

  /// Periods with their forecasts, not yet named.
  struct Outcome {
    var rows: [ForecastReport.Row]
    var lead: [ForecastReport.Row]
    var total: ForecastReport.Row?
    var model: String
    var error: Double
    var origins: Int
    var arrival: ForecastReport.Arrival?
    /// Relative absolute errors of all periods together, one an earlier origin.
    var errors: [Double] = []

    func line(_ members: [Value]) -> ForecastReport.Line {
      ForecastReport.Line(
        members: members, rows: rows, lead: lead, total: total, model: model, backtestError: error,
        backtestOrigins: origins)
    }
  }

  /// - Parameter lead: periods between the data and the first that is asked for, for a chart.
  func forecast(_ periods: [TimeRange], lead: [TimeRange] = []) throws(SeriesProblem) -> Outcome {
    let fitted = try fit()
    return try forecast(periods, lead: lead, by: fitted)
  }

  private func forecast(_ periods: [TimeRange], lead: [TimeRange], by fitted: FittedForecaster)
    throws(SeriesProblem) -> Outcome
  {
    guard let end = periods.last?.end else { throw .noRows }
    let horizon = stepsUntil(end)
    let forecast = try predict(fitted, horizon: horizon)
    let means = forecast.steps.map(\.mean)
    let spans = periods.map { span(of: $0) }
    let backtest = backtest(spans, horizon: horizon, by: fitted, as: forecast)
    var rows: [ForecastReport.Row] = []
    for (index, period) in periods.enumerated() {
      let actual = PeriodSums(steps: steps, values: values, isAdditive: isAdditive).value(of: period)
      let mean = combined(spans[index].map { means[$0] }, actual)
      rows.append(
        row(period, mean, actual, spans[index], forecast, backtest, scaleOf: { $0.errors(of: index) }))
    }
    var total: ForecastReport.Row?
    if isAdditive, rows.count > 1 {
      let whole = TimeRange(start: periods[0].start, end: end)
      let actual = PeriodSums(steps: steps, values: values, isAdditive: isAdditive).value(of: whole)
      total = row(
        whole, rows.reduce(0) { $0 + $1.mean }, actual, span(of: whole), forecast, backtest,
        scaleOf: { $0.totals })
    }
    let before = lead.map { period -> ForecastReport.Row in
      let steps = span(of: period)
      let actual = PeriodSums(steps: self.steps, values: values, isAdditive: isAdditive).value(of: period)
      return row(
        period, combined(steps.map { means[$0] }, actual), actual, steps, forecast, backtest,
        scaleOf: { $0.errors(of: 0) })
    }
    return Outcome(
      rows: rows, lead: before, total: total, model: forecast.model,
      error: backtest.origins > 0 ? backtest.relative : forecast.backtestError,
      origins: backtest.origins > 0 ? backtest.origins : forecast.backtestOrigins,
      errors: rows.count > 1 ? backtest.totals : backtest.errors(of: 0))
  }

  // MARK: Reaching an amount

  func arrival(at amount: Double, within: TimeRange?, since: CalendarDate?, grain: TimeGrain)
    throws(SeriesProblem) -> Outcome
  {
    let sums = PeriodSums(steps: steps, values: values, isAdditive: isAdditive)
    guard let lastDay = steps.range(values.count - 1).end?.adding(days: -1) else { throw .noRows }
    let start = isAdditive ? since : nil
    let soFar =
      start.map { sums.value(of: TimeRange(start: $0, end: lastDay.adding(days: 1))) ?? 0 }
      ?? values.compactMap(\.self).last ?? 0
    var arrival = ForecastReport.Arrival(
      since: start, soFar: soFar, expected: nil, earliest: nil, latest: nil, isPast: false, horizon: lastDay)
    if isAdditive, soFar >= amount, let start {
      arrival.isPast = true
      var sum = 0.0
      for index in max(sums.index(from: start), 0)..<values.count where arrival.expected == nil {
        sum += values[index] ?? 0
        if sum >= amount { arrival.expected = steps.range(index).end?.adding(days: -1) }
      }
    }
    let furthest = longestHorizon
    let horizon = min(within?.end.map { stepsUntil($0) } ?? furthest, furthest)
    let fitted = try fit()
    let forecast = try predict(fitted, horizon: max(horizon, 1))
    arrival.horizon = steps.range(values.count + horizon - 1).end?.adding(days: -1) ?? lastDay
    let marks = stride(from: 0, to: horizon, by: max(horizon / 8, 1)).map { 0..<($0 + max(horizon / 8, 1)) }
      .filter { $0.upperBound <= horizon }
    let backtest = backtest(marks, horizon: horizon, by: fitted, as: forecast)
    if !arrival.isPast {
      var (sum, low, high) = (soFar, soFar, soFar)
      for (index, step) in forecast.steps.enumerated() where index < horizon {
        let day = steps.range(values.count + index).end?.adding(days: -1)
        if isAdditive {
          sum += step.mean
          let slack = backtest.slack(after: index + 1, marks: marks, mean: sum - soFar)
          (low, high) = (sum - slack, sum + slack)
        } else {
          (sum, low, high) = (step.mean, step.lower80, step.upper80)
        }
        if arrival.expected == nil, sum >= amount { arrival.expected = day }
        if arrival.earliest == nil, high >= amount { arrival.earliest = day }
        if arrival.latest == nil, low >= amount { arrival.latest = day }
      }
    }
    var made = try self.forecast(arrivalPeriods(arrival, within, grain, lastDay), lead: [], by: fitted)
    made.arrival = arrival
    return made
  }

  /// The periods that lead up to the arrival, for the table: two at least, no more than the horizon has.
  private func arrivalPeriods(
    _ arrival: ForecastReport.Arrival, _ within: TimeRange?, _ grain: TimeGrain, _ lastDay: CalendarDate
  ) -> [TimeRange] {
    let until = within?.end?.adding(days: -1) ?? arrival.latest ?? arrival.expected ?? arrival.horizon
    let stop = min(until, arrival.horizon)
    var periods: [TimeRange] = []
    var range = TimeRange(containing: lastDay.adding(days: 1), grain: grain)
    while let end = range.end, let start = range.start, periods.count < 60 {
      if !periods.isEmpty, end.adding(days: -1) > arrival.horizon || start > stop { break }
      periods.append(TimeRange(start: start, end: end, grain: grain))
      range = range.shifted(by: 1, grain)
    }
    return periods
  }

  /// The most steps the history carries, by the forecaster's own rule; a year is enough for an answer.
  private var longestHorizon: Int {
    let year = steps.grain == .day ? 366 : steps.grain == .week ? 53 : 12
    return max(min(values.count / 2, year), 1)
  }

  // MARK: Steps

  private func fit() throws(SeriesProblem) -> FittedForecaster {
    do throws(ForecastRefusal) {
      return try EnsembleForecaster().fit(steps.timeSeries(named: "", values))
    } catch {
      throw problem(error)
    }
  }

  private func predict(_ fitted: FittedForecaster, horizon: Int) throws(SeriesProblem) -> Forecast {
    do throws(ForecastRefusal) {
      return try fitted.predict(horizon: max(horizon, 1))
    } catch {
      throw problem(error)
    }
  }

  private func problem(_ refusal: ForecastRefusal) -> SeriesProblem {
    switch refusal {
    case .tooShort(let found, let needed): .tooShort(found: found, needed: needed, grain: steps.grain)
    case .tooFar(let limit): .tooFar(limit: limit, grain: steps.grain)
    }
  }

  /// How many steps after the last one end before a day.
  private func stepsUntil(_ end: CalendarDate) -> Int {
    var horizon = 1
    switch steps.grain {
    case .hour: horizon = (end.daysSinceEpoch - steps.first.daysSinceEpoch) * 24 - values.count
    default:
      horizon = steps.index(of: end.adding(days: -1), hour: 0) - values.count + 1
    }
    return max(horizon, 1)
  }

  /// The steps ahead, counted from 0, that begin in a period.
  private func span(of period: TimeRange) -> Range<Int> {
    let sums = PeriodSums(steps: steps, values: values, isAdditive: isAdditive)
    let low = max((period.start.map(sums.index(from:)) ?? 0) - values.count, 0)
    let high = max((period.end.map(sums.index(from:)) ?? 0) - values.count, low)
    return low..<high
  }

  private func combined(_ parts: [Double], _ actual: Double?) -> Double {
    let sum = parts.reduce(0, +)
    return isAdditive ? sum + (actual ?? 0) : parts.isEmpty ? actual ?? 0 : sum / Double(parts.count)
  }

  // MARK: Intervals

  private func row(
    _ period: TimeRange, _ mean: Double, _ actual: Double?, _ span: Range<Int>, _ forecast: Forecast,
    _ backtest: PeriodBacktest, scaleOf: (PeriodBacktest) -> [Double]
  ) -> ForecastReport.Row {
    let known = actual ?? 0
    let unit = isAdditive ? abs(mean - known) : abs(mean)
    if span.count <= 1, let step = span.first.map({ forecast.steps[$0] }) {
      let shift = isAdditive ? known : 0
      return ForecastReport.Row(
        range: period, mean: mean, interval80: ordered(step.lower80 + shift, step.upper80 + shift),
        interval95: ordered(step.lower95 + shift, step.upper95 + shift), actual: actual)
    }
    let errors = scaleOf(backtest)
    let (inner, outer): (Double, Double)
    if errors.count >= 4 {
      inner = unit * PeriodBacktest.quantile(errors, 0.8)
      outer = max(unit * PeriodBacktest.quantile(errors, 0.95), inner * 1.3)
    } else {
      // too few earlier forecasts to measure: the steps' own bounds, as if their errors went together
      inner =
        span.reduce(0) { $0 + (forecast.steps[$1].upper80 - forecast.steps[$1].lower80) / 2 }
        / (isAdditive ? 1 : Double(max(span.count, 1)))
      outer = inner * 1.6
    }
    let floor = values.compactMap(\.self).allSatisfy { $0 >= 0 } ? (isAdditive ? known : 0) : -Double.infinity
    return ForecastReport.Row(
      range: period, mean: mean, interval80: ordered(max(mean - inner, floor), mean + inner),
      interval95: ordered(max(mean - outer, floor), mean + outer), actual: actual)
  }

  private func ordered(_ low: Double, _ high: Double) -> ClosedRange<Double> {
    min(low, high)...max(low, high)
  }

  /// Makes the same forecast from earlier steps and compares.
  private func backtest(
    _ spans: [Range<Int>], horizon: Int, by fitted: FittedForecaster, as forecast: Forecast
  ) -> PeriodBacktest {
    var backtest = PeriodBacktest(spans: spans)
    let needed = EnsembleForecaster.leastHistory(of: steps.timeSeries(named: "", values))
    let first = max(needed, values.count / 2, min(2 * horizon, values.count * 2 / 3))
    let latest = values.count - horizon
    guard latest >= first else { return backtest }
    let spacing = max((latest - first) / Self.mostOrigins, max(horizon / 4, 1))
    for origin in stride(from: latest, through: first, by: -spacing) where backtest.origins < Self.mostOrigins
    {
      let means = fitted.expectations(after: origin, horizon: horizon, as: forecast)
      guard means.count == horizon else { continue }
      backtest.add(
        means: means, truth: Array(values[origin..<(origin + horizon)]), isAdditive: isAdditive)
    }
    return backtest
  }
}
