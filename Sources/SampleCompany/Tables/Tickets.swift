import QuerentCore

/// A support ticket.
struct Ticket {
  var id = ""
  let opened: Moment
  var closed: Moment?
  let customer: Int
  let topic: TicketTopic
  let priority: String
  let subject: String
  let body: String
  var satisfaction: Int?
  var mark: StoryMark?
}

/// The ticket table: everyday questions, complaints of the outage, and failing label printers.
enum Tickets {
  static func generate(seed: UInt64, orders: [Order], customers: [Customer]) -> [Ticket] {
    var random = RandomStream(seed: seed, name: "tickets")
    let firstOrder = firstOrderIndices(orders)
    let abroad = orders.filter { customers[$0.customer].region == CheckoutOutage.region }
    let printers = orders.filter {
      $0.date >= TradingCalendar.date(2025, 11, 1) && $0.date < RefundSpike.firstDay
        && $0.lines.contains { $0.product.name == RefundSpike.product }
    }
    let weights = TicketTopic.everyday.map(\.weight)
    var tickets: [Ticket] = []
    for (day, date) in TradingCalendar.days.enumerated() {
      let mean = (TradingCalendar.isWeekend(date) ? 0.7 : 2.55) * (1 + 0.07 * TradingCalendar.yearsIn(date))
      for _ in 0..<random.count(mean: mean) {
        let about = orders[random.integer(in: firstOrder[max(0, day - 30)]...max(0, firstOrder[day] - 1))]
        let topic = TicketTopic.everyday[random.index(weights: weights)]
        tickets.append(ticket(on: date, about: about, topic: topic, customers: customers, using: &random))
      }
      if CheckoutOutage.covers(date, CheckoutOutage.region) {
        for _ in 0..<random.count(mean: TradingCalendar.isWeekend(date) ? 3 : 11) {
          var ticket = ticket(
            on: date, about: random.pick(abroad), topic: .outage, customers: customers, using: &random)
          ticket.mark = StoryMark(story: .checkoutOutage)
          tickets.append(ticket)
        }
      }
      if RefundSpike.firstDay.adding(days: -5) <= date, date <= RefundSpike.lastDay, !printers.isEmpty {
        for _ in 0..<random.count(mean: 2.1) {
          var ticket = ticket(
            on: date, about: random.pick(printers), topic: .printer, customers: customers, using: &random)
          ticket.mark = StoryMark(story: .refundSpike)
          tickets.append(ticket)
        }
      }
    }
    tickets = tickets.enumerated().sorted { ($0.element.opened, $0.offset) < ($1.element.opened, $1.offset) }
      .map(\.element)
    for index in tickets.indices { tickets[index].id = "TK\(1001 + index)" }
    return tickets
  }

  /// For each day the number of orders placed before it.
  private static func firstOrderIndices(_ orders: [Order]) -> [Int] {
    var result: [Int] = []
    var index = 0
    for date in TradingCalendar.days {
      while index < orders.count, orders[index].date < date { index += 1 }
      result.append(index)
    }
    return result
  }

  private static func ticket(
    on date: CalendarDate, about order: Order, topic: TicketTopic, customers: [Customer],
    using random: inout RandomStream
  ) -> Ticket {
    let opened = Moment.draw(on: date, using: &random)
    let isIncident = topic.type == "incident"
    let hours = isIncident ? random.number(in: 20...160) : random.number(in: 0.5...70) * random.unit() + 0.4
    let closed = opened.adding(seconds: Int(hours * 3600))
    let isClosed = closed.date <= TradingCalendar.lastDay
    let slots: [(String, String)] = [
      ("{product}", random.pick(order.lines).product.name), ("{order}", order.id),
      ("{days}", String(random.integer(in: 3...14))), ("{city}", customers[order.customer].place.city),
    ]
    let words = [
      random.pick(TicketTopic.openings), random.pick(topic.details), random.pick(TicketTopic.closings),
    ]
    let score = isIncident ? random.pick([1, 1, 1, 2, 2, 3]) : random.pick([1, 2, 3, 4, 4, 4, 5, 5, 5, 5])
    let isRated = random.chance(0.45)
    return Ticket(
      opened: opened, closed: isClosed ? closed : nil, customer: order.customer, topic: topic,
      priority: isIncident
        ? random.pick(["high", "urgent"]) : random.pick(["low", "normal", "normal", "normal", "high"]),
      subject: Self.fill(random.pick(topic.subjects), slots),
      body: Self.fill(words.joined(separator: " "), slots),
      satisfaction: isClosed && isRated ? score : nil)
  }

  /// Replaces the slots of a template.
  private static func fill(_ template: String, _ slots: [(String, String)]) -> String {
    var parts: [Substring] = []
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      parts.append(rest[..<open])
      let slot = rest[open...close]
      parts.append(slots.first { $0.0 == slot }?.1[...] ?? slot)
      rest = rest[rest.index(after: close)...]
    }
    return parts.joined() + rest
  }

  static func table(_ tickets: [Ticket], customers: [Customer]) -> CSVTable {
    var table = CSVTable(
      name: "tickets",
      columns: [
        "ticket_id", "opened_at", "closed_at", "customer_id", "region", "queue", "type", "priority", "tags",
        "subject",
        "body", "csat",
      ])
    for ticket in tickets {
      let customer = customers[ticket.customer]
      table.append([
        ticket.id, ticket.opened.text, ticket.closed?.text ?? "", customer.id, customer.region.rawValue,
        ticket.topic.queue, ticket.topic.type, ticket.priority, ticket.topic.tags, ticket.subject,
        ticket.body,
        ticket.satisfaction.map(String.init) ?? "",
      ])
    }
    return table
  }
}
