import Testing

@testable import Tools

@Suite("How likely a goal is reached")
struct GoalChanceTests {
  private let errors = [0.02, 0.03, 0.05, 0.05, 0.06, 0.08, 0.1, 0.12, 0.2]

  @Test(
    "is half the share of earlier forecasts that were off by as much",
    arguments: [(0.0, 0.5), (4, 0.4), (7, 0.25), (30, 0.05), (-7, 0.75), (-30, 0.95)] as [(Double, Double)])
  func chance(missing: Double, expected: Double) throws {
    let chance = try #require(ForecastReport.Goal.chance(of: missing, 100, errors))
    #expect(abs(chance - expected) < 1e-9)
  }

  @Test("is not told from three forecasts, or with nothing ahead")
  func few() {
    #expect(ForecastReport.Goal.chance(of: 1, 100, [0.1, 0.1, 0.1]) == nil)
    #expect(ForecastReport.Goal.chance(of: 1, 0, errors) == nil)
  }
}
