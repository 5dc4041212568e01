import QuerentCore
import SemanticLayer

/// The best-weighted cover of the tokens by items.
struct Lattice {
  private struct Cell {
    var item: Item
    var weight: Double
  }

  private let count: Int
  private var cells: [Range<Int>: Cell] = [:]
  private var covered: [Bool]

  init(count: Int) {
    self.count = count
    self.covered = Array(repeating: false, count: count)
  }

  /// Whether any phrase, member, number or time other than a lone unknown word covers the position.
  func isCovered(_ position: Int) -> Bool { covered[position] }

  /// Whether a range names a column word by word.
  func isName(_ range: Range<Int>, _ words: [String]) -> Bool {
    cells[range]?.item.schema.contains { candidate in
      switch candidate.element {
      case .column(let reference): NameWords.words(in: reference.column) == words
      case .measure: candidate.score >= 0.85
      case .table, .display: false
      }
    } ?? false
  }

  /// Whether a position is part of a member of several words.
  func isInMember(_ position: Int) -> Bool {
    cells.contains { $0.key.count > 1 && $0.key.contains(position) && !$0.value.item.values.isEmpty }
  }

  /// Adds a meaning to a range; the heaviest meaning decides the range's weight.
  mutating func offer(_ range: Range<Int>, weight: Double, _ change: (inout Item) -> Void) {
    var cell = cells[range] ?? Cell(item: Item(tokens: range, span: TextSpan(0, 0), text: ""), weight: weight)
    cell.weight = Swift.max(cell.weight, weight)
    change(&cell.item)
    cells[range] = cell
    if weight > 0 { for position in range { covered[position] = true } }
  }

  /// Settles what a position means: nothing else covers it.
  mutating func fix(_ position: Int, _ item: Item) {
    cells = cells.filter { !$0.key.contains(position) }
    var item = item
    item.tokens = position..<(position + 1)
    cells[item.tokens] = Cell(item: item, weight: 2)
    covered[position] = true
  }

  /// The items of the best cover, in order. Ties go to the longer first item.
  func best() -> [Item] {
    var byStart: [Int: [Cell]] = [:]
    for (range, cell) in cells { byStart[range.lowerBound, default: []].append(cell) }
    var value = [Double](repeating: 0, count: count + 1)
    var choice = [Cell?](repeating: nil, count: count)
    for position in stride(from: count - 1, through: 0, by: -1) {
      let options = (byStart[position] ?? []).sorted { $0.item.tokens.count > $1.item.tokens.count }
      var bestWeight = -Double.infinity
      for cell in options {
        let weight = cell.weight + value[cell.item.tokens.upperBound]
        if weight > bestWeight + 1e-9 {
          bestWeight = weight
          choice[position] = cell
        }
      }
      value[position] = bestWeight
    }
    var items: [Item] = []
    var position = 0
    while position < count, let cell = choice[position] {
      items.append(cell.item)
      position = cell.item.tokens.upperBound
    }
    return items
  }
}
