import Agent
import ArgumentParser
import Detection
import Foundation
import QuerentCore
import Rendering

/// `querent detect`: what is odd in a measure over time.
struct Detect: QuerentCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find what is odd in a measure over time.",
    discussion: "querent detect sales.csv --time date --measure revenue --by region --format jsonl")

  @Argument(help: "CSV files, a folder or a SQLite database.")
  var sources: [String] = []
  @OptionGroup var series: SeriesOptions
  @Flag(name: .long, help: "Only the findings, not every step.")
  var events = false
  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func execute() throws -> ExitStatus {
    let form = try output.recordForm()
    let workspace = try data.open(sources, output: output)
    let source = try series.resolve(in: workspace.catalogue)
    let found = try source.read(from: workspace.store)
    let writer = form.map { RecordWriter(form: $0, fields: Self.fields) }
    var text = writer?.header ?? ""
    var count = 0
    var short = 0
    for series in found {
      let result = series.detectAnomalies()
      if result.points.isEmpty { short += 1 }
      count += result.findings.count
      if let writer {
        text += lines(series, result).map(writer.line).joined()
      } else {
        for finding in result.findings {
          text +=
            FindingSentence(series: series, measure: source.measure ?? "rows", finding: finding).text + "\n"
        }
      }
    }
    if short > 0 {
      output.note(
        "\(short) of \(found.count) series have fewer than \(leastDetectionHistory) steps and were left out.")
    }
    if writer == nil {
      text +=
        count == 0
        ? "Nothing odd in \(found.count) series.\n"
        : "\(count) \(count == 1 ? "finding" : "findings") in \(found.count) series.\n"
    }
    try output.deliver(text)
    return found.count == short ? .unanswered : .success
  }

  private static let fields = [
    "series", "timestamp", "end", "value", "expected", "lower", "upper", "score", "is_anomaly", "type",
    "severity",
  ]

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
      let stamp = { Timestamp.text(series.second(at: $0), step: series.step) }
      return [
        .text(series.name), .text(stamp(index)), .text(stamp(finding?.end ?? index)),
        .number(series.values[index]), .number(point.expected), .number(point.lower), .number(point.upper),
        .number(finding.map { max($0.score, point.score) } ?? point.score), .flag(finding != nil),
        finding.map { .text($0.kind.rawValue) } ?? .value(.null),
        finding.map { .text($0.severity) } ?? .value(.null),
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
