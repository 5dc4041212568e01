/// Named figures that say how a reading came about: what was left unread, how well names fit, how intricate the plan is.
///
/// They speak of the reading, never of the words of one data set, so that what is learned about them holds for data
/// nobody has seen. Features that are 0 are not kept.
public struct ReadingFeatures: Hashable, Sendable {
  private var values: [String: Double] = [:]

  /// Makes an empty set.
  public init() {}

  /// The value of a feature; 0 when it was not set.
  public subscript(name: String) -> Double {
    get { values[name] ?? 0 }
    set { values[name] = newValue == 0 ? nil : newValue }
  }

  /// Sets a feature to 1 where something holds.
  mutating func set(_ name: String, when holds: Bool) {
    if holds { self[name] = 1 }
  }

  /// Takes over all features of another set.
  public mutating func merge(_ other: ReadingFeatures) {
    values.merge(other.values) { _, new in new }
  }

  /// All features, by name.
  public var sorted: [(name: String, value: Double)] {
    values.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
  }
}
