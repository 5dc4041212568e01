import Agent
public import ArgumentParser
public import Detection
import QuerentCore

extension ForecastMethod: ExpressibleByArgument {}

/// `querent forecast`: what a measure is expected to do next.
struct ForecastCommand: QuerentCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast", abstract: "Forecast a measure, with intervals and the error of a backtest.",
    discussion: "querent forecast sales.csv --time date --measure revenue --horizon 28 --format jsonl")

  @Argument(help: "CSV files, a folder or a SQLite database.")
  var sources: [String] = []
  @OptionGroup var series: SeriesOptions
  @Option(name: .long, help: "Steps to forecast.")
  var horizon = 28
  @Option(
    name: .long,
    help: ArgumentHelp(
      "How: \(ForecastMethod.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "method"))
  var method = ForecastMethod.ensemble
  @Option(
    name: .long, help: "Forecast from the end of a day, as yyyy-mm-dd: later rows are not looked at.")
  var until: String?
  @Option(
    name: .long,
    help: ArgumentHelp(
      "A holiday, past or to come, as yyyy-mm-dd; repeatable. Those that recur are learnt.", valueName: "date"
    ))
  var holiday: [String] = []
  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if horizon < 1 { throw ValidationError("--horizon needs a positive number, not \(horizon).") }
    for day in holiday where CalendarDate(iso: day) == nil {
      throw ValidationError("--holiday needs a date like 2026-10-31, not \"\(day)\".")
    }
    if let until, Timestamp.second(of: until) == nil || until.utf8.count != 10 {
      throw ValidationError("--until needs a date like 2026-10-31, not \"\(until)\".")
    }
  }

  func execute() throws -> ExitStatus {
    let form = try output.recordForm()
    let workspace = try data.open(sources, output: output)
    let reading = try series.read(from: workspace, zone: data.timezone)
    for note in reading.notes { output.note(note) }
    let writer = form.map {
      RecordWriter(
        form: $0,
        fields: [
          "series", "timestamp", "mean", "lo80", "hi80", "lo95", "hi95", "model", "backtest_error",
          "horizon_limit",
        ])
    }
    let holidays = Set(holiday.compactMap { CalendarDate(iso: $0)?.daysSinceEpoch })
    var text = writer?.header ?? ""
    var made = 0
    for series in reading.series {
      let name = series.name.isEmpty ? reading.title : series.name
      do throws(ForecastRefusal) {
        let forecast = try method.fit(known(of: series), holidays: holidays).predict(horizon: horizon)
        made += 1
        text += body(series, forecast, name: name, writer)
      } catch {
        output.note("\(name): \(Self.reason(error))")
      }
    }
    try output.deliver(text)
    return made > 0 ? .success : .unanswered
  }

  /// The steps that begin before the end of `--until`.
  private func known(of series: TimeSeries) -> TimeSeries {
    guard let end = until.flatMap(Timestamp.second).map({ $0 + TimeSeries.day }) else { return series }
    var known = series
    known.values = Array(
      series.values.prefix(series.values.indices.prefix { series.second(at: $0) < end }.count))
    return known
  }

  private func body(_ series: TimeSeries, _ forecast: Forecast, name: String, _ writer: RecordWriter?)
    -> String
  {
    let stamp = { Timestamp.text($0, step: series.step) }
    if let writer {
      return forecast.steps.map { step in
        writer.line([
          .text(series.name), .text(stamp(step.second)), .number(step.mean), .number(step.lower80),
          .number(step.upper80), .number(step.lower95), .number(step.upper95), .text(forecast.model),
          .number(forecast.backtestError), .value(.integer(Int64(forecast.horizonLimit))),
        ])
      }.joined()
    }
    let number = FindingSentence.number
    let percent = number((forecast.backtestError * 1000).rounded() / 10)
    return
      "\(name): \(forecast.model), off by \(percent) % of the total in \(forecast.backtestOrigins) forecasts of "
      + "\(forecast.backtestDepth) steps from earlier history, which carries at most \(forecast.horizonLimit) steps\n"
      + forecast.steps.map { step in
        "\(stamp(step.second))  \(number(step.mean))  80 %: \(number(step.lower80)) to \(number(step.upper80))"
          + "  95 %: \(number(step.lower95)) to \(number(step.upper95))\n"
      }.joined()
  }

  static func reason(_ refusal: ForecastRefusal) -> String {
    switch refusal {
    case .tooShort(let found, let needed):
      "no forecast: \(found) \(found == 1 ? "step" : "steps") of history, \(needed) needed."
    case .tooFar(let limit): "no forecast: this history carries at most \(limit) steps (--horizon \(limit))."
    }
  }
}
