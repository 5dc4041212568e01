import QuerentCore

/// Money that came in for an invoice.
struct Payment {
  var id = ""
  let invoice: Int
  let customer: Int
  let date: CalendarDate
  let amount: Money
  let method: String
}

/// The payment table. Most invoices are paid at once, some in two parts, a few are overdue.
enum Payments {
  /// Pays the invoices and notes in them what came in until the last day.
  static func generate(
    seed: UInt64, invoices: inout [Invoice], orders: [Order], customers: [Customer]
  ) -> [Payment] {
    var random = RandomStream(seed: seed, name: "payments")
    var payments: [Payment] = []
    for index in invoices.indices {
      let invoice = invoices[index]
      let isWeb = invoice.orderIndex.map { orders[$0].channel == .web } ?? false
      let byCard = isWeb && customers[invoice.customer].segment == .smallBusiness
      let method = byCard ? "card" : random.pick(["ach", "ach", "wire", "card", "check"])
      let isLate = random.chance(0.05)
      let delay = byCard ? 0 : random.integer(in: -9...8) + (isLate ? 35 : 0)
      let due = byCard ? invoice.date : invoice.dueDate
      let date = max(invoice.date, due.adding(days: delay))
      let isSplit = !byCard && invoice.amount.cents > 400_000 && random.chance(0.06)
      let first = isSplit ? invoice.amount.percent(50) : invoice.amount
      for (part, amount) in [first, invoice.amount - first].enumerated() where amount > .zero {
        let paidOn = date.adding(days: part * 15)
        guard paidOn <= TradingCalendar.lastDay else { continue }
        invoices[index].paid = invoices[index].paid + amount
        payments.append(
          Payment(invoice: index, customer: invoice.customer, date: paidOn, amount: amount, method: method))
      }
    }
    payments = payments.enumerated().sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }
      .map(\.element)
    for index in payments.indices { payments[index].id = "PY\(10001 + index)" }
    return payments
  }

  static func table(_ payments: [Payment], invoices: [Invoice], customers: [Customer]) -> CSVTable {
    var table = CSVTable(
      name: "payments",
      columns: ["payment_id", "invoice_id", "customer_id", "payment_date", "amount", "method"])
    for payment in payments {
      table.append([
        payment.id, invoices[payment.invoice].id, customers[payment.customer].id, payment.date.iso,
        payment.amount.text,
        payment.method,
      ])
    }
    return table
  }
}
