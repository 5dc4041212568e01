import Foundation
import QuerentCore
import Rendering

// usage: RenderingBenchmark
// Prints a table of 10,000 rows and draws line charts of 100,000 points, ten times each. A row says the median and the
// worst processor time in milliseconds; the exit status is 1 when a median misses its target.

/// Milliseconds of processor time that work takes.
func milliseconds(_ work: () -> Int) -> Double {
  func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
  }
  let start = now()
  precondition(work() > 0)
  return now() - start
}

/// Prints a row; whether the median misses its target.
func misses(_ name: String, target: Double, _ work: () -> Int) -> Bool {
  let times = (0..<11).map { _ in milliseconds(work) }.sorted()
  func text(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
  print(
    "\(name): median \(text(times[5])), worst \(text(times[10])), target \(text(target)) ms"
      + (times[5] > target ? "  MISSED" : ""))
  return times[5] > target
}

let style = OutputStyle(width: 120, charset: .unicode, usesColor: true, maximumRows: nil)
let regions = ["North", "South", "West", "East", "Zürich"]
let orders = ResultTable(
  columns: [
    ResultTable.Column(name: "order_id", label: "order id", kind: .identifier),
    ResultTable.Column(name: "customer", label: "customer", kind: .text),
    ResultTable.Column(name: "region", label: "region", kind: .text),
    ResultTable.Column(name: "order_date", label: "order date", kind: .date),
    ResultTable.Column(name: "quantity", label: "quantity", kind: .integer),
    ResultTable.Column(name: "sales", label: "sales", kind: .real, unit: "USD"),
  ],
  rows: (0..<10_000).map { number -> [Value] in
    let mixed = number * 7919 % 100_000
    let date = "2026-0\(1 + number % 9)-1\(number % 10)"
    return [
      Value.integer(Int64(100_000 + number)), Value.text("Customer \(mixed % 1_000) & Sons"),
      Value.text(regions[number % 5]), Value.text(date), Value.integer(Int64(number % 40)),
      Value.real(Double(mixed) / 10),
    ]
  })
var listing = Answer(question: Question("list the orders"), status: .answered)
listing.table = orders
var missed = misses("a table of 10,000 rows", target: 50) {
  AnswerRenderer(style: style).render(listing).utf8.count
}

func points(_ key: (Int) -> Value) -> ResultTable {
  ResultTable(
    columns: [
      ResultTable.Column(name: "time", label: "time", kind: .text),
      ResultTable.Column(name: "load", label: "load", kind: .real),
    ],
    rows: (0..<100_000).map { number in
      let wave = (Double(number) / 9_000).truncatingRemainder(dividingBy: 2)
      return [key(number), .real(wave * 400 + Double(number * 7919 % 1_000))]
    })
}
let first = CalendarDate(year: 2015, month: 1, day: 1) ?? CalendarDate(daysSinceEpoch: 0)
let hours = points { number in
  let hour = number % 24
  return .text("\(first.adding(days: number / 24).iso) \(hour < 10 ? "0" : "")\(hour):00")
}
let days = points { .text(first.adding(days: $0).iso) }
let steps = points { .integer(Int64($0)) }
for (name, table, grain) in [
  ("hours", hours, TimeGrain.hour), ("days", days, .day), ("steps", steps, nil as TimeGrain?),
] {
  let chart = ChartSpecification(kind: .line, title: "Load", category: 0, values: [1], grain: grain)
  let isSlow = misses("a line of 100,000 \(name)", target: 20) {
    ChartRenderer(style: style).render(chart, table).utf8.count
  }
  missed = missed || isSlow
}
exit(missed ? 1 : 0)
