import Testing

@testable import Detection

@Suite("Numerics")
struct NumericsTests {
  @Test("logarithm and exponential undo each other", arguments: [1e-12, 0.02, 0.7, 1, 1.5, 12, 9e4, 3e17])
  func inverse(value: Double) {
    #expect(abs(Logarithm.exponential(Logarithm.natural(value)) / value - 1) < 1e-13)
  }

  @Test("known values of the logarithm and the exponential")
  func known() {
    #expect(abs(Logarithm.natural(10) - 2.302_585_092_994_046) < 1e-15)
    #expect(abs(Logarithm.exponential(1) - 2.718_281_828_459_045) < 1e-15)
    #expect(Logarithm.natural(0) == -.infinity)
    #expect(Logarithm.exponential(-800) == 0)
  }

  @Test("the simplex finds the bottom of a valley")
  func simplex() {
    let best = SimplexSearch.minimum(from: [0, 0], step: 1, evaluations: 400) { point in
      (point[0] - 3) * (point[0] - 3) + 10 * (point[1] + 1) * (point[1] + 1)
    }
    #expect(abs(best[0] - 3) < 0.01)
    #expect(abs(best[1] + 1) < 0.01)
  }

  @Test("medians and deviations by hand")
  func medians() {
    #expect(RobustStatistics.median([5, 1, 3]) == 3)
    #expect(RobustStatistics.median([4, 1, 3, 2]) == 2.5)
    #expect(abs(RobustStatistics.deviation([1, 2, 3, 4, 100], around: 3) - 1.4826) < 1e-12)
    #expect(RobustStatistics.conformal([1, 2, 3, 4, 5, 6, 7, 8, 9], 0.8) == 8)
  }

  @Test("observations are laid on the commonest step, duplicates added up, gaps left open")
  func grid() throws {
    let day = TimeSeries.day
    let laid = try #require(
      TimeSeries(name: "a", observations: [(0, 1), (day, 2), (day, 3), (4 * day, 4), (2 * day, 9)]))
    #expect(laid.step == day)
    #expect(laid.values == [1, 5, 9, nil, 4])
    let fine = try #require(TimeSeries(name: "b", observations: [(300, 1), (600, 2), (900, 3)]))
    #expect(fine.step == 300)
    #expect(fine.season == 288)
  }
}
