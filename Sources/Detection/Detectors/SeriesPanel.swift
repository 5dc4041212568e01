import Synchronization

/// Looks for what is odd in many series at once: on all cores, with the false-discovery rate controlled over all of
/// them (Benjamini and Hochberg, Journal of the Royal Statistical Society B 57, 1995). A thousand quiet series
/// would otherwise raise hundreds of alarms by chance.
public struct SeriesPanel: Sendable {
  public var method: DetectionMethod
  public var sensitivity: Sensitivity
  /// The share of findings that may be chance.
  public var falseDiscoveryRate: Double
  /// Does so many pieces of work, by their number: one after the other, or on all cores as the caller has it.
  public typealias Perform = @Sendable (_ count: Int, _ body: @Sendable (Int) -> Void) -> Void
  public var perform: Perform

  /// Makes a panel.
  public init(
    method: DetectionMethod = .standard, sensitivity: Sensitivity = .normal, falseDiscoveryRate: Double = 0.1,
    perform: @escaping Perform = Self.inTurn
  ) {
    self.perform = perform
    self.method = method
    self.sensitivity = sensitivity
    self.falseDiscoveryRate = falseDiscoveryRate
  }

  /// One piece after the other.
  public static let inTurn: Perform = { count, body in for part in 0..<count { body(part) } }

  /// What was found in one series, or why nothing was looked for.
  public struct Outcome: Sendable {
    public var series: TimeSeries
    public var result: Result<DetectionResult, DetectionRefusal>
    /// The distances of its steps from what was expected, in deviations; plain events are left out.
    var distances: [Double] = []
    /// Whether scores are strengths of a band, in widths.
    var isBand = false

    /// The score of a finding in deviations.
    func deviations(_ score: Double) -> Double { isBand ? BandDetector.deviations(ofStrength: score) : score }
  }

  public struct Results: Sendable {
    /// In the order of the series.
    public var outcomes: [Outcome]
    /// Findings left out because as many of their strength come by chance in so many series.
    public var dropped: Int
  }

  /// Runs the method over all series. The result does not depend on the number of cores.
  public func detectAnomalies(in series: [TimeSeries]) -> Results {
    let share = max(series.count / 64, 1)
    let parts = (series.count + share - 1) / share
    let found = Mutex<[[Outcome]]>(.init(repeating: [], count: parts))
    perform(parts) { part in
      let outcomes = series[(part * share)..<min((part + 1) * share, series.count)].map(outcome)
      found.withLock { $0[part] = outcomes }
    }
    return controlled(found.withLock { $0 }.flatMap(\.self))
  }

  @Sendable private func outcome(_ series: TimeSeries) -> Outcome {
    let detector = method.detector(for: series, sensitivity: sensitivity)
    do throws(DetectionRefusal) {
      let baseline = try detector.fit(series)
      let result = detector.detectAnomalies(in: series, against: baseline)
      var outcome = Outcome(series: series, result: .success(result))
      outcome.isBand = !baseline.strengths.isEmpty
      if outcome.isBand {
        outcome.distances = BandDetector.distances(series, baseline)
      } else {
        let returning = Set(result.yearly)
        outcome.distances = result.points.indices.compactMap { index in
          // What is plainly an event says nothing of the usual tail.
          let score = result.points[index].score
          let isEvent = returning.contains(index) || result.points[index].isAnomaly && score > 6
          return series.values[index] == nil || isEvent ? nil : score
        }
      }
      return outcome
    } catch {
      return Outcome(series: series, result: .failure(error))
    }
  }

  private func controlled(_ outcomes: [Outcome]) -> Results {
    let tests = outcomes.reduce(0) { $0 + $1.distances.count }
    guard outcomes.count > 1, tests > 0 else { return Results(outcomes: outcomes, dropped: 0) }
    let every = max(tests / 50_000, 1)
    let sample = outcomes.lazy.flatMap(\.distances).enumerated().compactMap { $0 % every == 0 ? $1 : nil }
      .sorted()
    let tail = StretchedTail(of: sample)
    let probabilities = outcomes.flatMap { outcome -> [Double] in
      guard case .success(let result) = outcome.result, !outcome.distances.isEmpty else { return [] }
      return result.findings.filter(Self.isStatistical).map {
        tail.probability(above: outcome.deviations($0.score))
      }
    }.sorted()
    let passing = probabilities.indices.last {
      probabilities[$0] <= falseDiscoveryRate * Double($0 + 1) / Double(tests)
    }
    let limit = passing.map { probabilities[$0] } ?? 0
    var dropped = 0
    let kept = outcomes.map { outcome in
      guard case .success(var result) = outcome.result, !outcome.distances.isEmpty else { return outcome }
      let weak = result.findings.filter {
        Self.isStatistical($0) && tail.probability(above: outcome.deviations($0.score)) > limit
      }
      guard !weak.isEmpty else { return outcome }
      dropped += weak.count
      result.findings.removeAll { weak.contains($0) }
      for finding in weak {
        for index in finding.start...finding.end { result.points[index].isAnomaly = false }
      }
      var outcome = outcome
      outcome.result = .success(result)
      return outcome
    }
    return Results(outcomes: kept, dropped: dropped)
  }

  /// Gaps are facts, and so is a loss of nearly all.
  private static func isStatistical(_ finding: Finding) -> Bool {
    finding.kind != .missing && finding.kind != .collapse
  }
}
