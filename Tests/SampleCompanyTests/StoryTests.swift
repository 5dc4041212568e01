import QuerentCore
import Testing

@testable import SampleCompany

/// Each planted story is in the committed tables as `stories.yaml` tells it.
@Suite struct StoryTests {
  let data: CommittedData

  init() throws { data = try CommittedData.shared.get() }

  private func story(_ name: StoryName) throws -> CommittedStory {
    try #require(data.stories[name.rawValue])
  }

  /// The rows of a table that a story names.
  private func rows(of name: StoryName, in table: CommittedTable, _ file: String, key: String) throws -> [Int]
  {
    let ids = Set(try #require(story(name).rows[file]))
    let keys = table.column(key)
    let found = table.rows.indices.filter { ids.contains(keys[$0]) }
    #expect(found.count == ids.count, "\(name.rawValue): rows of \(file)")
    return found
  }

  @Test func `every story is told, with its period`() throws {
    #expect(Set(data.stories.keys) == Set(StoryName.allCases.map(\.rawValue)))
    for name in StoryName.allCases {
      let values = try story(name).values
      #expect(values["start"]! <= values["end"]!)
    }
  }

  @Test func `the outage takes most orders of its region and of no other`() throws {
    let outage = try story(.checkoutOutage).values
    let (start, end) = (outage["start"]!, outage["end"]!)
    let (ids, dates, regions) = (
      data.orders.column("order_id"), data.orders.column("order_date"), data.orders.column("region")
    )
    for region in Region.allCases.map(\.rawValue) {
      func orders(from first: String, to last: String) -> Double {
        Double(
          Set(
            ids.indices.filter { regions[$0] == region && first <= dates[$0] && dates[$0] <= last }.map {
              ids[$0]
            }
          ).count)
      }
      // The four times twelve days before, beginning on the same weekday each.
      let usual =
        (1...4).map { weeks -> Double in
          let shift = -14 * weeks
          return orders(
            from: CheckoutOutage.firstDay.adding(days: shift).iso,
            to: CheckoutOutage.lastDay.adding(days: shift).iso)
        }.reduce(0, +) / 4
      let share = orders(from: start, to: end) / usual
      #expect(
        region == outage["region"] ? share <= 0.4 : share >= 0.6, "\(region): \(share) of the usual orders")
    }
  }

  @Test func `the outage shows in logs, tickets and the funnel`() throws {
    let outage = try story(.checkoutOutage).values
    let period = outage["start"]!...outage["end"]!
    let logged = try rows(of: .checkoutOutage, in: data.logs, "app_logs", key: "log_id")
    #expect(logged.count >= 80)
    let (errors, logRegions) = (data.logs.column("error"), data.logs.column("region"))
    let failing = errors.indices.filter { errors[$0] == outage["error"] }
    #expect(failing == logged)
    #expect(failing.allSatisfy { logRegions[$0] == outage["region"] })

    let tickets = try rows(of: .checkoutOutage, in: data.tickets, "tickets", key: "ticket_id")
    let (opened, ticketRegions) = (data.tickets.column("opened_at"), data.tickets.column("region"))
    #expect(tickets.count >= 60)
    #expect(
      tickets.allSatisfy {
        period.contains(String(opened[$0].prefix(10))) && ticketRegions[$0] == outage["region"]
      })

    let metrics = data.webMetrics
    let (days, regions) = (metrics.column("metric_date"), metrics.column("region"))
    func rate(of region: String, in days: (String) -> Bool, _ dates: [String]) -> Double {
      let rows = dates.indices.filter { regions[$0] == region && days(dates[$0]) }
      let sum = { (name: String) in rows.reduce(0) { $0 + Int(metrics.rows[$1][metrics.columns[name]!])! } }
      return Double(sum("orders_created")) / Double(sum("attempts"))
    }
    let before = rate(of: "EMEA", in: { "2026-09-01" <= $0 && $0 < period.lowerBound }, days)
    #expect(rate(of: "EMEA", in: { period.contains($0) }, days) < 0.3 * before)
  }

  @Test func `duplicate refunds pay the same payment back twice`() throws {
    let seconds = try rows(of: .duplicateRefunds, in: data.refunds, "refunds", key: "refund_id")
    let (payments, amounts, agents) = (
      data.refunds.column("payment_id"), data.refunds.cents("amount"), data.refunds.column("agent")
    )
    for row in seconds {
      let same = payments.indices.filter { payments[$0] == payments[row] && $0 != row }
      #expect(same.count == 1)
      #expect(same.allSatisfy { amounts[$0] == amounts[row] && agents[$0] != agents[row] })
    }
    #expect(
      seconds.map { amounts[$0] }.reduce(0, +)
        == CommittedTable.cents(try story(.duplicateRefunds).values["amount"]!))
  }

  @Test func `invoices are below the price book exactly where a story says so`() throws {
    var prices: [String: [(from: String, cents: Int)]] = [:]
    let book = data.priceBook
    for (row, cents) in zip(book.rows, book.cents("list_price")) where !row[book.columns["plan"]!].isEmpty {
      prices[row[book.columns["plan"]!], default: []].append((row[book.columns["valid_from"]!], cents))
    }
    let subscriptions = Dictionary(
      uniqueKeysWithValues: zip(data.subscriptions.column("subscription_id"), data.subscriptions.rows))
    let names = data.subscriptions.columns
    let invoices = data.invoices
    var short: [String: Int] = [:]
    for (row, amount) in zip(invoices.rows, invoices.cents("amount")) {
      guard let subscription = subscriptions[row[invoices.columns["subscription_id"]!]] else { continue }
      let start = row[invoices.columns["period_start"]!]
      let changed = subscription[names["plan_changed_on"]!]
      let plan = subscription[names[changed > start ? "previous_plan" : "plan"]!]
      let price = prices[plan]!.last { $0.from <= start }!.cents
      let hasDiscount = subscription[names["discount_until"]!] > start
      let discount = hasDiscount ? CommittedTable.percent(subscription[names["discount"]!]) : 0
      let expected = (price * 3 * Int(subscription[names["seats"]!])! * (100 - discount) + 50) / 100
      if expected != amount { short[row[invoices.columns["invoice_id"]!]] = expected - amount }
    }
    let told = try [StoryName.underbilling, .tierMismatch].map { try story($0) }
    #expect(Set(short.keys) == Set(told.flatMap { $0.rows["invoices"]! }))
    for story in told {
      let sum = story.rows["invoices"]!.compactMap { short[$0] }.reduce(0, +)
      #expect(sum == CommittedTable.cents(story.values["amount"]!))
    }
    #expect(told.allSatisfy { $0.rows["invoices"]!.count >= 15 })
  }

  @Test func `refunds of one product spike for twelve days`() throws {
    let spike = try rows(of: .refundSpike, in: data.refunds, "refunds", key: "refund_id")
    let (dates, reasons) = (data.refunds.column("refund_date"), data.refunds.column("reason"))
    #expect(spike.count >= 30)
    #expect(reasons.indices.filter { reasons[$0] == "defective" } == spike)
    let inside = dates.filter { "2026-06-08" <= $0 && $0 <= "2026-06-19" }.count
    let usual = Double(dates.count - spike.count) / 1096 * 12
    #expect(Double(inside) > 4 * usual)
  }

  @Test func `credits are split under the limit or approved by their author only in the stories`() throws {
    let split = try rows(of: .splitCredits, in: data.credits, "credits", key: "credit_id")
    let own = try rows(of: .selfApprovedCredits, in: data.credits, "credits", key: "credit_id")
    let campaign = try rows(of: .outageCampaignCredits, in: data.credits, "credits", key: "credit_id")
    let (creators, approvers) = (data.credits.column("created_by"), data.credits.column("approved_by"))
    let amounts = data.credits.cents("amount")
    #expect(creators.indices.filter { creators[$0] == approvers[$0] } == own)
    #expect(amounts.indices.filter { amounts[$0] > 50_000 && approvers[$0].isEmpty } == campaign)
    #expect(
      split.allSatisfy { (47_500..<50_000).contains(amounts[$0]) && creators[$0] == SplitCredits.agent })
    let customers = data.credits.column("customer_id")
    let groups = Dictionary(grouping: split) { customers[$0] }
    #expect(groups.count == SplitCredits.groupCount)
    #expect(groups.values.allSatisfy { $0.map { amounts[$0] }.reduce(0, +) > 50_000 })
  }

  @Test func `only the two reps drift in their discounts`() {
    var sums: [String: [Int: (sum: Int, count: Int)]] = [:]
    let (reps, dates) = (data.orders.column("sales_rep"), data.orders.column("order_date"))
    let discounts = data.orders.column("discount").map { CommittedTable.percent($0) }
    for row in reps.indices {
      let phase = dates[row] < "2026-03-01" ? 0 : dates[row] < "2026-07-01" ? 1 : 2
      let (sum, count) = sums[reps[row]]?[phase] ?? (0, 0)
      sums[reps[row], default: [:]][phase] = (sum + discounts[row], count + 1)
    }
    for (rep, phases) in sums {
      let means = (0...2).map { Double(phases[$0]!.sum) / Double(phases[$0]!.count) }
      if DiscountDrift.reps.contains(rep) {
        #expect(means[1] > means[0] + 2 && means[2] > means[1] + 4, "\(rep) \(means)")
      } else {
        #expect(abs(means[2] - means[0]) < 2.5, "\(rep) \(means)")
      }
    }
  }

  @Test func `slipped renewals were due abroad, are still open, and are the only ones pushed so often`()
    throws
  {
    let slipped = try rows(
      of: .slippedRenewals, in: data.opportunities, "opportunities", key: "opportunity_id")
    let table = data.opportunities
    let (types, stages, regions) = (table.column("type"), table.column("stage"), table.column("region"))
    let (planned, close) = (table.column("original_close_date"), table.column("close_date"))
    let pushes = table.column("times_pushed").map { Int($0)! }
    #expect(slipped.count >= 8)
    #expect(slipped == types.indices.filter { types[$0] == "Renewal" && pushes[$0] >= 2 })
    for row in slipped {
      #expect(stages[row] == "Negotiation" && close[row] > "2026-10-31" && planned[row] <= "2026-10-31")
      #expect(["EMEA", "APAC"].contains(regions[row]))
    }
  }

  @Test func `prices leave the list only in the week of the pricing error`() throws {
    var prices: [String: [(from: String, cents: Int)]] = [:]
    let book = data.priceBook
    for (row, cents) in zip(book.rows, book.cents("list_price")) {
      prices[row[book.columns["product_id"]!], default: []].append((row[book.columns["valid_from"]!], cents))
    }
    let table = data.orders
    let (products, dates, charged) = (
      table.column("product_id"), table.column("order_date"), table.cents("unit_price")
    )
    let (ids, lines) = (table.column("order_id"), table.column("line"))
    let wrong = charged.indices.filter { row in
      charged[row] != prices[products[row]]!.last { $0.from <= dates[row] }!.cents
    }.map { "\(ids[$0])/\(lines[$0])" }
    #expect(wrong == (try story(.pricingError).rows["orders"]))
    #expect(wrong.count >= 6)
  }

  @Test func `the mistyped quantity is the largest, the large order is in order`() throws {
    let quantities = data.orders.column("quantity").map { Int($0)! }
    let largest = quantities.indices.max { quantities[$0] < quantities[$1] }!
    let line = "\(data.orders.column("order_id")[largest])/\(data.orders.column("line")[largest])"
    #expect([line] == (try story(.quantityOutlier).rows["orders"]))

    let large = try story(.largeOrder)
    let invoice = try rows(of: .largeOrder, in: data.invoices, "invoices", key: "invoice_id")
    let deal = try rows(of: .largeOrder, in: data.opportunities, "opportunities", key: "opportunity_id")
    #expect(large.rows["orders"]!.count == 3)
    #expect(
      invoice.map { data.invoices.cents("amount")[$0] } == deal.map { data.opportunities.cents("amount")[$0] }
    )
    #expect(invoice.map { data.invoices.column("status")[$0] } == ["paid"])
    #expect(deal.map { data.opportunities.column("stage")[$0] } == ["Closed Won"])
  }

  @Test func `rightful refunds stay within their payments`() throws {
    let equal = try rows(of: .equalRefunds, in: data.refunds, "refunds", key: "refund_id")
    let halves = try rows(of: .refundInParts, in: data.refunds, "refunds", key: "refund_id")
    let payments = data.refunds.column("payment_id")
    #expect(Set(equal.map { payments[$0] }).count == equal.count)
    #expect(Dictionary(grouping: halves) { payments[$0] }.values.allSatisfy { $0.count == 2 })
  }

  @Test func `the maintenance answers lie in their two hours`() throws {
    let rows = try rows(of: .maintenanceWindow, in: data.logs, "app_logs", key: "log_id")
    let (moments, states) = (data.logs.column("logged_at"), data.logs.column("status"))
    #expect(rows.count >= 20)
    #expect(states.indices.filter { states[$0] == "503" } == rows)
    #expect(rows.allSatisfy { "2026-09-13 02:00:00" <= moments[$0] && moments[$0] < "2026-09-13 04:00:00" })
  }

  @Test func `packaging week is the one week when everybody gives fifteen percent on packaging`() {
    let table = data.orders
    let (dates, categories) = (table.column("order_date"), table.column("category"))
    let discounts = table.column("discount").map { CommittedTable.percent($0) }
    let week = dates.indices.filter {
      categories[$0] == "Packaging" && "2026-05-11" <= dates[$0] && dates[$0] <= "2026-05-17"
    }
    #expect(week.count >= 20)
    #expect(week.allSatisfy { discounts[$0] >= 15 })
  }

  @Test func `October 2026 is below September, for the region of the outage`() {
    var sales: [String: Int] = [:]
    let table = data.orders
    for (row, cents) in zip(table.rows, table.cents("sales")) {
      let month = row[table.columns["order_date"]!].prefix(7)
      sales["\(month)", default: 0] += cents
      sales["\(month) \(row[table.columns["region"]!])", default: 0] += cents
    }
    let change = sales["2026-10"]! - sales["2026-09"]!
    let abroad = sales["2026-10 EMEA"]! - sales["2026-09 EMEA"]!
    #expect(change < 0)
    #expect(Double(abroad) < 0.6 * Double(change))
  }
}
