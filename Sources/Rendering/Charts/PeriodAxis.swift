import QuerentCore

/// The horizontal axis of a line chart: categories placed by what they are in time, so that a missing month is a gap
/// of one month, or by their order where they are no dates.
struct PeriodAxis {
  /// Position of each category; not necessarily ascending.
  let ordinals: [Int]
  /// `nil` when categories are not dates.
  let grain: TimeGrain?
  private let labels: [String]

  init(keys: [Value], labels: @autoclosure () -> [String], grain: TimeGrain?) {
    let periods = keys.map { Period($0, grain: grain) }
    if let found = periods.first??.grain, periods.allSatisfy({ $0?.grain == found }) {
      self.grain = found
      self.labels = []
      var ordinals = periods.map { $0?.ordinal ?? 0 }
      if found == .week, let first = ordinals.first { ordinals = ordinals.map { Self.weeks($0 - first) } }
      self.ordinals = ordinals
      firstDay = periods.first??.ordinal ?? 0
    } else {
      self.grain = nil
      self.labels = labels()
      ordinals = Array(keys.indices)
      firstDay = 0
    }
    first = ordinals.min() ?? 0
    last = ordinals.max() ?? 0
  }

  /// For weeks: the day the first category starts, from which weeks are counted.
  private let firstDay: Int

  private static func weeks(_ days: Int) -> Int { days >= 0 ? days / 7 : (days - 6) / 7 }

  /// The lowest and the highest position.
  let first: Int
  let last: Int

  /// What a position is called in a sentence: `Oct 2026`, `Q3 2017`, `week of 2017-09-04`.
  func name(_ index: Int) -> String {
    guard let grain else { return labels[index] }
    return Period.name(ordinal(of: index), grain: grain)
  }

  /// The name as a sentence places a figure: `in Oct 2026`, `on 2017-03-01`.
  func phrase(_ index: Int) -> String {
    switch grain {
    case .day: "on \(name(index))"
    case .week: "in the \(name(index))"
    case .hour, nil: "at \(name(index))"
    case .month, .quarter, .halfYear, .year, .fiscalQuarter, .fiscalHalfYear, .fiscalYear: "in \(name(index))"
    }
  }

  private func ordinal(of index: Int) -> Int {
    grain == .week ? firstDay + ordinals[index] * 7 : ordinals[index]
  }

  /// How many periods between the first and the last have no row.
  var missingCount: Int {
    guard grain != nil else { return 0 }
    let isAscending = zip(ordinals, ordinals.dropFirst()).allSatisfy { $0 < $1 }
    return last - first + 1 - (isAscending ? ordinals.count : Set(ordinals).count)
  }

  /// Marks with labels that keep two spaces between them. `place` gives the cell of a position.
  func ticks(cells: Int, place: (Int) -> Int) -> [(cell: Int, text: String)] {
    // Of an axis with hundreds of thousands of positions only the ends can be told apart.
    guard let grain, last - first < 200_000 else { return ends(cells: cells, place: place) }
    for step in Period.steps(grain) {
      var ticks: [(cell: Int, text: String)] = []
      var previous: Int?
      for position in first...last {
        let ordinal = grain == .week ? firstDay + position * 7 : position
        guard let text = Period.tick(ordinal, grain: grain, step: step, after: previous) else { continue }
        previous = ordinal
        ticks.append((place(position), text))
        if ticks.count * 3 > cells { break }
      }
      if ticks.count >= 2, Self.fit(ticks, cells) { return ticks }
    }
    return ends(cells: cells, place: place)
  }

  private static func fit(_ ticks: [(cell: Int, text: String)], _ cells: Int) -> Bool {
    var free = 0
    for (index, tick) in ticks.enumerated() {
      let width = DisplayText.width(of: tick.text)
      // The last label may move left to stay on the axis.
      let start = index == ticks.count - 1 ? min(tick.cell, cells - width) : tick.cell
      guard start >= free, start + width <= cells else { return false }
      free = start + width + 2
    }
    return true
  }

  /// Only the names of the first and last category.
  private func ends(cells: Int, place: (Int) -> Int) -> [(cell: Int, text: String)] {
    guard let low = ordinals.indices.min(by: { ordinals[$0] < ordinals[$1] }),
      let high = ordinals.indices.max(by: { ordinals[$0] < ordinals[$1] })
    else { return [] }
    let head = DisplayText.cut(name(low), to: cells / 2 - 1)
    let tail = DisplayText.cut(name(high), to: cells / 2 - 1)
    return low == high ? [(0, head)] : [(0, head), (cells - DisplayText.width(of: tail), tail)]
  }
}
