import QuerentCore

/// Compares what a tool gave with an `expect` line about it.
struct ToolExpectation {
  let answer: Answer

  func compare(_ rule: Expectation.Rule) -> (passed: Bool, expected: String, actual: String) {
    switch rule {
    case .anomaly(let day):
      let covers = answer.findings.contains { finding in
        guard let start = finding.start else { return false }
        return start <= day.iso && day.iso <= finding.end ?? start
      }
      return (covers, "a finding on \(day.iso)", findings)
    case .finding(let text):
      let wanted = text.lowercased()
      let isThere = answer.findings.contains { finding in
        [finding.kind, finding.place, finding.subject].contains { $0.lowercased().contains(wanted) }
      }
      return (isThere, "a finding with \(text)", findings)
    case .cites(let place):
      let places = answer.citations.flatMap { [$0.path, $0.place] }
      let isThere = places.contains { $0 == place || $0.hasSuffix("/" + place) || place.hasSuffix("/" + $0) }
      let actual = answer.citations.map(\.place)
      return (
        isThere, "cites \(place)", actual.isEmpty ? "no citations" : actual.prefix(5).joined(separator: ", ")
      )
    case .maximumForecastError(let limit):
      let expected = "a backtest error of at most \(FigureFormat.percent(limit))%"
      guard let error = answer.basis?.backtestError else { return (false, expected, "no tested forecast") }
      return (error <= limit, expected, "\(FigureFormat.percent(error))%")
    default: return (false, "", "")
    }
  }

  private var findings: String {
    answer.findings.isEmpty
      ? "no findings"
      : answer.findings.prefix(5).map { "\($0.kind) \($0.place) \($0.start ?? "")" }.joined(separator: "; ")
  }
}
