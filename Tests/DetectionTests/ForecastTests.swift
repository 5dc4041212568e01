import Testing

@testable import Detection

@Suite("The default forecast")
struct ForecastTests {
  @Test("it follows the week")
  func season() throws {
    let forecast = try EnsembleForecaster().forecast(series(sales(days: 364, seed: 1)), horizon: 28)
    let truth = sales(days: 7, seed: 1, noise: 0).compactMap(\.self)
    for (index, step) in forecast.steps.enumerated() {
      #expect(abs(step.mean / truth[index % 7] - 1) < 0.12, "\(index): \(step)")
    }
    #expect(forecast.steps.first?.second == 364 * TimeSeries.day)
    #expect(forecast.backtestError < 0.12)
  }

  @Test("80 and 95 percent of what comes lies inside the intervals")
  func coverage() throws {
    var (inner, outer, total) = (0, 0, 0)
    for seed in 20..<30 as Range<UInt64> {
      let values = sales(days: 168, seed: seed)
      let forecast = try EnsembleForecaster().forecast(series(Array(values[..<140])), horizon: 28)
      for (step, truth) in zip(forecast.steps, values[140...].compactMap(\.self)) {
        total += 1
        inner += (step.lower80...step.upper80).contains(truth) ? 1 : 0
        outer += (step.lower95...step.upper95).contains(truth) ? 1 : 0
      }
    }
    #expect((0.74...0.88).contains(Double(inner) / Double(total)), "\(inner) of \(total)")
    #expect((0.91...0.985).contains(Double(outer) / Double(total)), "\(outer) of \(total)")
  }

  @Test("intervals hold the mean and each other, and amounts stay above zero")
  func nesting() throws {
    var values = sales(days: 200, seed: 2, noise: 0.5)
    values[50] = nil
    values[120] = 20_000
    for step in try EnsembleForecaster().forecast(series(values), horizon: 60).steps {
      #expect(0 <= step.lower95)
      #expect(step.lower95 <= step.lower80)
      #expect(step.lower80 <= step.mean)
      #expect(step.mean <= step.upper80)
      #expect(step.upper80 <= step.upper95)
    }
  }

  @Test("too little history is refused with the number needed")
  func tooShort() {
    #expect(throws: ForecastRefusal.tooShort(found: 30, needed: 56)) {
      try EnsembleForecaster().forecast(series(sales(days: 30, seed: 1)), horizon: 7)
    }
  }

  @Test("a horizon beyond half the history is refused with the limit")
  func tooFar() {
    #expect(throws: ForecastRefusal.tooFar(limit: 50)) {
      try EnsembleForecaster().forecast(series(sales(days: 100, seed: 1)), horizon: 51)
    }
  }

  @Test("a flat line is forecast as one")
  func flat() throws {
    let values = [Double?](repeating: 7, count: 100)
    for step in try EnsembleForecaster().forecast(series(values), horizon: 14).steps {
      #expect(abs(step.mean - 7) < 0.01, "\(step)")
    }
  }
}
