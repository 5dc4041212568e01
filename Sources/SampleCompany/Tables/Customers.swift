import QuerentCore

/// A company that buys from Harborline.
struct Customer {
  var id: String
  var name: String
  var industry: Industry
  var segment: Segment
  var region: Region
  var place: Place
  var accountManager: String
  var since: CalendarDate
  var leftOn: CalendarDate?
  /// The yearly volume agreed with the customer.
  var annualContractValue: Money
  /// How often the customer orders, relative to the others.
  var weight: Double
  /// The category that the customer mostly buys.
  var favourite: String
  /// Whether the customer tried the new checkout before its region moved.
  var isPilot: Bool

  func isActive(on date: CalendarDate) -> Bool {
    guard since <= date else { return false }
    guard let leftOn else { return true }
    return date < leftOn
  }
}

/// The customer table.
enum Customers {
  static let count = 1200

  static func generate(seed: UInt64) -> [Customer] {
    var random = RandomStream(seed: seed, name: "customers")
    var taken: Set<String> = []
    var customers: [Customer] = []
    while customers.count < count {
      var customer = draw(using: &random)
      if customers.isEmpty { customer = Self.techGiant(like: customer) }
      guard taken.insert(customer.name).inserted else { continue }
      customer.id = "C\(1001 + customers.count)"
      customers.append(customer)
    }
    return customers
  }

  private static func draw(using random: inout RandomStream) -> Customer {
    let segment = Segment.allCases[random.index(weights: Segment.allCases.map(\.share))]
    let region = Region.allCases[random.index(weights: [22, 16, 19, 13, 20, 10])]
    let industry = industry(of: segment, using: &random)
    let name = "\(random.pick(CustomerNames.beginnings)) \(random.pick(industry.nameEndings))"
    let since = firstOrderDay(using: &random)
    let weight = segment.orderRate * min(4, 0.55 / (0.05 + random.unit()).squareRoot())
    let volume = weight * segment.quantityFactor * random.number(in: 7_000...10_000)
    return Customer(
      id: "", name: name, industry: industry, segment: segment, region: region,
      place: random.pick(Place.places(in: region)), accountManager: random.pick(Salesforce.reps(in: region)),
      since: since, leftOn: lastDay(after: since, using: &random),
      annualContractValue: Money(cents: max(1, Int(volume / 500)) * 50_000), weight: weight,
      favourite: random.pick(ProductRange.categories), isPilot: random.chance(0.12))
  }

  /// The one customer whose name is fixed: the largest of the West.
  private static func techGiant(like customer: Customer) -> Customer {
    var giant = customer
    giant.name = "TechGiant"
    giant.industry = .software
    giant.segment = .enterprise
    giant.region = .west
    giant.place = Place(country: "United States", state: "California", city: "San Jose")
    giant.accountManager = "Elena Vasquez"
    giant.since = TradingCalendar.date(2019, 3, 18)
    giant.leftOn = nil
    giant.annualContractValue = Money(cents: 24_000_000)
    giant.weight = 14
    giant.favourite = "Technology"
    giant.isPilot = true
    return giant
  }

  private static func industry(of segment: Segment, using random: inout RandomStream) -> Industry {
    if segment == .publicSector { return random.chance(0.6) ? .government : .education }
    return random.pick(Industry.allCases.filter { $0 != .government })
  }

  private static func firstOrderDay(using random: inout RandomStream) -> CalendarDate {
    let start = TradingCalendar.firstDay
    if random.chance(0.68) { return start.adding(days: -random.integer(in: 1...2600)) }
    return start.adding(days: random.integer(in: 0...(TradingCalendar.dayCount - 40)))
  }

  private static func lastDay(after since: CalendarDate, using random: inout RandomStream) -> CalendarDate? {
    guard random.chance(0.09) else { return nil }
    let earliest = max(since.adding(days: 200), TradingCalendar.firstDay.adding(days: 60))
    let left = earliest.adding(days: random.integer(in: 0...900))
    return left < TradingCalendar.lastDay ? left : nil
  }

  static func table(_ customers: [Customer]) -> CSVTable {
    var table = CSVTable(
      name: "customers",
      columns: [
        "customer_id", "customer_name", "industry", "segment", "region", "country", "state", "city",
        "account_manager", "customer_since", "status", "churned_on", "annual_contract_value",
      ])
    for customer in customers {
      table.append([
        customer.id, customer.name, customer.industry.rawValue, customer.segment.rawValue,
        customer.region.rawValue,
        customer.place.country, customer.place.state, customer.place.city, customer.accountManager,
        customer.since.iso, customer.leftOn == nil ? "active" : "churned", Field.date(customer.leftOn),
        customer.annualContractValue.text,
      ])
    }
    return table
  }
}
