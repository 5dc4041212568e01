import Agent
import ArgumentParser
import QuerentCore

/// Options that bound what a question may cost, and what is answered at all.
struct LimitOptions: ParsableArguments {
  @Option(name: .long, help: "Time limit of a statement: 60s, 500ms, 2m.")
  var timeout: TimeAmount?
  @Option(name: .customLong("max-rows"), help: "Rows of a result; more are cut and counted as cut.")
  var maxRows: Int?
  @Flag(name: .customLong("best-effort"), help: "Answer with the likeliest reading, marked UNCHECKED.")
  var bestEffort = false
  @Flag(name: .long, help: .hidden)
  var readings = false

  func validate() throws {
    if let maxRows, maxRows < 1 {
      throw ValidationError("--max-rows needs a positive number, not \(maxRows).")
    }
  }

  func analystOptions(followUps: Int) -> AnalystOptions {
    let settings = Settings.current
    let limits = ExecutionLimits(
      seconds: timeout?.seconds ?? settings.number("data.statement_timeout_s"),
      rows: maxRows ?? Int(settings.number("data.max_rows")),
      pairs: settings.number("data.max_pairs"))
    var options = AnalystOptions(isBestEffort: bestEffort, limits: limits, followUpCount: followUps)
    options.recordsReadings = readings
    // What a person is not shown is not asked for.
    options.trendPeriods = followUps > 0 ? 12 : 0
    return options
  }
}

/// A length of time on the command line: `60`, `60s`, `500ms`, `2m`.
struct TimeAmount: ExpressibleByArgument {
  var seconds: Double

  init?(argument: String) {
    let units: [(suffix: String, factor: Double)] = [("ms", 0.001), ("s", 1), ("m", 60), ("", 1)]
    guard let unit = units.first(where: { argument.hasSuffix($0.suffix) }),
      let number = Double(argument.dropLast(unit.suffix.count)), number > 0, number.isFinite
    else { return nil }
    seconds = number * unit.factor
  }
}
