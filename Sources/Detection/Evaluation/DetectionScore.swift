/// How well planted events were found. A run of flagged steps is one alarm; an alarm that touches no event is false.
public struct DetectionScore: Hashable, Sendable {
  public private(set) var found = 0
  public private(set) var planted = 0
  public private(set) var alarms = 0
  public private(set) var falseAlarms = 0
  public private(set) var missingFound = 0
  public private(set) var missingPlanted = 0
  /// Years looked at, over all series.
  public private(set) var years = 0.0

  /// Makes an empty score.
  public init() {}

  /// The share of planted events found; gaps are counted apart.
  public var recall: Double { planted > 0 ? Double(found) / Double(planted) : 0 }
  /// The share of alarms that touch an event.
  public var precision: Double { alarms > 0 ? 1 - Double(falseAlarms) / Double(alarms) : 0 }
  /// The harmonic mean of both.
  public var f1: Double { recall + precision > 0 ? 2 * recall * precision / (recall + precision) : 0 }
  public var falseAlarmsPerYear: Double { years > 0 ? Double(falseAlarms) / years : 0 }

  /// Adds what was found in one series. A level is found within its first seven steps; its other steps and the seven
  /// after it are neither right nor wrong.
  public mutating func add(_ findings: [Finding], to injection: AnomalyInjection) {
    let count = injection.series.values.count
    years += Double(count) / Double(injection.series.yearInSteps)
    var flags = [Bool](repeating: false, count: count)
    for finding in findings { for index in finding.start...finding.end { flags[index] = true } }
    var allowed = [Bool](repeating: false, count: count)
    for event in injection.events {
      let isLevel = event.kind == .levelUp || event.kind == .levelDown
      let last = isLevel ? min(event.end, event.start + 6) : event.end
      let isFound = (event.start...last).contains { flags[$0] }
      if event.kind == .missing {
        missingPlanted += 1
        missingFound += isFound ? 1 : 0
      } else {
        planted += 1
        found += isFound ? 1 : 0
      }
      let slack = isLevel ? (0, 7) : event.kind == .missing ? (1, 1) : (0, 0)
      for index in max(event.start - slack.0, 0)...min(event.end + slack.1, count - 1) {
        allowed[index] = true
      }
    }
    for run in Runs(of: flags) {
      alarms += 1
      if !run.contains(where: { allowed[$0] }) { falseAlarms += 1 }
    }
  }
}

/// Compares methods on events planted into the series one has.
public struct DetectionComparison: Sendable {
  public var seed: UInt64
  public var rounds: Int
  public var perYear: Double

  /// - Parameter rounds: how many times each series is planted anew.
  public init(seed: UInt64 = 1, rounds: Int = 3, perYear: Double = 4) {
    self.seed = seed
    self.rounds = rounds
    self.perYear = perYear
  }

  public struct Entry: Sendable {
    public var method: DetectionMethod
    public var score: DetectionScore
    /// Series that the method refused, for want of history.
    public var refused: Int
  }

  /// One entry a method, in the order given.
  public func compare(
    _ methods: [DetectionMethod], on series: [TimeSeries], sensitivity: Sensitivity,
    perform: @escaping SeriesPanel.Perform = SeriesPanel.inTurn
  ) -> [Entry] {
    let planted = (0..<rounds).map { round in
      series.enumerated().map { index, one in
        AnomalyInjection(
          into: one, seed: seed &+ UInt64(round) &* 1_000_003 &+ UInt64(index) &* 7919, perYear: perYear)
      }
    }
    var entries: [Entry] = []
    for method in methods {
      var entry = Entry(method: method, score: DetectionScore(), refused: 0)
      for injections in planted {
        let panel = SeriesPanel(method: method, sensitivity: sensitivity, perform: perform)
        let outcomes = panel.detectAnomalies(in: injections.map(\.series)).outcomes
        for (outcome, injection) in zip(outcomes, injections) {
          switch outcome.result {
          case .success(let result): entry.score.add(result.findings, to: injection)
          case .failure: entry.refused += 1
          }
        }
      }
      entries.append(entry)
    }
    return entries
  }
}
