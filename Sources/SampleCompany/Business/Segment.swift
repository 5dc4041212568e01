/// The kinds of customers and how they buy.
enum Segment: String, CaseIterable {
  case smallBusiness = "Small Business"
  case midMarket = "Mid-Market"
  case enterprise = "Enterprise"
  case publicSector = "Public Sector"

  /// The share of customers.
  var share: Double {
    switch self {
    case .smallBusiness: 0.50
    case .midMarket: 0.29
    case .enterprise: 0.12
    case .publicSector: 0.09
    }
  }

  /// How often one of them orders, relative to a small business.
  var orderRate: Double {
    switch self {
    case .smallBusiness: 1
    case .midMarket: 2.1
    case .enterprise: 4.6
    case .publicSector: 2
    }
  }

  /// How much more of an article one of them takes at a time.
  var quantityFactor: Double {
    switch self {
    case .smallBusiness: 0.7
    case .midMarket: 1.05
    case .enterprise: 1.7
    case .publicSector: 1.25
    }
  }

  /// Discounts in percent, each as often as the others.
  var discounts: [Int] {
    switch self {
    case .smallBusiness: [0, 0, 0, 0, 5, 5]
    case .midMarket: [0, 0, 5, 5, 5, 10]
    case .enterprise: [5, 5, 10, 10, 15]
    case .publicSector: [5, 5, 5, 10]
    }
  }

  /// Days until an invoice is due.
  var paymentDays: Int {
    switch self {
    case .smallBusiness: 14
    case .midMarket: 30
    case .enterprise: 45
    case .publicSector: 60
    }
  }
}

/// How an order came in.
enum Channel: String, CaseIterable {
  case web = "Web"
  case api = "API"
  case phone = "Phone"
  case field = "Field"

  /// Whether the order went through the checkout of the shop.
  var isOnline: Bool { self == .web || self == .api }
}
