import QuerentCore

/// The customers of a region, ready to draw who orders on a day.
struct BuyerPool {
  /// Indices of customers, the oldest first.
  private let members: [Int]
  private let since: [CalendarDate]
  /// Sums of the weights up to and with each member.
  private let cumulative: [Double]

  init(region: Region, customers: [Customer]) {
    members = customers.indices.filter { customers[$0].region == region }
      .sorted { (customers[$0].since, $0) < (customers[$1].since, $1) }
    since = members.map { customers[$0].since }
    var sum = 0.0
    cumulative = members.map {
      sum += customers[$0].weight
      return sum
    }
  }

  /// A customer in proportion to the weights among those who have joined; one who has left is drawn anew.
  func draw(on date: CalendarDate, customers: [Customer], using random: inout RandomStream) -> Int {
    let joined = max(1, firstIndex { since[$0] > date })
    for _ in 0..<20 {
      let target = random.unit() * cumulative[joined - 1]
      let member = members[min(joined - 1, firstIndex { cumulative[$0] > target })]
      if customers[member].isActive(on: date) { return member }
    }
    return members[0]
  }

  /// The first position where a condition holds that stays true once it is.
  private func firstIndex(where holds: (Int) -> Bool) -> Int {
    var low = 0
    var high = members.count
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// What goes into a basket: the customer's favourite category, popularity, and the season.
enum BasketChoice {
  static func product(
    for customer: Customer, on date: CalendarDate, using random: inout RandomStream
  ) -> Product {
    let weights = ProductRange.categories.map { category in
      share(of: category, in: date.month) * (category == customer.favourite ? 2.6 : 1)
    }
    let category = random.index(weights: weights)
    let shelf = shelves[category]
    return shelf.products[random.index(weights: shelf.popularity)]
  }

  private static let shelves: [(products: [Product], popularity: [Double])] = ProductRange.categories.map {
    category in
    let products = ProductRange.products.filter { $0.category == category }
    return (products, products.map(\.popularity))
  }

  /// Packaging sells before the holidays, furniture in summer, safety in spring.
  private static func share(of category: String, in month: Int) -> Double {
    switch category {
    case "Packaging": month >= 10 ? 1.55 : 1.15
    case "Furniture": (6...8).contains(month) ? 1.05 : 0.8
    case "Safety": (3...5).contains(month) ? 1.2 : 1
    case "Technology": 0.9
    default: 0.85
    }
  }
}
