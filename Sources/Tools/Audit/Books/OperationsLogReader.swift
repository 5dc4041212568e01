import Detection
import QuerentCore
import SemanticLayer

/// Reads an operations log from the tables that were given roles.
struct OperationsLogReader {
  let roles: [String: RoleAssignment]
  let reader: BookReader

  func read() throws -> OperationsLog {
    var log = OperationsLog()
    try readCalls(into: &log)
    try readPayments(into: &log)
    try readFunnel(into: &log)
    try readCalendar(into: &log)
    return log
  }

  // MARK: Calls

  private func readCalls(into log: inout OperationsLog) throws {
    guard let assignment = roles["calls"] else {
      log.lacks[.hardFailures] = "no table of calls with a time and an HTTP status"
      return
    }
    let others = DimensionColumns.of(assignment).filter { $0.distinctCount <= 40 }
    let rows = try reader.rows(of: assignment, besides: others)
    guard rows.has("endpoint") || rows.has("partner") else {
      log.lacks[.hardFailures] = "no column says where a call went"
      return
    }
    var places = NameTable()
    var members = others.map { _ in NameTable() }
    var counts: [CallKey: Int] = [:]
    for row in rows.rows.indices {
      guard let second = rows.second(row, "time"), let status = rows.number(row, "status") else { continue }
      let endpoint = rows.name(row, "endpoint")
      let place = [rows.name(row, "partner"), endpoint].compactMap(\.self).reduce("") { name, part in
        name.isEmpty ? part : name + (part.hasPrefix("/") ? "" : "/") + part
      }
      let own = rows.extra.enumerated().map { index, column in
        BookRows.name(rows.rows[row][column]).map { members[index].place(of: $0) } ?? -1
      }
      let key = CallKey(
        time: second - ((second % 3600) + 3600) % 3600, place: places.place(of: place), status: Int(status),
        members: own)
      counts[key, default: 0] += rows.has("count") ? Int(rows.number(row, "count") ?? 0) : 1
    }
    log.places = places.names
    log.callDimensions = zip(others, members).map { .init(name: $0.label, members: $1.names) }
    log.calls = counts.map {
      .init(
        time: $0.key.time, place: $0.key.place, status: $0.key.status, count: $0.value,
        members: $0.key.members)
    }.sorted { ($0.time, $0.place, $0.status, $0.count) < ($1.time, $1.place, $1.status, $1.count) }
    if log.calls.isEmpty { log.lacks[.hardFailures] = "\(assignment.table.name) holds no calls with a time" }
  }

  private struct CallKey: Hashable {
    var time: Int
    var place: Int
    var status: Int
    var members: [Int]
  }

  // MARK: Payments and orders

  private func readPayments(into log: inout OperationsLog) throws {
    let orderRows = try roles["orders"].map { try reader.rows(of: $0) }
    guard let assignment = roles["payments"] else {
      log.lacks[.softFailures] = "no table of payments with a time and an amount"
      try readOrders(orderRows, into: &log)
      return
    }
    guard let orderRows, orderRows.has("payment") else {
      log.lacks[.softFailures] =
        orderRows == nil ? "no table of orders with a time" : "no column links orders to payments"
      try readOrders(orderRows, into: &log)
      return
    }
    var ordered: [String: Int] = [:]
    for row in orderRows.rows.indices {
      guard let payment = orderRows.name(row, "payment"), let time = orderRows.second(row, "time") else {
        continue
      }
      ordered[payment] = min(time, ordered[payment] ?? .max)
    }
    let rows = try reader.rows(of: assignment)
    let succeeded = PaymentStatus(rows)
    var channels = NameTable()
    var delays: [String: Int] = [:]
    var linked = 0
    for row in rows.rows.indices {
      guard let id = rows.name(row, "id"), let time = rows.second(row, "time"),
        let amount = rows.number(row, "amount")
      else { continue }
      let order = ordered[id]
      if let order {
        delays[id] = order - time
        linked += 1
      }
      log.payments.append(
        .init(
          id: id, time: time, amount: amount, hasSucceeded: succeeded.contains(rows.name(row, "status")),
          channel: rows.name(row, "channel").map { channels.place(of: $0) }, hasOrder: order != nil))
    }
    log.channels = channels.names
    let paid = log.payments.count(where: \.hasSucceeded)
    // Payments of another kind than those that make orders would all be found wanting.
    if linked * 2 < paid {
      log.lacks[.softFailures] = "only \(linked) of \(paid) payments are named by an order"
      log.payments = []
    }
    try readOrders(orderRows, into: &log, delays: delays)
  }

  private func readOrders(_ rows: BookRows?, into log: inout OperationsLog, delays: [String: Int] = [:])
    throws
  {
    guard let rows else { return }
    // Lines of an order are one order.
    var places: [String: Int] = [:]
    for row in rows.rows.indices {
      guard let time = rows.second(row, "time") else { continue }
      let amount = rows.number(row, "amount")
      if let id = rows.name(row, "id") {
        if let known = places[id] {
          log.orders[known].amount = (log.orders[known].amount ?? 0) + (amount ?? 0)
          continue
        }
        places[id] = log.orders.count
      }
      log.orders.append(
        .init(time: time, amount: amount, delay: rows.name(row, "payment").flatMap { delays[$0] }))
    }
  }

  // MARK: Funnel and calendar

  private func readFunnel(into log: inout OperationsLog) throws {
    guard let assignment = roles["funnel"] else {
      log.lacks[.conversion] = "no table counts visits and orders over time"
      return
    }
    let others = DimensionColumns.of(assignment).filter { $0.distinctCount <= 60 }
    let rows = try reader.rows(of: assignment, besides: others)
    let steady = others.indices.filter { isSteady(rows, rows.extra[$0]) }
    var segments = NameTable()
    var counts: [FunnelKey: OperationsLog.VisitCount] = [:]
    var times: Set<Int> = []
    for row in rows.rows.indices {
      guard let time = rows.second(row, "time"), let visits = rows.number(row, "visits"),
        let orders = rows.number(row, "orders")
      else { continue }
      let names = steady.compactMap { BookRows.name(rows.rows[row][rows.extra[$0]]) }
      let segment = segments.place(of: names.isEmpty ? "all" : names.joined(separator: "/"))
      let revenue = rows.number(row, "revenue") ?? rows.number(row, "order_value").map { $0 * orders }
      times.insert(time)
      let key = FunnelKey(time: time, segment: segment)
      var count = counts[key] ?? .init(time: time, segment: segment, visits: 0, orders: 0)
      count.visits += Int(visits)
      count.orders += Int(orders)
      if let checkouts = rows.number(row, "checkouts") {
        count.checkouts = (count.checkouts ?? 0) + Int(checkouts)
      }
      if let paid = rows.number(row, "payments"), let made = rows.number(row, "orders_made") {
        count.payments = (count.payments ?? 0) + Int(paid)
        count.ordersMade = (count.ordersMade ?? 0) + Int(made)
      }
      if let revenue { count.revenue = (count.revenue ?? 0) + revenue }
      counts[key] = count
    }
    log.segments = segments.names
    log.visits = counts.values.sorted { ($0.time, $0.segment) < ($1.time, $1.segment) }
    let sorted = times.sorted()
    let gaps = zip(sorted, sorted.dropFirst()).map { $1 - $0 }.sorted()
    log.visitStep = gaps.isEmpty ? 86_400 : gaps[gaps.count / 2]
    if log.visits.isEmpty { log.lacks[.conversion] = "\(assignment.table.name) holds no visits with a time" }
  }

  private struct FunnelKey: Hashable {
    var time: Int
    var segment: Int
  }

  /// Whether the members of a column are there most of the time: one that replaces another over time, such as the
  /// stage of a migration, cannot be compared with itself.
  private func isSteady(_ rows: BookRows, _ column: Int) -> Bool {
    var days: [String: Set<Int>] = [:]
    var all: Set<Int> = []
    for row in rows.rows.indices {
      guard let day = rows.day(row, "time") else { continue }
      all.insert(day)
      if let member = BookRows.name(rows.rows[row][column]) { days[member, default: []].insert(day) }
    }
    return !days.isEmpty && days.values.allSatisfy { $0.count * 2 >= all.count }
  }

  private func readCalendar(into log: inout OperationsLog) throws {
    guard let rows = try roles["calendar"].map({ try reader.rows(of: $0) }) else { return }
    for row in rows.rows.indices {
      guard let start = rows.second(row, "start"), let end = rows.second(row, "end") else { continue }
      // A last day means all of it.
      let isDay = end % 86_400 == 0 && start % 86_400 == 0
      log.announcements.append(
        .init(
          start: start, end: isDay ? end + 86_400 : end, kind: rows.name(row, "kind") ?? "announced",
          note: rows.name(row, "note") ?? ""))
    }
  }
}

/// Which values of a status mean that money came in.
struct PaymentStatus {
  private let good: Set<String>?

  init(_ rows: BookRows) {
    guard rows.has("status") else {
      good = nil
      return
    }
    var counts: [String: Int] = [:]
    for row in rows.rows.indices { counts[(rows.name(row, "status") ?? "").lowercased(), default: 0] += 1 }
    let words = [
      "succe", "paid", "complete", "captured", "settled", "approved", "accepted", "ok", "done", "posted",
    ]
    let named = counts.keys.filter { value in
      words.contains { value.contains($0) } && !value.hasPrefix("un") && !value.contains("not")
    }
    if !named.isEmpty {
      good = Set(named)
    } else {
      good = Set(counts.max { ($0.value, $1.key) < ($1.value, $0.key) }.map { [$0.key] } ?? [])
    }
  }

  func contains(_ status: String?) -> Bool { good?.contains((status ?? "").lowercased()) ?? true }
}
