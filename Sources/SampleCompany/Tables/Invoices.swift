import QuerentCore

/// The invoice table: one invoice for each shipped order, on the day it leaves, and one for each billing period.
enum Invoices {
  static func generate(
    seed: UInt64, orders: [Order], subscriptions: [Subscription], customers: [Customer]
  ) -> [Invoice] {
    var invoices: [Invoice] = []
    for (index, order) in orders.enumerated() {
      guard let shipDate = order.shipDate else { continue }
      var invoice = Invoice(
        customer: order.customer, date: shipDate,
        dueDate: shipDate.adding(days: customers[order.customer].segment.paymentDays), subject: .order(index),
        amount: order.invoiceAmount)
      invoice.mark = order.lines.lazy.compactMap(\.mark).first {
        $0.story == .quantityOutlier || $0.story == .largeOrder
      }.map { StoryMark(story: $0.story) }
      invoices.append(invoice)
    }
    for (index, subscription) in subscriptions.enumerated() {
      let days = customers[subscription.customer].segment.paymentDays
      for start in subscription.periodStarts {
        invoices.append(
          invoice(for: subscription, index: index, from: start, paymentDays: days))
      }
    }
    invoices = invoices.enumerated().sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }
      .map(\.element)
    Underbilling.plant(in: &invoices, subscriptions: subscriptions, seed: seed)
    TierMismatch.plant(in: &invoices, subscriptions: subscriptions)
    for index in invoices.indices { invoices[index].id = "IN\(10001 + index)" }
    return invoices
  }

  private static func invoice(
    for subscription: Subscription, index: Int, from start: CalendarDate, paymentDays: Int
  ) -> Invoice {
    let plan = subscription.plan(on: start)
    let charge = SubscriptionCharge(
      subscription: index, periodStart: start, periodEnd: start.adding(months: 3).adding(days: -1),
      plan: plan,
      seats: subscription.seats, unitPrice: plan.price(on: start),
      discountPercent: subscription.discountPercent(on: start))
    var invoice = Invoice(
      customer: subscription.customer, date: start, dueDate: start.adding(days: paymentDays),
      subject: .subscription(charge), amount: charge.amount)
    if let changed = subscription.planChangedOn, charge.periodStart < changed, changed <= charge.periodEnd {
      invoice.mark = StoryMark(story: .planChangeNextCycle)
    } else if charge.discountPercent == 30 {
      invoice.mark = StoryMark(story: .agreedDiscount)
    }
    return invoice
  }

  static func table(
    _ invoices: [Invoice], orders: [Order], subscriptions: [Subscription], customers: [Customer]
  ) -> CSVTable {
    var table = CSVTable(
      name: "invoices",
      columns: [
        "invoice_id", "order_id", "subscription_id", "customer_id", "invoice_date", "due_date",
        "period_start",
        "period_end", "billed_plan", "seats", "unit_price", "discount", "amount", "status",
      ])
    for invoice in invoices {
      let charge = invoice.charge
      table.append([
        invoice.id, invoice.orderIndex.map { orders[$0].id } ?? "",
        charge.map { subscriptions[$0.subscription].id } ?? "",
        customers[invoice.customer].id, invoice.date.iso, invoice.dueDate.iso,
        Field.date(charge?.periodStart),
        Field.date(charge?.periodEnd), charge?.plan.rawValue ?? "", charge.map { String($0.seats) } ?? "",
        charge?.unitPrice.text ?? "", charge.map { Field.fraction(percent: $0.discountPercent) } ?? "",
        invoice.amount.text, invoice.status,
      ])
    }
    return table
  }
}
