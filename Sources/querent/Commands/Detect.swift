import Agent
import ArgumentParser
import Detection
import Foundation
import QuerentCore
import Rendering
import Tools

/// `querent detect`: what is odd in a measure over time.
struct Detect: QuerentCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find what is odd in a measure over time.",
    discussion: """
      querent detect sales.csv --time date --measure revenue --by region --format jsonl

      Methods:
      """
        + DetectionMethod.allCases.map { "\n  \($0.rawValue): \($0.summary)" }.joined())

  @Argument(help: "CSV files, a folder or a SQLite database.")
  var sources: [String] = []
  @OptionGroup var series: SeriesOptions
  @OptionGroup var method: MethodOptions
  @Flag(name: .long, help: "Only the findings, not every step.")
  var events = false
  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func execute() throws -> ExitStatus {
    let form = try output.recordForm()
    let workspace = try data.open(sources, output: output)
    let reading = try series.read(from: workspace, zone: data.timezone)
    for note in reading.notes { output.note(note) }
    let panel = SeriesPanel(
      method: method.method, sensitivity: method.sensitivity, perform: SeriesPanel.onAllCores)
    let found = reading.series
    let results = panel.detectAnomalies(in: found)
    tell(results, found.count)
    if let form {
      let writer = RecordWriter(form: form, fields: Self.fields)
      try output.deliver(writer.header + records(results).map(writer.line).joined())
    } else {
      try output.deliver(sentences(results, reading))
    }
    return results.outcomes.contains { (try? $0.result.get()) != nil } ? .success : .unanswered
  }

  // MARK: Notes

  /// Says which series were not looked at and why, and what limits the findings.
  private func tell(_ results: SeriesPanel.Results, _ count: Int) {
    var refusals: [DetectionRefusal: [String]] = [:]
    for outcome in results.outcomes {
      switch outcome.result {
      case .failure(let refusal): refusals[refusal, default: []].append(outcome.series.name)
      case .success(let result):
        let name = outcome.series.name.isEmpty ? "" : outcome.series.name + ": "
        if count <= 20 { for note in result.notes { output.note(name + note) } }
      }
    }
    for (refusal, names) in refusals.sorted(by: { ($0.value.first ?? "") < ($1.value.first ?? "") }).prefix(
      10)
    {
      output.note(Self.reason(refusal, names))
    }
    if refusals.count > 10 { output.note("\(refusals.count - 10) more lengths are too short.") }
    if results.dropped > 0 {
      output.note(
        "\(results.dropped) weaker \(results.dropped == 1 ? "finding is" : "findings are") left out: in \(count) series as "
          + "many come by chance (false-discovery rate 10 %).")
    }
  }

  private static func reason(_ refusal: DetectionRefusal, _ names: [String]) -> String {
    let shown = names.filter { !$0.isEmpty }.prefix(3).joined(separator: ", ")
    let whose = names.count == 1 ? shown.isEmpty ? "The series" : shown : "\(names.count) series (\(shown)…)"
    switch refusal {
    case .empty: return "\(whose): no step holds a number."
    case .tooShort(let found, let needed):
      return
        "\(whose): \(found) \(found == 1 ? "step" : "steps") with values, and at least \(needed) are needed."
    }
  }

  private func sentences(
    _ results: SeriesPanel.Results, _ reading: SeriesSource.Reading
  ) -> String {
    var text = ""
    var (count, looked, flat) = (0, 0, 0)
    for outcome in results.outcomes {
      guard case .success(let result) = outcome.result else { continue }
      looked += 1
      let known = outcome.series.values.compactMap(\.self)
      if let first = known.first, known.allSatisfy({ $0 == first }) { flat += 1 }
      count += result.findings.count
      for finding in result.findings {
        text += FindingSentence(series: outcome.series, measure: reading.title, finding: finding).text + "\n"
      }
    }
    guard looked > 0 else { return "No series is long enough to be looked at.\n" }
    let steps = reading.series.map(\.values.count).max() ?? 0
    let span = "\(looked) series of up to \(steps) \(reading.grain.word)s"
    text +=
      count == 0
      ? "Nothing odd in \(span).\n" : "\(count) \(count == 1 ? "finding" : "findings") in \(span).\n"
    if flat > 0 {
      text +=
        looked == 1
        ? "It never changes and can show nothing but gaps.\n"
        : "\(flat) of them never change\(flat == 1 ? "s" : "") and can show nothing but gaps.\n"
    }
    return text
  }

  // MARK: Records

  private static let fields = [
    "series", "timestamp", "end", "value", "expected", "lower", "upper", "score", "is_anomaly", "type",
    "severity", "direction",
  ]

  private func records(_ results: SeriesPanel.Results) -> [[RecordWriter.Cell]] {
    results.outcomes.flatMap { outcome -> [[RecordWriter.Cell]] in
      guard case .success(let result) = outcome.result else { return [] }
      return lines(outcome.series, result)
    }
  }

  private func lines(_ series: TimeSeries, _ result: DetectionResult) -> [[RecordWriter.Cell]] {
    var owner: [Int: Finding] = [:]
    for finding in result.findings {
      for index in finding.start...finding.end where owner[index] == nil || finding.kind == .levelShift {
        owner[index] = finding
      }
    }
    return result.points.indices.compactMap { index in
      let point = result.points[index]
      let finding = owner[index]
      guard events ? finding?.start == index : series.values[index] != nil || finding != nil else {
        return nil
      }
      return [
        .text(series.name), .text(series.stamp(at: index)), .text(series.stamp(at: finding?.end ?? index)),
        .number(series.values[index]), .number(point.expected), .number(point.lower), .number(point.upper),
        .number(finding.map { max($0.score, point.score) } ?? point.score), .flag(finding != nil),
        finding.map { .text($0.kind.rawValue) } ?? .value(.null),
        finding.map { .text($0.severity) } ?? .value(.null),
        finding.map { .text($0.direction.rawValue) } ?? .value(.null),
      ]
    }
  }
}

extension OutputOptions {
  /// The form of records asked for; `nil` is sentences.
  func recordForm() throws -> RecordWriter.Form? {
    switch chosenFormat {
    case .jsonl: return .jsonLines
    case .csv: return .csv
    case .table, .plain, nil: return nil
    case .tsv, .json, .markdown, .html, .record:
      throw CommandFailure.usage("This command writes table, csv or jsonl.", "Try --format jsonl.")
    }
  }

  /// Writes to the file asked for, else to standard output.
  func deliver(_ text: String) throws {
    guard let file else { return StandardStreams.output.write(text) }
    do {
      try text.write(toFile: file, atomically: true, encoding: .utf8)
    } catch {
      throw CommandFailure.usage("\(file) cannot be written.")
    }
  }
}
