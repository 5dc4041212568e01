import QuerentCore

/// The order table: three years, drawn day by day and region by region.
enum Orders {
  struct Outcome {
    var orders: [Order] = []
    var lostInOutage = CheckoutOutage.Loss()
  }

  static func generate(seed: UInt64, customers: [Customer]) -> Outcome {
    var random = RandomStream(seed: seed, name: "orders")
    let buyers = Dictionary(
      uniqueKeysWithValues: Region.allCases.map { ($0, BuyerPool(region: $0, customers: customers)) })
    var outcome = Outcome()
    for date in TradingCalendar.days {
      for region in Region.allCases {
        guard let pool = buyers[region] else { continue }
        let noise = max(0.6, 1 + 0.07 * random.normal())
        let mean = dailyOrders(of: region, on: date) * noise
        for _ in 0..<random.count(mean: mean) {
          let order = draw(on: date, from: pool, customers: customers, using: &random)
          let isSpared = random.chance(CheckoutOutage.survivingShare)
          if CheckoutOutage.covers(date, region), order.channel.isOnline, !isSpared {
            outcome.lostInOutage.orders += 1
            outcome.lostInOutage.sales = outcome.lostInOutage.sales + order.sales
          } else {
            outcome.orders.append(order)
          }
        }
      }
      if date == LargeOrder.date, let large = LargeOrder.order(for: customers) {
        outcome.orders.append(large)
      }
    }
    PricingError.tempt(&outcome.orders, customers: customers, seed: seed)
    QuantityOutlier.plant(in: &outcome.orders, customers: customers)
    for index in outcome.orders.indices { outcome.orders[index].id = "SO\(10001 + index)" }
    return outcome
  }

  /// Mean orders of a region on a day: its size, its growth, and how busy the day is.
  static func dailyOrders(of region: Region, on date: CalendarDate) -> Double {
    let (size, growth) =
      switch region {
      case .west: (2.25, 0.15)
      case .central: (1.65, 0.04)
      case .east: (2.05, 0.08)
      case .south: (1.40, -0.03)
      case .emea: (2.75, 0.09)
      case .apac: (1.00, 0.20)
      }
    return size * (1 + growth * TradingCalendar.yearsIn(date))
      * TradingCalendar.activity(on: date, in: region)
  }

  private static func draw(
    on date: CalendarDate, from pool: BuyerPool, customers: [Customer], using random: inout RandomStream
  ) -> Order {
    let index = pool.draw(on: date, customers: customers, using: &random)
    let customer = customers[index]
    let channel: Channel
    if TradingCalendar.isWeekend(date) {
      channel = random.chance(0.7) ? .web : .api
    } else {
      channel = [.web, .api, .phone, .field][random.index(weights: [58, 26, 8, 8])]
    }
    let count = 1 + random.index(weights: [24, 26, 20, 13, 9, 5, 3])
    var lines: [OrderLine] = []
    var chosen: Set<String> = []
    while lines.count < count {
      let product = BasketChoice.product(for: customer, on: date, using: &random)
      guard chosen.insert(product.id).inserted else { continue }
      lines.append(line(of: product, for: customer, on: date, using: &random))
    }
    return Order(
      date: date, shipDate: shipDate(after: date, region: customer.region, using: &random), customer: index,
      rep: customer.accountManager, channel: channel, lines: lines)
  }

  /// A line as the customer would order it that day.
  static func line(
    of product: Product, for customer: Customer, on date: CalendarDate, using random: inout RandomStream
  ) -> OrderLine {
    let edition = PriceList.editionIndex(on: date)
    let size = Double(product.usualQuantity) * customer.segment.quantityFactor * random.number(in: 0.4...1.65)
    var discount = random.pick(customer.segment.discounts)
    if PackagingWeek.covers(product.category, on: date) { discount = max(discount, PackagingWeek.percent) }
    let extra = DiscountDrift.extraPercent(of: customer.accountManager, on: date)
    let list = PriceList.price(of: product, edition: edition)
    let isMispriced = PricingError.covers(product.name, on: date)
    let costLevel = random.integer(in: 98...102)
    var line = OrderLine(
      product: product, quantity: max(1, Int(size + 0.5)),
      unitPrice: isMispriced ? PricingError.price(list: list) : list, discountPercent: discount + extra,
      unitCost: PriceList.unitCost(of: product, edition: edition).percent(costLevel))
    if isMispriced {
      let right = (list * line.quantity).percent(100 - line.discountPercent)
      line.mark = StoryMark(story: .pricingError, amount: right - line.sales)
    }
    return line
  }

  private static func shipDate(
    after date: CalendarDate, region: Region, using random: inout RandomStream
  ) -> CalendarDate? {
    let longest = region == .apac ? 7 : region == .emea ? 5 : 4
    var day = date.adding(days: random.integer(in: 1...longest))
    while TradingCalendar.isWeekend(day) { day = day.adding(days: 1) }
    return day <= TradingCalendar.lastDay ? day : nil
  }

  static func table(_ orders: [Order], customers: [Customer]) -> CSVTable {
    var table = CSVTable(
      name: "orders",
      columns: [
        "order_id", "line", "order_date", "ship_date", "customer_id", "customer_name", "segment", "country",
        "region",
        "state", "city", "category", "sub_category", "product_id", "product", "sales_rep", "quantity",
        "unit_price",
        "discount", "sales", "cost", "profit", "currency", "channel",
      ])
    for order in orders {
      let customer = customers[order.customer]
      for (number, line) in order.lines.enumerated() {
        table.append([
          order.id, String(number + 1), order.date.iso, Field.date(order.shipDate), customer.id,
          customer.name,
          customer.segment.rawValue, customer.place.country, customer.region.rawValue, customer.place.state,
          customer.place.city, line.product.category, line.product.subCategory, line.product.id,
          line.product.name,
          order.rep, String(line.quantity), line.unitPrice.text,
          Field.fraction(percent: line.discountPercent),
          line.sales.text, line.cost.text, line.profit.text, "USD", order.channel.rawValue,
        ])
      }
    }
    return table
  }
}
