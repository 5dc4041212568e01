import QuerentCore

/// Compares the rows of two statements: numbers within rounding errors, integers equal to reals.
enum RowComparison {
  static func equal(_ left: [[Value]], _ right: [[Value]], ignoringOrder: Bool) -> Bool {
    guard left.count == right.count else { return false }
    let (left, right) =
      ignoringOrder ? (left.sorted(by: isBefore), right.sorted(by: isBefore)) : (left, right)
    return zip(left, right).allSatisfy { rows in
      rows.0.count == rows.1.count && zip(rows.0, rows.1).allSatisfy { equal($0, $1) }
    }
  }

  static func equal(_ left: Value, _ right: Value) -> Bool {
    guard let first = left.number, let second = right.number else { return left == right }
    return abs(first - second) <= max(abs(first), abs(second), 1) * 1e-6
  }

  private static func isBefore(_ left: [Value], _ right: [Value]) -> Bool {
    for (first, second) in zip(left, right) where !equal(first, second) {
      switch (first.number, second.number) {
      case (let first?, let second?): return first < second
      case (.some, nil): return true
      case (nil, .some): return false
      case (nil, nil): return first.description < second.description
      }
    }
    return false
  }
}
