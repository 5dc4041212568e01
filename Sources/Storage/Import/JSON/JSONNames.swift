/// The names of the fields of JSON records, in the order they first occur. Nested objects are joined with dots.
final class JSONNames {
  private(set) var names: [[UInt8]]
  private var indexes: [[UInt8]: Int]
  /// Whether unknown names are added; otherwise they have no index.
  private let isOpen: Bool
  /// Records have their fields mostly in the same order: the name looked for next.
  private var guess = 0

  init(_ known: [String] = []) {
    names = known.map { Array($0.utf8) }
    indexes = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
    isOpen = known.isEmpty
  }

  /// A new record begins.
  func rewind() { guess = 0 }

  func index(of path: [UInt8]) -> Int? {
    if guess < names.count, names[guess] == path {
      guess += 1
      return guess - 1
    }
    if let index = indexes[path] {
      guess = index + 1
      return index
    }
    guard isOpen else { return nil }
    names.append(path)
    indexes[path] = names.count - 1
    guess = names.count
    return names.count - 1
  }
}
