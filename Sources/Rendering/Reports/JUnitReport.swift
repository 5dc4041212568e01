import QuerentCore

/// JUnit XML: a suite is a file, a case a question. A failed expectation is a failure, an answer that nobody expected to
/// be missing an error, a warning a skipped case with its text.
///
/// The format is that of the Ant task, as consumers read it today (testmoapp/junitxml describes the common subset).
public struct JUnitReport: Sendable {
  /// Makes a report.
  public init() {}

  /// The document.
  public func text(_ entries: [ReportEntry]) -> String {
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites name=\"querent\" \(counts(entries))>\n"
    for (file, cases) in entries.byFile {
      text += "  <testsuite name=\"\(Markup.escaped(file))\" \(counts(cases))>\n"
      for entry in cases { text += testCase(entry) }
      text += "  </testsuite>\n"
    }
    return text + "</testsuites>\n"
  }

  private func counts(_ entries: [ReportEntry]) -> String {
    let errors = entries.count(of: .unanswered) + entries.count(of: .error)
    let skipped = entries.count { $0.outcome == .passed && !$0.warnings.isEmpty }
    let seconds = entries.reduce(0) { $0 + $1.answer.elapsedMilliseconds } / 1000
    return "tests=\"\(entries.count)\" failures=\"\(entries.count(of: .failed))\" errors=\"\(errors)\" "
      + "skipped=\"\(skipped)\" time=\"\(Self.seconds(seconds))\""
  }

  private func testCase(_ entry: ReportEntry) -> String {
    let name = entry.id == entry.text ? entry.text : "\(entry.id): \(entry.text)"
    let head =
      "    <testcase classname=\"\(Markup.escaped(entry.file))\" name=\"\(Markup.escaped(name))\" "
      + "file=\"\(Markup.escaped(entry.file))\" line=\"\(entry.line)\" "
      + "time=\"\(Self.seconds(entry.answer.elapsedMilliseconds / 1000))\""
    let body = content(entry)
    return body.isEmpty ? head + "/>\n" : head + ">\n\(body)    </testcase>\n"
  }

  private func content(_ entry: ReportEntry) -> String {
    let reason = Markup.escaped(entry.reason)
    switch entry.outcome {
    case .failed:
      let lines = entry.failures.map { failure in
        "\(entry.file):\(failure.line ?? entry.line): expect \(failure.rule)\n"
          + "  expected \(failure.expected)\n  actual   \(failure.actual)"
      }
      return "      <failure message=\"\(reason)\" type=\"expectation\">"
        + Markup.escaped(lines.joined(separator: "\n")) + "</failure>\n"
    case .unanswered, .error:
      let type =
        entry.answer.refusal?.code.rawValue ?? entry.answer.failure?.code ?? entry.answer.status.rawValue
      return "      <error message=\"\(reason)\" type=\"\(Markup.escaped(type))\"/>\n"
    case .passed:
      guard !entry.warnings.isEmpty else { return "" }
      let told = entry.warnings.map { "\($0.rule): expected \($0.expected), actual \($0.actual)" }
      return "      <skipped message=\"\(Markup.escaped(told.joined(separator: "; ")))\"/>\n"
    }
  }

  private static func seconds(_ seconds: Double) -> String {
    let thousandths = Int((seconds * 1000).rounded())
    let rest = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - rest.utf8.count) + rest
  }
}
