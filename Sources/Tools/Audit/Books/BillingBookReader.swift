import Detection
import QuerentCore
import SemanticLayer

/// Reads a billing book from the tables that were given roles.
struct BillingBookReader {
  let roles: [String: RoleAssignment]
  let reader: BookReader
  private var book = BillingBook()
  private var plans = NameTable()
  private var customers = NameTable()
  private var people = NameTable()
  private var subscriptions: [String: Int] = [:]
  private var payments: [String: Int] = [:]
  /// The one subscription of a customer, and the one payment of an invoice; -1 where there are several.
  private var subscriptionOf: [String: Int] = [:]
  private var paymentOf: [String: Int] = [:]

  init(roles: [String: RoleAssignment], reader: BookReader) {
    self.roles = roles
    self.reader = reader
  }

  /// The whole book.
  func read(approvalLimit: Double?) throws -> BillingBook {
    var copy = self
    copy.book.approvalLimit = approvalLimit
    try copy.readPrices()
    try copy.readSubscriptions()
    try copy.readChanges()
    try copy.readUsage()
    try copy.readInvoices()
    try copy.readPayments()
    try copy.readRefunds()
    try copy.readCredits()
    copy.book.plans = copy.plans.names
    copy.book.people = copy.people.names
    return copy.book
  }

  private func rows(_ role: String) throws -> BookRows? {
    try roles[role].map { try reader.rows(of: $0) }
  }

  private mutating func add(_ parts: BillingPart...) { book.parts.formUnion(parts) }

  /// Names of plans are compared without case.
  private mutating func plan(_ rows: BookRows, _ row: Int, _ part: String) -> Int? {
    rows.name(row, part).map { plans.place(ofAnyCase: $0) }
  }

  private mutating func customer(_ rows: BookRows, _ row: Int) -> Int? {
    rows.name(row, "customer").map { customers.place(of: $0) }
  }

  private mutating func readPrices() throws {
    guard let rows = try rows("prices") else { return }
    for row in rows.rows.indices {
      // A list of all that is sold holds more than plans; those rows name none.
      guard let plan = plan(rows, row, "plan"), let price = rows.number(row, "price") else { continue }
      book.prices.append(
        .init(
          plan: plan, price: price, includedUnits: rows.number(row, "included_units"),
          overagePrice: rows.number(row, "overage_price"), from: rows.day(row, "valid_from"),
          to: rows.day(row, "valid_to")))
    }
    guard !book.prices.isEmpty else { return }
    add(.prices)
    if rows.has("valid_from") { add(.priceValidity) }
    if rows.has("included_units"), rows.has("overage_price") { add(.includedUnits) }
  }

  private mutating func readSubscriptions() throws {
    guard let rows = try rows("subscriptions"), rows.has("id") else { return }
    let isPercent = rows.rows.indices.contains { (rows.number($0, "discount") ?? 0) > 1 }
    for row in rows.rows.indices {
      guard let id = rows.name(row, "id") else { continue }
      let plan = plan(rows, row, "plan")
      subscriptions[id] = book.subscriptions.count
      if let customer = rows.name(row, "customer") {
        subscriptionOf[customer] = subscriptionOf[customer] == nil ? book.subscriptions.count : -1
      }
      book.subscriptions.append(
        .init(
          id: id, plan: plan, seats: rows.number(row, "seats"), start: rows.day(row, "start"),
          end: rows.day(row, "end"), customPrice: rows.number(row, "custom_price"),
          discount: (rows.number(row, "discount") ?? 0) / (isPercent ? 100 : 1),
          discountUntil: rows.day(row, "discount_until")))
      if rows.has("previous_plan"), let day = rows.day(row, "plan_changed_on"),
        let old = self.plan(rows, row, "previous_plan")
      {
        book.changes.append(
          .init(subscription: book.subscriptions.count - 1, day: day, oldPlan: old, newPlan: plan))
      }
    }
    add(.subscriptions)
    if rows.has("plan") { add(.subscriptionPlan) }
    if rows.has("seats") { add(.subscriptionSeats) }
    if rows.has("custom_price") { add(.customPrice) }
    if rows.has("discount"), rows.has("discount_until") { add(.discountTerms) }
    if rows.has("previous_plan"), rows.has("plan_changed_on") { add(.changes) }
  }

  private mutating func readChanges() throws {
    guard let assignment = roles["changes"] else { return }
    let rows = try reader.rows(of: assignment, besides: DimensionColumns.of(assignment))
    guard rows.has("new_plan") else { return }
    let mode = ChangeMode.place(in: rows)
    for row in rows.rows.indices {
      guard let subscription = rows.name(row, "subscription").flatMap({ subscriptions[$0] }),
        let day = rows.day(row, "date")
      else { continue }
      let old = plan(rows, row, "old_plan")
      let new = plan(rows, row, "new_plan")
      book.changes.append(
        .init(
          subscription: subscription, day: day, oldPlan: old, newPlan: new,
          isImmediate: mode.flatMap { BookRows.name(rows.rows[row][$0]) }.flatMap(ChangeMode.isImmediate)))
    }
    add(.changes)
    if mode != nil { add(.changeMode) }
  }

  private mutating func readUsage() throws {
    guard let rows = try rows("usage") else { return }
    for row in rows.rows.indices {
      guard let subscription = rows.name(row, "subscription").flatMap({ subscriptions[$0] }),
        let start = rows.day(row, "period_start"), let units = rows.number(row, "units")
      else { continue }
      book.usage.append(.init(subscription: subscription, start: start, units: units))
    }
    if !book.usage.isEmpty { add(.usage) }
  }

  private mutating func readInvoices() throws {
    guard let rows = try rows("invoices"), rows.has("id") else { return }
    book.invoices.reserveCapacity(rows.rows.count)
    var links = 0
    for row in rows.rows.indices {
      guard let id = rows.name(row, "id"), let total = rows.number(row, "total") else { continue }
      var subscription = rows.name(row, "subscription").flatMap { subscriptions[$0] }
      if !rows.has("subscription"), let only = rows.name(row, "customer").flatMap({ subscriptionOf[$0] }),
        only >= 0
      {
        subscription = only
      }
      let issued = rows.day(row, "issued")
      guard let start = rows.day(row, "period_start") ?? issued else { continue }
      if subscription != nil { links += 1 }
      let end = rows.day(row, "period_end") ?? start
      book.invoices.append(
        .init(
          id: id, subscription: rows.day(row, "period_start") == nil ? nil : subscription, start: start,
          end: max(start, end),
          issued: issued ?? start, plan: plan(rows, row, "plan"), seats: rows.number(row, "seats"),
          unitPrice: rows.number(row, "unit_price"), discount: rows.number(row, "discount"),
          overage: rows.number(row, "overage"), proration: rows.number(row, "proration"), total: total))
    }
    add(.invoices)
    if links > 0 { add(.invoiceSubscription) }
    if rows.has("period_start"), rows.has("period_end") { add(.invoicePeriod) }
    if rows.has("plan") { add(.billedPlan) }
    if rows.has("seats") { add(.invoiceSeats) }
    if rows.has("unit_price") { add(.unitPrice) }
    if rows.has("discount") { add(.invoiceDiscount) }
    if rows.has("overage") { add(.overage) }
    if rows.has("proration") { add(.proration) }
  }

  private mutating func readPayments() throws {
    guard let rows = try rows("payments"), rows.has("id") else { return }
    book.payments.reserveCapacity(rows.rows.count)
    for row in rows.rows.indices {
      guard let id = rows.name(row, "id"), let amount = rows.number(row, "amount") else { continue }
      payments[id] = book.payments.count
      if let invoice = rows.name(row, "invoice") {
        paymentOf[invoice] = paymentOf[invoice] == nil ? book.payments.count : -1
      }
      book.payments.append(
        .init(id: id, customer: customer(rows, row), amount: amount, day: rows.day(row, "date")))
    }
    add(.payments)
    if rows.has("customer") { add(.paymentCustomer) }
  }

  private mutating func readRefunds() throws {
    guard let assignment = roles["refunds"] else { return }
    let dimensions = DimensionColumns.of(assignment)
    let rows = try reader.rows(of: assignment, besides: dimensions)
    guard rows.has("id") else { return }
    var members = dimensions.map { _ in NameTable() }
    var links = 0
    for row in rows.rows.indices {
      guard let id = rows.name(row, "id"), let amount = rows.number(row, "amount") else { continue }
      var own: [Int] = []
      for (index, place) in rows.extra.enumerated() {
        own.append(BookRows.name(rows.rows[row][place]).map { members[index].place(of: $0) } ?? -1)
      }
      var payment = rows.name(row, "payment").flatMap { payments[$0] }
      if !rows.has("payment"), let only = rows.name(row, "invoice").flatMap({ paymentOf[$0] }), only >= 0 {
        payment = only
      }
      if payment != nil { links += 1 }
      book.refunds.append(
        .init(
          id: id, payment: payment, customer: customer(rows, row), amount: abs(amount),
          day: rows.day(row, "date"),
          members: own))
    }
    book.refundDimensions = zip(dimensions, members).map { .init(name: $0.label, members: $1.names) }
    add(.refunds)
    if links > 0 { add(.refundPayment) }
    if rows.has("customer") { add(.refundCustomer) }
    if rows.has("date") { add(.refundDay) }
  }

  private mutating func readCredits() throws {
    guard let rows = try rows("credits"), rows.has("id") else { return }
    for row in rows.rows.indices {
      guard let id = rows.name(row, "id"), let amount = rows.number(row, "amount") else { continue }
      let creator = rows.name(row, "creator").map { people.place(ofAnyCase: $0) }
      let approver = rows.name(row, "approver").map { people.place(ofAnyCase: $0) }
      book.credits.append(
        .init(
          id: id, customer: customer(rows, row), payment: rows.name(row, "payment").flatMap { payments[$0] },
          amount: abs(amount), day: rows.day(row, "date") ?? 0, creator: creator, approver: approver,
          isCampaign: rows.name(row, "campaign") != nil))
    }
    add(.credits)
    if rows.has("customer") { add(.creditCustomer) }
    if rows.has("date") { add(.creditDay) }
    if rows.has("creator") { add(.creator) }
    if rows.has("approver") { add(.approver) }
    if rows.has("campaign") { add(.campaign) }
  }
}

/// What data call the two ways a change of plan can count.
enum ChangeMode {
  /// The column that says it: the one named so, else the first whose values nearly all say it.
  static func place(in rows: BookRows) -> Int? {
    rows.places["mode"]
      ?? rows.extra.first { place in
        let said = rows.rows.count { BookRows.name($0[place]).flatMap(isImmediate) != nil }
        return said > 0 && said * 10 >= rows.rows.count * 9
      }
  }

  static func isImmediate(_ text: String) -> Bool? {
    let words = text.lowercased()
    if ["next", "cycle", "renewal", "later", "deferred", "end"].contains(where: { words.contains($0) }) {
      return false
    }
    if ["immediate", "now", "instant", "prorat", "pro rat", "at once", "same"].contains(where: {
      words.contains($0)
    }) {
      return true
    }
    return nil
  }
}

/// Columns that rows of a role can be grouped by: few values against the number of rows, and no part of their own.
enum DimensionColumns {
  static func of(_ assignment: RoleAssignment) -> [SemanticModel.Column] {
    let used = Set(assignment.columns.values.map(\.name))
    let rows = assignment.table.rowCount
    return assignment.table.columns.filter { column in
      guard !used.contains(column.name), column.name != assignment.id?.name, column.role != .text,
        column.type == .text || column.type == .boolean || column.role == .identifier
      else { return false }
      return column.distinctCount >= 2 && column.distinctCount <= max(12, min(400, rows / 5))
    }
  }
}
