import Agent
import Foundation
import QuerentCore
import SQLGeneration
import SemanticParsing

// usage: ReadingBenchmark set FOLDER      reads every question of FOLDER/questions.jsonl over its database
//        ReadingBenchmark wide DATABASE   opens a database of many tables twice and reads questions over it
//        ReadingBenchmark tab DATA        presses Tab after beginnings of questions over DATA
//        ReadingBenchmark batch DATA      answers a thousand questions over DATA
// A row says what was measured, the median, the 99th percentile and the worst, in milliseconds of processor time.

/// Milliseconds of processor time that work takes: what else the machine does is no part of it.
func milliseconds(_ work: () throws -> Void) rethrows -> Double {
  func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
  }
  let start = now()
  try work()
  return now() - start
}

func open(_ source: String, cache: String? = nil) throws -> Workspace {
  try Workspace.open(
    [source], options: WorkspaceOptions(cacheFolder: cache), cancellation: CancellationFlag(),
    report: { _ in },
    progress: { _ in })
}

/// A question from tokens to SQL: read, and its likeliest plan compiled.
func read(_ text: String, _ workspace: Workspace) -> Double {
  milliseconds {
    switch workspace.reader.read(Question(text, asOf: workspace.defaultAsOf)) {
    case .interpretations(let readings), .clarification(_, let readings), .refusal(_, let readings):
      if let plan = readings.first?.plan { _ = try? workspace.compiler.compile(plan) }
    }
  }
}

func row(_ name: String, _ values: [Double]) {
  let sorted = values.sorted()
  func text(_ share: Double) -> String {
    let value = sorted.isEmpty ? 0 : sorted[Int(Double(sorted.count - 1) * share)]
    let digits = String(Int((value * 100).rounded()))
    let padded = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    return padded.dropLast(2) + "." + padded.suffix(2)
  }
  print("\(name): \(values.count) times, median \(text(0.5)), p99 \(text(0.99)), worst \(text(1)) ms")
}

/// Megabytes of memory at the peak.
func peak() -> Int {
  var usage = rusage()
  // 0 is the process itself; its name has another type on every platform
  getrusage(0, &usage)
  return usage.ru_maxrss / 1024
}

struct SetQuestion: Decodable {
  var question: String
  var db: String
}

let wideQuestions = [
  "total amount of shop tickets by region", "how many sales orders are open?", "average price per city",
  "top 5 fleet vehicles by amount", "purchase invoices with amount over 500", "stock items without a name",
  "status of payroll employees in Oslo", "total tax by country in 2024", "which project tasks are closed?",
  "number of service tickets by priority", "claim payments by month",
  "campaign targets with the highest score",
  "members from Porto", "total discount of retail orders by channel", "lease contracts created last month",
  "average weight of ship shipments by currency", "how many safety events are there per region?",
  "quantity by status",
  "plant vehicles that are active", "names of travel customers in the North",
]
let businessQuestions = [
  "how much did we sell in the West last quarter by category?", "top 10 customers by profit",
  "sales by month in 2025",
  "margin by category", "how many orders were there last month?", "sales in Q3 2026 vs Q2 2026 by region",
  "average csat by region", "which product has the highest sales?", "customers with more than 5 orders",
  "share of sales by segment", "sales growth by year", "refunds by reason", "open opportunities by owner",
  "number of tickets by priority", "running total of sales by month in 2026", "orders over 5000",
  "average discount by product", "customers without orders", "win rate by segment", "unpaid invoices",
]

/// Beginnings after which somebody presses Tab; `TOP` and `FIGURE` are a table and a figure of the data.
let beginnings = [
  "", "sa", "how many ", "top 5 ", "total ", "FIGURE ", "FIGURE la", "FIGURE by ", "FIGURE by re",
  "FIGURE in ",
  "FIGURE in t", "FIGURE last ", "FIGURE by region in ", "number of TOP ", "number of TOP by ", "average ",
  "FIGURE per ", "top 10 TOP by ", "FIGURE for ", "FIGURE in zzz",
]

switch CommandLine.arguments.dropFirst().first {
case "set" where CommandLine.arguments.count == 3:
  let folder = CommandLine.arguments[2]
  var workspaces: [String: Workspace] = [:]
  var times: [Double] = []
  for line in try String(contentsOfFile: folder + "/questions.jsonl", encoding: .utf8).split(separator: "\n")
  {
    let question = try JSONDecoder().decode(SetQuestion.self, from: Data(line.utf8))
    let workspace = try workspaces[question.db] ?? open("\(folder)/\(question.db).sqlite")
    workspaces[question.db] = workspace
    times.append(read(question.question, workspace))
  }
  row("reading, tokens to SQL", times)
case "wide" where CommandLine.arguments.count == 3:
  let cache = NSTemporaryDirectory() + "querent-wide-\(ProcessInfo.processInfo.processIdentifier)"
  defer { try? FileManager.default.removeItem(atPath: cache) }
  row(
    "opening for the first time", [try milliseconds { _ = try open(CommandLine.arguments[2], cache: cache) }])
  row("opening again", [try milliseconds { _ = try open(CommandLine.arguments[2], cache: cache) }])
  let workspace = try open(CommandLine.arguments[2], cache: cache)
  let columns = workspace.model.tables.reduce(0) { $0 + $1.columns.count }
  row(
    "reading over \(workspace.model.tables.count) tables, \(columns) columns",
    (0..<10).flatMap { _ in wideQuestions.map { read($0, workspace) } })
  print("peak \(peak()) MB")
case "tab" where CommandLine.arguments.count == 3:
  let workspace = try open(CommandLine.arguments[2])
  let model = workspace.model
  let completer = QuestionCompleter(model: model, members: workspace.members, reader: workspace.reader)
  let figure =
    model.defaultMeasure.flatMap { model.measure(named: $0) }?.label ?? model.measures.first?.label ?? "sales"
  let table = model.tables.first { $0.displayColumn != nil }?.label ?? model.tables.first?.label ?? ""
  var times: [Double] = []
  for beginning in beginnings {
    let text = beginning.replacingOccurrences(of: "FIGURE", with: figure)
      .replacingOccurrences(of: "TOP", with: table)
    var found: [QuestionCompleter.Proposal] = []
    let time = milliseconds { found = completer.proposals(after: text, today: workspace.defaultAsOf) }
    times.append(time)
    if ProcessInfo.processInfo.environment["SHOW"] != nil {
      print("\(Int(time)) ms  \"\(text)\"  \(found.map(\.text).joined(separator: " | "))")
    }
  }
  row("Tab over \(model.tables.count) tables", times)
case "batch" where CommandLine.arguments.count == 3:
  var opened: Workspace?
  let start = try milliseconds { opened = try open(CommandLine.arguments[2]) }
  guard let opened else { break }
  let analyst = Analyst(workspace: opened)
  var times: [Double] = []
  for number in 0..<1000 {
    let question = businessQuestions[number % businessQuestions.count]
    times.append(
      milliseconds { _ = analyst.answer(Question(question), options: AnalystOptions(followUpCount: 0)) })
  }
  row("answering", times)
  print(
    "1,000 questions in \(Int(times.reduce(0, +))) ms, 100 of them with the start in \(Int(start + times.prefix(100).reduce(0, +))) ms, peak \(peak()) MB"
  )
default:
  print(
    "usage: ReadingBenchmark set FOLDER | wide DATABASE | tab DATA | batch DATA; Benchmarks/reading.sh makes and runs them"
  )
}
