import Agent
import ArgumentParser
import Detection
import Foundation
import Tools
import QuerentCore

/// `querent eval detection`: plants events into the series and counts what each method finds.
struct EvalDetection: QuerentCommand {
  static let configuration = CommandConfiguration(
    commandName: "detection",
    abstract: "Plant events into your series and print what each method finds.",
    discussion: """
      querent eval detection sales.csv --time date --measure revenue --by region
      querent eval detection sales.csv --method robust --method mad --seed 7 --format jsonl

      What is odd in the data itself counts as a false alarm, for every method alike.
      """)

  @Argument(help: "CSV files, a folder or a SQLite database.")
  var sources: [String] = []
  @OptionGroup var series: SeriesOptions
  @Option(
    name: .long,
    help: ArgumentHelp("A method to measure; repeatable, all of them unless given.", valueName: "method"))
  var method: [DetectionMethod] = []
  @Option(name: .long, help: "low, normal or high: about 0.2, 0.5 or 2 false alarms a year and series.")
  var sensitivity: Sensitivity = .normal
  @Option(name: .long, help: "The seed of the events; the same seed plants the same.")
  var seed: UInt64 = 1
  @Option(name: .long, help: "How many times each series is planted anew.")
  var rounds = 3
  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if !(1...100).contains(rounds) { throw ValidationError("--rounds needs 1 to 100, not \(rounds).") }
  }

  func execute() throws -> ExitStatus {
    let form = try output.recordForm()
    let workspace = try data.open(sources, output: output)
    let reading = try series.read(from: workspace, zone: data.timezone)
    for note in reading.notes { output.note(note) }
    let found = reading.series
    let methods = method.isEmpty ? DetectionMethod.allCases : method
    let comparison = DetectionComparison(seed: seed, rounds: rounds)
    let entries = comparison.compare(
      methods, on: found, sensitivity: sensitivity, perform: SeriesPanel.onAllCores)
    guard entries.contains(where: { $0.score.planted > 0 }) else {
      let most = found.map { $0.values.count { $0 != nil } }.max() ?? 0
      output.note("Nothing was planted: the longest series has \(most) steps with values, and 90 are needed.")
      return .unanswered
    }
    if let form {
      let writer = RecordWriter(form: form, fields: Self.fields)
      try output.deliver(writer.header + entries.map { writer.line(record($0)) }.joined())
    } else {
      try output.deliver(table(entries, found.count))
    }
    return .success
  }

  private static let fields = [
    "method", "precision", "recall", "f1", "false_alarms_per_year", "missing_recall", "events", "alarms",
    "years",
    "seed", "refused",
  ]

  private func record(_ entry: DetectionComparison.Entry) -> [RecordWriter.Cell] {
    let score = entry.score
    return [
      .text(entry.method.rawValue), .number(score.precision), .number(score.recall), .number(score.f1),
      .number(score.falseAlarmsPerYear), .number(missing(score)), .value(.integer(Int64(score.planted))),
      .value(.integer(Int64(score.alarms))), .number(score.years), .value(.integer(Int64(clamping: seed))),
      .value(.integer(Int64(entry.refused))),
    ]
  }

  private func missing(_ score: DetectionScore) -> Double? {
    score.missingPlanted > 0 ? Double(score.missingFound) / Double(score.missingPlanted) : nil
  }

  private func table(_ entries: [DetectionComparison.Entry], _ count: Int) -> String {
    func cell(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(width - text.count, 0))
    }
    func figure(_ value: Double?) -> String { value.map { String(format: "%.2f", $0) } ?? "–" }
    let planted = entries.map(\.score.planted).max() ?? 0
    var text =
      "\(planted) events planted in \(rounds) rounds into \(count) series (seed \(seed)); what is odd in the data "
      + "itself counts as false\n"
    text += cell("method", 16) + cell("precision", 11) + cell("recall", 8) + cell("F1", 6)
    text += cell("false alarms a year", 21) + "gaps found\n"
    for entry in entries.sorted(by: { $0.score.f1 > $1.score.f1 }) {
      let score = entry.score
      guard score.planted > 0 else {
        text += cell(entry.method.rawValue, 16) + "not enough history\n"
        continue
      }
      text +=
        cell(entry.method.rawValue, 16) + cell(figure(score.precision), 11) + cell(figure(score.recall), 8)
      text += cell(figure(score.f1), 6) + cell(figure(score.falseAlarmsPerYear), 21) + figure(missing(score))
      text += "\n"
    }
    return text
  }
}
