/// Writes the invoice that should have been written, from what was agreed.
struct InvoiceRebuilder {
  /// What an invoice should have held.
  struct Expected {
    var plan: Int
    /// For one seat and period, as agreed or from the price list.
    var unitPrice: Double
    var seats: Double
    /// Price, seats and length of the period.
    var base: Double
    var discount: Double
    var overage: Double
    var proration: Double
    var total: Double { base - discount + overage + proration }
  }

  let book: BillingBook
  var conventions = BillingConventions()
  /// Places of the prices of each plan, of the changes and of the usage of each subscription, oldest first.
  private let pricesOfPlan: [[Int]]
  private let changesOf: [[Int]]
  private let usageOf: [[Int]]
  /// The usual length of a period in days.
  private let usualDays: Double
  /// What amounts are rounded to: a hundredth, or one where the book is kept in cents or in a currency without them.
  private let roundedTo: Double

  init(_ book: BillingBook) {
    self.book = book
    var prices = [[Int]](repeating: [], count: book.plans.count)
    for (index, price) in book.prices.enumerated() { prices[price.plan].append(index) }
    pricesOfPlan = prices.map {
      $0.sorted { (book.prices[$0].from ?? .min) < (book.prices[$1].from ?? .min) }
    }
    var changes = [[Int]](repeating: [], count: book.subscriptions.count)
    for (index, change) in book.changes.enumerated() { changes[change.subscription].append(index) }
    changesOf = changes.map { $0.sorted { book.changes[$0].day < book.changes[$1].day } }
    var usage = [[Int]](repeating: [], count: book.subscriptions.count)
    for (index, metered) in book.usage.enumerated() { usage[metered.subscription].append(index) }
    usageOf = usage.map { $0.sorted { book.usage[$0].start < book.usage[$1].start } }
    let step = max(1, book.invoices.count / 1000)
    usualDays = RobustStatistics.median(
      stride(from: 0, to: book.invoices.count, by: step).map {
        Double(book.invoices[$0].end - book.invoices[$0].start + 1)
      })
    let areWhole = book.invoices.allSatisfy { $0.total == $0.total.rounded() }
    roundedTo = areWhole && book.invoices.contains { $0.total != 0 } ? 1 : 0.01
  }

  /// The plan in force on a day.
  func plan(of subscription: Int, on day: Int) -> Int? {
    var latest: Int?
    for index in changesOf[subscription] {
      let change = book.changes[index]
      let counts = conventions.changesCountOnTheirDay ? change.day <= day : change.day < day
      if counts {
        latest = change.newPlan ?? latest
      } else {
        return change.oldPlan ?? latest ?? book.subscriptions[subscription].plan
      }
    }
    return latest ?? book.subscriptions[subscription].plan
  }

  /// The price of a plan on a day; of the nearest edition where the list has a hole.
  func price(of plan: Int, on day: Int) -> BillingBook.Price? {
    var best: BillingBook.Price?
    for index in pricesOfPlan[plan] {
      let price = book.prices[index]
      guard (price.from ?? .min) <= day || best == nil else { break }
      best = price
    }
    return best
  }

  /// Prices of a plan that held before a day.
  func earlierPrices(of plan: Int, before day: Int) -> [BillingBook.Price] {
    pricesOfPlan[plan].map { book.prices[$0] }.filter { ($0.to ?? .max) < day }
  }

  /// Changes inside the period, after its first day.
  func changes(in invoice: BillingBook.Invoice) -> [BillingBook.PlanChange] {
    guard let subscription = invoice.subscription else { return [] }
    return changesOf[subscription].map { book.changes[$0] }.filter { change in
      let isInside =
        conventions.changesCountOnTheirDay ? change.day > invoice.start : change.day >= invoice.start
      return isInside && change.day <= invoice.end
    }
  }

  /// How many times the price a period costs.
  private func periods(_ invoice: BillingBook.Invoice) -> Double {
    if conventions.isMonthlyPrice { return CivilDate.months(from: invoice.start, through: invoice.end) }
    let days = Double(invoice.end - invoice.start + 1)
    return usualDays > 0 && days < 0.8 * usualDays ? days / usualDays : 1
  }

  /// Whether a discount was agreed for the period.
  func agreedDiscount(_ subscription: BillingBook.Subscription, on day: Int) -> Double {
    guard let until = subscription.discountUntil else { return subscription.discount }
    let holds = conventions.discountHoldsOnLastDay ? day <= until : day < until
    return holds ? subscription.discount : 0
  }

  /// The metered period that is billed.
  func usage(billedBy invoice: BillingBook.Invoice) -> BillingBook.Usage? {
    guard let subscription = invoice.subscription else { return nil }
    let rows = usageOf[subscription]
    if conventions.isUsageOfSamePeriod {
      return rows.first { abs(book.usage[$0].start - invoice.start) <= 1 }.map { book.usage[$0] }
    }
    let length = invoice.end - invoice.start + 1
    return rows.last {
      book.usage[$0].start < invoice.start - 1 && book.usage[$0].start >= invoice.start - length * 3 / 2
    }.map { book.usage[$0] }
  }

  /// The invoice that should have been written; `nil` where the book does not say enough.
  /// - Parameter seats: seats to use instead of those agreed.
  func expected(_ invoice: BillingBook.Invoice, seats known: Double? = nil) -> Expected? {
    guard let place = invoice.subscription, let plan = plan(of: place, on: invoice.start) else { return nil }
    let subscription = book.subscriptions[place]
    let day = conventions.isPricedWhenIssued ? invoice.issued : invoice.start
    let list = price(of: plan, on: day)
    guard let unit = subscription.customPrice ?? list?.price else { return nil }
    let seats = known ?? subscription.seats ?? invoice.seats ?? 1
    let factor = (conventions.isPricePerSeat ? seats : 1) * periods(invoice)
    let isPerSeat =
      subscription.customPrice == nil || conventions.isAgreedPricePerSeat ? conventions.isPricePerSeat : false
    let base = unit * (isPerSeat ? seats : 1) * periods(invoice)
    let share = agreedDiscount(subscription, on: invoice.start)
    let isDiscounted = subscription.customPrice == nil || conventions.isAgreedPriceDiscounted
    var overage = 0.0
    if let used = usage(billedBy: invoice) {
      let terms =
        conventions.isUsageChargedByItsPlan
        ? self.plan(of: place, on: used.start).flatMap { price(of: $0, on: used.start) } : list
      if let included = terms?.includedUnits, let perUnit = terms?.overagePrice {
        overage = max(0, used.units - included * (conventions.isIncludedPerSeat ? seats : 1)) * perUnit
      }
    }
    var proration = 0.0
    if subscription.customPrice == nil {
      let length = Double(invoice.end - invoice.start + 1)
      for change in changes(in: invoice)
      where change.isImmediate ?? conventions.proratesUnmarkedChanges {
        let priced = conventions.isProrationPricedOnItsDay ? change.day : day
        guard let old = change.oldPlan.flatMap({ price(of: $0, on: priced) }),
          let new = change.newPlan.flatMap({ price(of: $0, on: priced) })
        else { continue }
        proration += (new.price - old.price) * factor * Double(invoice.end - change.day + 1) / length
      }
      if conventions.isProrationDiscounted { proration *= 1 - share }
    }
    return Expected(
      plan: plan, unitPrice: unit, seats: seats, base: base, discount: isDiscounted ? base * share : 0,
      overage: cents(overage), proration: cents(proration))
  }

  private func cents(_ amount: Double) -> Double {
    roundedTo == 1 ? amount.rounded() : (amount * 100).rounded() / 100
  }

  /// What may be lost to rounding: of each of an invoice's parts a half of what amounts are rounded to.
  func tolerance(_ amount: Double) -> Double { max(roundedTo == 1 ? 2 : 0.05, abs(amount) * 1e-5) }

  /// Whether an invoice is what the book asks for.
  func agrees(_ invoice: BillingBook.Invoice) -> Bool {
    guard let total = expected(invoice)?.total else { return false }
    return abs(total - invoice.total) <= tolerance(total)
  }

  /// The same rebuilder with the conventions under which most invoices add up: one property at a time, until nothing
  /// gets better (coordinate ascent over a sample).
  func learningConventions() -> InvoiceRebuilder {
    let sample = self.sample()
    guard !sample.isEmpty else { return self }
    var best = self
    var count = best.agreeing(sample)
    for _ in 0..<2 {
      let before = count
      for property in BillingConventions.alternatives {
        var other = best
        other.conventions[keyPath: property].toggle()
        let agreeing = other.agreeing(sample)
        if agreeing > count { (best, count) = (other, agreeing) }
      }
      if count == before { break }
    }
    best.conventions.isDiscountAmount = best.discountIsAmount(sample)
    return best
  }

  /// Up to 6,000 invoices, evenly, and those that change a plan, which are few and tell the most.
  private func sample() -> [Int] {
    let all = book.invoices.indices.filter { book.invoices[$0].subscription != nil }
    let step = max(1, all.count / 4000)
    var sample = stride(from: 0, to: all.count, by: step).map { all[$0] }
    if step > 1 {
      sample += all.filter { !changes(in: book.invoices[$0]).isEmpty }.prefix(2000)
    }
    return sample
  }

  private func agreeing(_ sample: [Int]) -> Int {
    sample.count { agrees(book.invoices[$0]) }
  }

  private func discountIsAmount(_ sample: [Int]) -> Bool {
    var asAmount = 0
    var asShare = 0
    for index in sample {
      let invoice = book.invoices[index]
      guard let discount = invoice.discount, discount > 0, let expected = expected(invoice) else { continue }
      if abs(expected.discount - discount) <= tolerance(discount) { asAmount += 1 }
      let share = discount > 1 ? discount / 100 : discount
      if abs(expected.discount - expected.base * share) <= tolerance(expected.base) { asShare += 1 }
    }
    return asAmount >= asShare
  }
}
