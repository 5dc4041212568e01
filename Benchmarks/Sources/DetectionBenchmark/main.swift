import Detection
import Dispatch

// usage: DetectionBenchmark
// One series of three years of days, and a thousand of them, by the default method. Prints milliseconds.

/// Numbers that look random, the same in every run.
struct Draws {
  var state: UInt64 = 42

  mutating func normal() -> Double {
    var sum = -6.0
    for _ in 0..<12 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      sum += Double(state >> 11) / 9_007_199_254_740_992
    }
    return sum
  }
}

var draws = Draws()
let week = [1.0, 1.05, 1.1, 1.0, 1.3, 0.7, 0.5]
let members = (0..<1000).map { member in
  TimeSeries(
    name: "member \(member)", start: 0,
    values: (0..<1095).map { day in
      let noise = 1 + 0.1 * draws.normal()
      return Optional(1000 * week[day % 7] * max(noise, 0.1) * (day == 700 ? 3 : 1))
    })
}

let clock = ContinuousClock()
let rounds = 100
var findings = 0
let single = try clock.measure {
  for round in 0..<rounds { findings += try members[round].detectAnomalies().findings.count }
}
print("one series of 1,095 days: \(single / .milliseconds(rounds)) ms, target 5")
let panel = SeriesPanel(perform: { DispatchQueue.concurrentPerform(iterations: $0, execute: $1) })
let start = clock.now
let results = panel.detectAnomalies(in: members)
print("1,000 of them: \((clock.now - start) / .milliseconds(1)) ms, target 3000; \(results.outcomes.count) series")
