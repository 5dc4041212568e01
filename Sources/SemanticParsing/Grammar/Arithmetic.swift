import QuerentCore
import SemanticLayer

extension Sketch {
  /// What business arithmetic needs beside its operations.
  struct Arithmetic: Hashable, Sendable {
    /// Where the verb after "percentage of orders" starts: what is required before it limits the whole, too.
    var shareVerb: Int?
    /// What parts are parts of: `category` in "share within each category".
    var within: [Int] = []
    var ratio: Ratio?
    /// `order` in "profit per order": the figure is divided by the number of them.
    var perEntity: Int?
    /// `region` in "top 3 products per region".
    var limitedWithin: [Int] = []
    var days: Days?
    /// Absolute change is asked for rather than growth.
    var isAbsolute = false
    /// What is put in order: `regions` in "rank regions by profit".
    var ranked: Int?

    /// The number of periods of a moving average, where it stands after the words.
    var windowItem: Int?

    /// Whether it gives a figure over rows, so that "by region" groups.
    var isFigure: Bool { ratio != nil || perEntity != nil || days?.aggregate != nil }
  }

  /// "ratio of A to B".
  struct Ratio: Hashable, Sendable {
    /// The first target of the second side.
    var target: Int
    /// The first condition of the second side.
    var condition: Int
  }

  /// "days between the order date and the ship date".
  struct Days: Hashable, Sendable {
    var earlier: Int
    var later: Int
    var aggregate: Aggregate?
  }
}
