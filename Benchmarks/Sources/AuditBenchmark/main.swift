import Detection
import Foundation

/// Times a billing audit of 100,000 invoices (or as many as the first argument says).
let wanted = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 100_000
var state: UInt64 = 7

@MainActor func draw(_ count: Int) -> Int {
  state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
  return Int(state >> 33) % count
}

var book = BillingBook()
book.parts = Set(BillingPart.allCases)
book.plans = ["basic", "team", "firm"]
for (plan, price) in [12.0, 34, 90].enumerated() {
  book.prices.append(
    .init(plan: plan, price: price, includedUnits: 1000, overagePrice: 0.02, from: 19_000, to: 20_199))
  book.prices.append(
    .init(plan: plan, price: price + 2, includedUnits: 1000, overagePrice: 0.02, from: 20_200))
}
let periods = 24
for number in 0..<(wanted / periods) {
  let plan = draw(3)
  let seats = Double(1 + draw(12))
  book.subscriptions.append(.init(id: "S\(number)", plan: plan, seats: seats, start: 19_700))
  if number % 10 == 0 {
    book.changes.append(
      .init(subscription: number, day: 19_950, oldPlan: (plan + 1) % 3, newPlan: plan, isImmediate: false))
  }
  for period in 0..<periods {
    let start = 19_700 + draw(3) + period * 30
    let inForce = number % 10 == 0 && start < 19_950 ? (plan + 1) % 3 : plan
    let price = [12.0, 34, 90][inForce] + (start >= 20_200 ? 2 : 0)
    let units = Double(draw(20_000))
    let overage = (max(0, units - 1000 * seats) * 2).rounded() / 100
    let billed = draw(200) == 0 ? max(1, seats - 1) : seats
    book.usage.append(.init(subscription: number, start: start, units: units))
    let id = book.invoices.count
    book.invoices.append(
      .init(
        id: "I\(id)", subscription: number, start: start, end: start + 29, issued: start, plan: inForce,
        seats: billed,
        unitPrice: price, discount: 0, overage: overage, proration: 0, total: price * billed + overage))
    book.payments.append(
      .init(id: "P\(id)", customer: number, amount: price * billed + overage, day: start + 3))
    if draw(20) == 0 {
      book.refunds.append(
        .init(
          id: "R\(id)", payment: id, customer: number, amount: price * billed + overage, day: start + 9,
          members: [draw(12), draw(6)]))
    }
  }
}
book.refundDimensions = [
  .init(name: "agent", members: (0..<12).map { "A\($0)" }),
  .init(name: "reason", members: (0..<6).map { "R\($0)" }),
]
book.people = (0..<14).map { "A\($0)" }
for number in 0..<(wanted / 20) {
  let isLarge = draw(6) == 0
  book.credits.append(
    .init(
      id: "K\(number)", customer: draw(book.subscriptions.count),
      amount: Double(isLarge ? 210 + draw(600) : 5 + draw(80)),
      day: 19_700 + draw(700), creator: draw(12), approver: isLarge ? 12 + draw(2) : nil))
}

let ready = book
var report = AuditReport()
let time = ContinuousClock().measure { report = BillingAudit(ready).report() }
print(
  "\(ready.invoices.count) invoices, \(ready.payments.count) payments, \(ready.refunds.count) refunds, \(ready.credits.count) credits: "
    + "\(report.findings.count) findings in \(time)")
// the target of 100,000 invoices
exit(time > .seconds(2) && wanted <= 100_000 ? 1 : 0)
