import SeededRandom

/// Intervals by drawing the questions anew: the percentile bootstrap (Efron and Tibshirani, An Introduction to the
/// Bootstrap, 1993, chapter 13).
public struct Bootstrap: Hashable, Sendable {
  /// The same seed draws the same questions on every machine.
  public var seed: UInt64
  /// How often all questions are drawn.
  public var rounds: Int
  /// The share of draws within the interval.
  public var level: Double

  /// Makes a bootstrap.
  public init(seed: UInt64 = 1, rounds: Int = 2_000, level: Double = 0.95) {
    self.seed = seed
    self.rounds = max(1, rounds)
    self.level = min(max(level, 0), 1)
  }

  /// What one question adds to a figure that is a sum over a sum: 1 below for a mean, the number of quotations for the
  /// share of the right ones.
  public struct Sample: Hashable, Sendable {
    public var part: Double
    public var whole: Double

    /// Makes a sample; with a whole of 1 the figure is the mean of the parts.
    public init(_ part: Double, of whole: Double = 1) {
      self.part = part
      self.whole = whole
    }
  }

  /// The figure and the interval around it; `nil` when the wholes add up to nothing.
  public func estimate(_ name: String, _ samples: [Sample]) -> Estimate? {
    guard let value = Self.ratio(samples.indices.map(\.self), samples) else { return nil }
    var generator = SplitMix64(seed: seed)
    var drawn: [Double] = []
    drawn.reserveCapacity(rounds)
    for _ in 0..<rounds {
      let places = samples.indices.map { _ in generator.below(samples.count) }
      if let figure = Self.ratio(places, samples) { drawn.append(figure) }
    }
    drawn.sort()
    let tail = (1 - level) / 2
    return Estimate(
      name: name, value: value, low: Self.quantile(tail, of: drawn) ?? value,
      high: Self.quantile(1 - tail, of: drawn) ?? value, count: samples.count { $0.whole > 0 })
  }

  /// The mean and the interval around it; what has no value is left out.
  public func estimate(_ name: String, mean values: [Double?]) -> Estimate? {
    estimate(name, values.compactMap { $0.map { Sample($0) } })
  }

  private static func ratio(_ places: [Int], _ samples: [Sample]) -> Double? {
    var part = 0.0
    var whole = 0.0
    for place in places {
      part += samples[place].part
      whole += samples[place].whole
    }
    return whole > 0 ? part / whole : nil
  }

  /// Linear between the two nearest (type 7 of Hyndman and Fan, The American Statistician 50, 1996).
  static func quantile(_ share: Double, of sorted: [Double]) -> Double? {
    guard let last = sorted.indices.last else { return nil }
    let place = share * Double(last)
    let below = Int(place.rounded(.down))
    let above = min(below + 1, last)
    return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
  }
}

/// A figure with the interval that a bootstrap gave it.
public struct Estimate: Hashable, Sendable {
  public var name: String
  public var value: Double
  public var low: Double
  public var high: Double
  /// The questions it rests on.
  public var count: Int

  /// Makes an estimate.
  public init(name: String, value: Double, low: Double, high: Double, count: Int) {
    self.name = name
    self.value = value
    self.low = low
    self.high = high
    self.count = count
  }
}
