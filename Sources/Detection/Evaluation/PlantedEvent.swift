import SeededRandom

/// An event that was put into a series to see who finds it.
public struct PlantedEvent: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case spike, dip, rise, decline, collapse, zero
    case levelUp = "level up"
    case levelDown = "level down"
    case missing
  }

  public var kind: Kind
  public var start: Int
  public var end: Int
  /// Size in standard deviations of the series' noise.
  public var size: Double
}

/// Puts events into a series: spikes and dips of a step, rises and declines of two to four, losses of 97 to 100 %, levels
/// that last ten to thirty steps, and steps without rows. Sizes are drawn in standard deviations of the noise of the
/// series itself, between what is barely and what is plainly visible.
public struct AnomalyInjection: Sendable {
  public private(set) var series: TimeSeries
  public internal(set) var events: [PlantedEvent] = []

  /// Steps between events, so that none hides another.
  static let distance = 40

  /// - Parameters:
  ///   - seed: the same seed plants the same events.
  ///   - perYear: how many events a year of days, or of that many other steps.
  public init(into series: TimeSeries, seed: UInt64, perYear: Double = 4) {
    self.series = series
    let count = series.values.count
    var random = SplitMix64(seed: seed)
    let known = series.values.compactMap(\.self)
    guard known.count >= 90 else { return }
    let scale = VarianceScale(of: known)
    let scaled = series.values.map { $0.map(scale.forward) }
    let fit = Decomposition(
      scaled, period: series.detectionPeriod, window: Decomposition.window(for: series.detectionPeriod),
      least: scale.leastDeviation)
    let wanted = max(Int((Double(count) / 365 * perYear).rounded()), 1)
    var places: [Int] = []
    for _ in 0..<(wanted * 20) where places.count < wanted {
      let place = 28 + Int(random.unit() * Double(count - 28 - 35))
      if places.allSatisfy({ abs($0 - place) >= Self.distance }) { places.append(place) }
    }
    for place in places.sorted() { plant(at: place, scale, fit, &random) }
  }

  private mutating func plant(
    at place: Int, _ scale: VarianceScale, _ fit: Decomposition, _ random: inout SplitMix64
  ) {
    let kinds = PlantedEvent.Kind.allCases
    let kind = kinds[Int(random.unit() * Double(kinds.count))]
    let size = 3.2 + 8.8 * random.unit() * random.unit()
    let length =
      switch kind {
      case .spike, .dip, .zero, .collapse: 1
      case .rise, .decline: 2 + Int(random.unit() * 3)
      case .missing: 1 + Int(random.unit() * 3)
      case .levelUp, .levelDown: 10 + Int(random.unit() * 21)
      }
    let loss = 0.97 + 0.029 * random.unit()
    let end = min(place + length, series.values.count)
    // Only steps that have values, and loss only of what there is.
    guard (place..<end).contains(where: { series.values[$0] != nil }), let usual = series.values[place],
      usual > 0 || ![.zero, .collapse].contains(kind)
    else { return }
    let isWhole = series.values.allSatisfy { $0.map { $0 == $0.rounded() } ?? true }
    for index in place..<end {
      guard let value = series.values[index] else { continue }
      let shift = size * fit.deviation[index] * (kind == .levelUp || kind == .levelDown ? 0.6 : 1)
      let changed: Double? =
        switch kind {
        case .spike, .rise, .levelUp: scale.backward(scale.forward(value) + shift)
        case .dip, .decline, .levelDown: scale.backward(scale.forward(value) - shift)
        case .collapse: value * (1 - loss)
        case .zero: 0
        case .missing: nil
        }
      series.values[index] = isWhole ? changed.map { $0.rounded() } : changed
    }
    events.append(PlantedEvent(kind: kind, start: place, end: end - 1, size: size))
  }
}
