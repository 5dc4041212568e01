import QuerentCore

/// List prices and when they hold: the list of 2023 and the rises of February 2025 and February 2026.
enum PriceList {
  struct Edition {
    let validFrom: CalendarDate
    let validTo: CalendarDate?
    /// Percent of the first price.
    let level: Int
  }

  static let editions = [
    Edition(
      validFrom: TradingCalendar.date(2023, 1, 1), validTo: TradingCalendar.date(2025, 1, 31), level: 100),
    Edition(
      validFrom: TradingCalendar.date(2025, 2, 1), validTo: TradingCalendar.date(2026, 1, 31), level: 103),
    Edition(validFrom: TradingCalendar.date(2026, 2, 1), validTo: nil, level: 107),
  ]

  static func editionIndex(on date: CalendarDate) -> Int {
    editions.lastIndex { $0.validFrom <= date } ?? 0
  }

  /// The list price of an article on a day.
  static func price(of product: Product, on date: CalendarDate) -> Money {
    price(of: product, edition: editionIndex(on: date))
  }

  static func price(of product: Product, edition: Int) -> Money {
    product.firstPrice.percent(editions[edition].level)
  }

  /// What one piece costs Harborline, as an edition of the price list assumes.
  static func unitCost(of product: Product, edition: Int) -> Money {
    price(of: product, edition: edition).percent(product.costPercent)
  }
}

/// The plans of Harborline Connect, the ordering platform that customers subscribe to.
enum Plan: String, CaseIterable {
  case starter = "Starter"
  case growth = "Growth"
  case enterprise = "Enterprise"

  var productID: String {
    switch self {
    case .starter: "P901"
    case .growth: "P902"
    case .enterprise: "P903"
    }
  }

  /// The most seats that the plan covers.
  var seatLimit: Int {
    switch self {
    case .starter: 10
    case .growth: 50
    case .enterprise: 500
    }
  }

  /// The price of one seat for a month under an edition of the price list.
  func price(edition: Int) -> Money {
    let cents =
      switch self {
      case .starter: [1200, 1250, 1300]
      case .growth: [2100, 2200, 2300]
      case .enterprise: [3400, 3550, 3700]
      }
    return Money(cents: cents[edition])
  }

  func price(on date: CalendarDate) -> Money {
    price(edition: PriceList.editionIndex(on: date))
  }

  /// The smallest plan that covers so many seats.
  static func covering(seats: Int) -> Plan {
    allCases.first { seats <= $0.seatLimit } ?? .enterprise
  }
}
