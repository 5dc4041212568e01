import Testing

@testable import Detection

@Suite("Forecasters")
struct ForecastMethodTests {
  @Test("every method follows the week, and says how it did before", arguments: ForecastMethod.allCases)
  func season(method: ForecastMethod) throws {
    let forecast = try method.forecast(series(sales(days: 182, seed: 3)), horizon: 14)
    let truth = sales(days: 7, seed: 1, noise: 0).compactMap(\.self)
    let error =
      forecast.steps.enumerated().reduce(0) { $0 + abs($1.element.mean / truth[$1.offset % 7] - 1) } / 14
    #expect(error < 0.1)
    #expect((0.01...0.15).contains(forecast.backtestError))
    #expect(forecast.backtestOrigins > 10)
    #expect(forecast.backtestDepth == 14)
    #expect(forecast.horizonLimit == 91)
  }

  static func hostileSeries() -> [(name: String, values: [Double?])] {
    func made(_ count: Int, _ value: (Int) -> Double?) -> [Double?] { (0..<count).map(value) }
    return [
      ("constant", made(70) { _ in 5 }),
      ("all zero", made(70) { _ in 0 }),
      ("intermittent", made(90) { $0 % 11 == 0 ? Double($0 % 4 + 1) : 0 }),
      ("negative", made(90) { -50 - Double($0 % 7) * 3 + Double($0 * 37 % 11) }),
      ("full of gaps", made(160) { $0 * 7919 % 5 < 2 ? Double(10 + $0 % 7) : nil }),
      ("huge", made(70) { 1e14 * Double(1 + $0 % 7) }),
      ("a single spike", made(70) { $0 == 69 ? 1e6 : 10 }),
    ]
  }

  @Test("no series makes a method say nonsense", arguments: ForecastMethod.allCases)
  func hostile(method: ForecastMethod) throws {
    for (name, values) in Self.hostileSeries() {
      let steps = try method.forecast(series(values), horizon: 10).steps
      for step in steps {
        let bounds = [step.lower95, step.lower80, step.mean, step.upper80, step.upper95]
        let isFinite = bounds.allSatisfy(\.isFinite)
        #expect(isFinite, "\(name): \(step)")
        #expect(bounds == bounds.sorted(), "\(name): \(step)")
        if name != "negative" { #expect(step.lower95 >= 0, "\(name): \(step)") }
      }
      let isNought = steps.allSatisfy { $0.mean == 0 && $0.upper95 < 1e-6 }
      if name == "all zero" { #expect(isNought) }
    }
  }

  @Test("months without three years of history need twelve of them")
  func months() throws {
    let month = 30 * TimeSeries.day
    let values = (0..<24).map { Double?(100 + Double($0) + Double($0 * 7919 % 13)) }
    let forecast = try EnsembleForecaster().forecast(
      TimeSeries(name: "", start: 0, step: month, values: values), horizon: 3)
    let isSensible = forecast.steps.allSatisfy { (90...150).contains($0.mean) && $0.upper80 > $0.lower80 }
    #expect(isSensible)
    #expect(throws: ForecastRefusal.tooShort(found: 9, needed: 12)) {
      try EnsembleForecaster().forecast(
        TimeSeries(name: "", start: 0, step: month, values: Array(values[..<9])), horizon: 3)
    }
  }

  @Test("hours follow the day")
  func hours() throws {
    let values = (0..<240).map { hour -> Double? in hour % 24 < 8 ? 10 : 50 + Double(hour * 31 % 7) }
    let forecast = try EnsembleForecaster().forecast(
      TimeSeries(name: "", start: 0, step: 3600, values: values), horizon: 24)
    #expect(forecast.steps[2].mean < 20)
    #expect(forecast.steps[12].mean > 40)
  }

  @Test("a holiday that moved two years the same way moves the third")
  func holiday() {
    // 1970-01-01 on; 25 December falls on other weekdays each year.
    let days = 365 * 2 + 340
    let values = (0..<days).map { day -> Double? in
      let date = CivilDate(number: day)
      return (date.month == 12 && date.day == 25 ? 20 : 100) + Double(day * 7919 % 17) / 4
    }
    let history = ForecastHistory(series(values), period: 7)
    let christmas = CivilDate.number(year: 1972, month: 12, day: 25)
    #expect(history.holidays.effect(at: christmas) < -30)
    #expect(abs(history.holidays.effect(at: christmas - 10)) < 5)
    #expect(history.values[CivilDate.number(year: 1971, month: 12, day: 25)] > 80)
  }

  @Test("holidays that are given move the one to come")
  func givenHolidays() throws {
    let given: Set = [40, 75, 111, 148, 205]
    var noise = Noise(seed: 9)
    let values = (0..<200).map { day -> Double? in (given.contains(day) ? 40 : 100) + 3 * noise.normal() }
    let steps = try ForecastMethod.theta.fit(series(values), holidays: given).predict(horizon: 10).steps
    #expect(steps[5].mean < 60)
    #expect(steps[4].mean > 90)
  }

  @Test("boosting learns a step of the calendar that no season has")
  func monthEnd() {
    let values = (0..<700).map { day -> Double? in
      let date = CivilDate(number: day)
      return (date.day == date.daysInMonth ? 200 : 100) + Double(day * 7919 % 13)
    }
    let rows = (0..<600).map { [Double(CivilDate(number: $0).daysInMonth - CivilDate(number: $0).day)] }
    let trees = BoostedTrees(fitting: rows, targets: values[..<600].compactMap(\.self))
    #expect(trees.value([0]) > 190)
    #expect(trees.value([10]) < 120)
  }
}

@Suite("ARIMA and smoothing")
struct ForecastModelTests {
  @Test("the filter gives the likelihood of the joint normal distribution")
  func likelihood() {
    let values = [0.3, -0.8, 1.1, 0.4, -0.2]
    let (phi, theta) = (0.6, 0.3)
    // Autocovariances of ARMA(1,1) with unit noise (Box and Jenkins, 3.4).
    let variance = (1 + 2 * phi * theta + theta * theta) / (1 - phi * phi)
    let first = (1 + phi * theta) * (phi + theta) / (1 - phi * phi)
    let covariance = { (lag: Int) -> Double in
      lag == 0 ? variance : (1..<lag).reduce(first) { value, _ in value * phi }
    }
    // Cholesky of the covariance, and the quadratic form by forward substitution.
    var lower = [[Double]](repeating: .init(repeating: 0, count: 5), count: 5)
    for row in 0..<5 {
      for column in 0...row {
        let known = (0..<column).reduce(0) { $0 + lower[row][$1] * lower[column][$1] }
        let rest = covariance(row - column) - known
        lower[row][column] = row == column ? rest.squareRoot() : rest / lower[column][column]
      }
    }
    var (solved, squares, logarithm) = ([Double](), 0.0, 0.0)
    for row in 0..<5 {
      let known = (0..<row).reduce(0) { $0 + lower[row][$1] * solved[$1] }
      solved.append((values[row] - known) / lower[row][row])
      squares += solved[row] * solved[row]
      logarithm += 2 * Logarithm.natural(lower[row][row])
    }
    let expected = 5 * Logarithm.natural(squares / 5) + logarithm
    let found = ARMALikelihood.deviance(values, auto: [phi], average: [(1, theta)], skipping: 0)
    #expect(abs(found - expected) < 1e-9)
  }

  @Test("a trend that does not stop is told from none")
  func trend() {
    var noise = Noise(seed: 5)
    let rising = (0..<200).map { Double?(1000 + Double($0) * 3 + 4 * noise.normal()) }
    let level = (0..<200).map { _ in Double?(330 + 20 * noise.normal()) }
    let ahead = { (values: [Double?]) in
      let history = ForecastHistory(series(values), period: 7)
      let means = ExponentialSmoothing(fitting: history).means(after: 200, horizon: 30)
      return history.backward(means[29], at: 229)
    }
    #expect(abs(ahead(rising) - 1687) < 20)
    #expect(abs(ahead(level) - 330) < 25)
    #expect(ExponentialSmoothing(fitting: ForecastHistory(series(level), period: 7)).trend == .none)
  }

  @Test("one-step forecasts are those made from each step")
  func oneStep() {
    let history = ForecastHistory(series(sales(days: 120, seed: 4)), period: 7)
    let models: [any ForecastModel] = [
      ExponentialSmoothing(fitting: history), SeasonalARIMA(fitting: history),
      SeasonalNaive(fitting: history),
      GradientBoosting(fitting: history),
    ]
    for model in models {
      let all = model.oneStepMeans()
      for origin in [80, 119] { #expect(abs(all[origin] - model.means(after: origin, horizon: 1)[0]) < 1e-6) }
    }
  }

  @Test("the calendar knows weekdays, lengths of months and Easter")
  func calendar() {
    let date = CivilDate(number: CivilDate.number(year: 2024, month: 2, day: 29))
    #expect((date.year, date.month, date.day, date.weekday, date.daysInMonth) == (2024, 2, 29, 3, 29))
    #expect(CivilDate(second: -1).number == -1)
    #expect(CivilDate.easter(1998) == CivilDate.number(year: 1998, month: 4, day: 12))
    #expect(CivilDate.easter(2024) == CivilDate.number(year: 2024, month: 3, day: 31))
  }

  @Test("sines are right far from zero")
  func sines() {
    let (sine, cosine) = Trigonometry.sineAndCosine(1000)
    #expect(abs(sine - 0.826_879_540_532_003) < 1e-12)
    #expect(abs(cosine - 0.562_379_076_290_703) < 1e-12)
  }
}
