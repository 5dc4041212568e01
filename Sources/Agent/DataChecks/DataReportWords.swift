import QuerentCore

/// A report on data as lines: what is serious first, then what is worth knowing, then what was looked at.
public struct DataReportWords: Sendable {
  private let report: DataReport

  /// Makes the words of a report.
  public init(report: DataReport) { self.report = report }

  /// One line a finding; `!` marks what makes figures wrong.
  public var lines: [String] {
    var lines = report.findings.map { "\($0.isSerious ? "!" : "-") \($0.text)" }
    let looked = DataChecker.counted(report.checks, "check")
    lines.append(report.findings.isEmpty ? "Nothing odd in \(looked)." : "\(looked) made.")
    lines += report.skipped.map { "not checked: \($0)" }
    return lines
  }
}
