import QuerentCore

/// The values outside their expected interval: marks in a row of their own, so that they never cover the line, and a
/// sentence for each run of neighbours.
struct AnomalyLane {
  /// Neighbouring values on the same side of the interval; one event.
  struct Event: Hashable {
    /// Indexes of the categories, in time order.
    var indexes: [Int]
    var isAbove: Bool
  }

  let events: [Event]
  private let ordinals: [Int]

  /// Finds the events of a series; without bounds there are none.
  init(values: [Double?], bounds: [ClosedRange<Double>?], ordinals: [Int]) {
    self.ordinals = ordinals
    var events: [Event] = []
    guard !bounds.isEmpty else {
      self.events = events
      return
    }
    for index in ordinals.indices.sorted(by: { ordinals[$0] < ordinals[$1] }) {
      guard let value = values[index], let range = bounds[index], !range.contains(value) else { continue }
      let isAbove = value > range.upperBound
      if let last = events.last, last.isAbove == isAbove, let before = last.indexes.last,
        ordinals[index] - ordinals[before] <= 1
      {
        events[events.count - 1].indexes.append(index)
      } else {
        events.append(Event(indexes: [index], isAbove: isAbove))
      }
    }
    self.events = events
  }

  /// The lane, as wide as the plot; `nil` when every value lies inside. Where both signs fall into one cell the larger
  /// run is not hidden: the sign of the later value stands.
  func marks(cells: Int, glyphs: Glyphs, cell: (Int) -> Int) -> StyledLine? {
    guard !events.isEmpty else { return nil }
    var marks: [Bool?] = Array(repeating: nil, count: cells)
    for event in events {
      for index in event.indexes where marks.indices.contains(cell(ordinals[index])) {
        marks[cell(ordinals[index])] = event.isAbove
      }
    }
    var line = StyledLine()
    for mark in marks {
      switch mark {
      case true?: line.append(glyphs.above, .rise)
      case false?: line.append(glyphs.below, .fall)
      case nil: line.append(" ")
      }
    }
    return line
  }

  /// A sentence an event, the longest run first; at most `most`, and how many are not told.
  func sentences(
    _ data: ChartData, _ axis: PeriodAxis, glyphs: Glyphs, most: Int = 4
  ) -> [String] {
    let ranked = events.sorted { left, right in
      let (a, b) = (left.indexes.count, right.indexes.count)
      return a == b ? ordinals[left.indexes[0]] < ordinals[right.indexes[0]] : a > b
    }
    var texts = ranked.prefix(most).map { sentence($0, data, axis, glyphs) }
    if ranked.count > most { texts.append("\(ranked.count - most) more outside the range") }
    return texts
  }

  /// How many values lie outside, in words.
  var summary: String {
    let above = events.filter(\.isAbove).reduce(0) { $0 + $1.indexes.count }
    let below = events.filter { !$0.isAbove }.reduce(0) { $0 + $1.indexes.count }
    switch (above, below) {
    case (0, 0): return "Every value lies in the expected range."
    case (_, 0): return "\(above) above the expected range."
    case (0, _): return "\(below) below the expected range."
    default: return "\(above) above and \(below) below the expected range."
    }
  }

  private func sentence(_ event: Event, _ data: ChartData, _ axis: PeriodAxis, _ glyphs: Glyphs) -> String {
    let values = data.series[0].values
    let mark = event.isAbove ? glyphs.above : glyphs.below
    func text(_ value: Double) -> String { data.figures.sentenceText(value) }
    func expected(_ index: Int) -> String {
      data.bounds[index].map { "\(text($0.lowerBound))\(glyphs.dash)\(text($0.upperBound))" } ?? ""
    }
    let side = event.isAbove ? "above" : "below"
    guard event.indexes.count > 1, let first = event.indexes.first, let last = event.indexes.last else {
      let index = event.indexes[0]
      return "\(mark) \(axis.name(index)): \(text(values[index] ?? 0)), \(side) range \(expected(index))"
    }
    let extreme =
      event.indexes.max { left, right in
        let (a, b) = (values[left] ?? 0, values[right] ?? 0)
        return event.isAbove ? a < b : a > b
      } ?? first
    let unit = axis.grain?.words ?? "point"
    return
      "\(mark) \(axis.name(first)) to \(axis.name(last)): \(event.indexes.count) \(unit)s \(side) range, "
      + "\(event.isAbove ? "highest" : "lowest") \(text(values[extreme] ?? 0)) \(axis.phrase(extreme)) "
      + "(expected \(expected(extreme)))"
  }
}
