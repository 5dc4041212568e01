/// Where names stand in a list, so that a model of hundreds of tables is not searched for each name.
struct NamePlaces: Hashable, Sendable {
  private let exact: [String: Int]
  private let folded: [String: Int]

  init(_ names: [String]) {
    var exact: [String: Int] = [:]
    var folded: [String: Int] = [:]
    for (place, name) in names.enumerated() {
      if exact[name] == nil { exact[name] = place }
      let lower = name.lowercased()
      if folded[lower] == nil { folded[lower] = place }
    }
    self.exact = exact
    self.folded = folded
  }

  func exactPlace(of name: String) -> Int? { exact[name] }

  /// The first of a name, in its own case before others.
  func place(of name: String) -> Int? { exact[name] ?? folded[name.lowercased()] }

  /// Places follow from the names they were made of.
  static func == (left: NamePlaces, right: NamePlaces) -> Bool { true }

  func hash(into hasher: inout Hasher) {}
}
