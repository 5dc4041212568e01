/// The widths of the columns of a table and which of them are shown, found by going down a ladder of concessions:
/// all columns at full width, text cut, middle columns hidden, and at last no table but one block a record.
struct TableLayout: Hashable {
  /// A column before it is fitted.
  struct Demand {
    /// Cells of the widest cell.
    var cells: Int
    var header: Int
    /// Cells of the header on two lines; the same as `header` where it is one word.
    var foldedHeader: Int
    /// Figures and dates are never cut; text may be.
    var isCuttable: Bool

    var natural: Int { max(cells, header) }

    /// Below this the column says nothing any more. Headers are never cut below six cells.
    var least: Int { isCuttable ? min(natural, 10) : max(cells, min(header, 6)) }
  }

  /// Shown columns in order, each with its width.
  var shown: [Column]
  /// Indexes of hidden columns; they lie together, where the `…` column stands.
  var hidden: Range<Int>

  struct Column: Hashable {
    var index: Int
    var width: Int
  }

  static let indent = 2
  static let gutter = 2

  /// The layout for a width, or `nil` when the rows have to be printed as blocks.
  init?(_ demands: [Demand], width: Int) {
    guard !demands.isEmpty else { return nil }
    let all = demands.indices
    if let widths = Self.fit(Array(all), demands, width: width, extra: 0) {
      shown = zip(all, widths).map { Column(index: $0, width: $1) }
      hidden = all.endIndex..<all.endIndex
      return
    }
    guard width >= 50 else { return nil }
    // Hide from the middle outwards: the first columns name the row, the last ones are what was asked for.
    var start = demands.count / 2
    var end = start
    while end - start < demands.count - 2 {
      if end < demands.count - 1, demands.count - end >= start { end += 1 } else { start -= 1 }
      let kept = Array(0..<start) + Array(end..<demands.count)
      if let widths = Self.fit(kept, demands, width: width, extra: Self.gutter + 1) {
        shown = zip(kept, widths).map { Column(index: $0, width: $1) }
        hidden = start..<end
        return
      }
    }
    return nil
  }

  private static func fit(_ indexes: [Int], _ demands: [Demand], width: Int, extra: Int) -> [Int]? {
    let frame = indent + gutter * (indexes.count - 1) + extra
    let room = width - frame
    guard indexes.reduce(0, { $0 + demands[$1].least }) <= room else { return nil }
    var widths = indexes.map { demands[$0].natural }
    var excess = widths.reduce(0, +) - room
    // Headers that are wider than their cells are folded first, then text gives way, and headers are cut last.
    for isHeaderTurn in [true, false] {
      while excess > 0 {
        let floors = indexes.map { index in
          isHeaderTurn ? max(demands[index].cells, demands[index].foldedHeader) : demands[index].least
        }
        let candidates = widths.indices.filter { widths[$0] > max(floors[$0], demands[indexes[$0]].least) }
        guard let widest = candidates.max(by: { (widths[$0], -$0) < (widths[$1], -$1) }) else { break }
        widths[widest] -= 1
        excess -= 1
      }
    }
    return widths
  }
}
