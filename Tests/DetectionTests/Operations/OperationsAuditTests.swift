import Testing

@testable import Detection

@Suite("The audit of operations")
struct OperationsAuditTests {
  static let start = CivilDate.number(year: 2025, month: 3, day: 3) * 86_400
  static let days = 70

  /// A log without anything wrong.
  static func calm(seed: UInt64) -> OperationsLog {
    var random = Noise(seed: seed)
    var log = OperationsLog()
    log.places = ["acme/pay", "acme/refund", "post/track"]
    log.channels = ["web", "app"]
    log.segments = ["web/phone", "web/desk", "app/phone"]
    var number = 0
    for hour in 0..<(days * 24) {
      let time = start + hour * 3600
      let bell = 0.4 + 0.6 * Double(min(hour % 24, 24 - hour % 24)) / 12
      for place in log.places.indices {
        let calls = poisson([160, 60, 90][place] * bell, &random)
        let failed = poisson(Double(calls) * 0.004, &random)
        log.calls.append(.init(time: time, place: place, status: 200, count: max(0, calls - failed)))
        if failed > 0 { log.calls.append(.init(time: time, place: place, status: 403, count: failed)) }
        let missing = poisson(Double(calls) * (place == 2 ? 0.12 : 0.01), &random)
        if missing > 0 { log.calls.append(.init(time: time, place: place, status: 404, count: missing)) }
      }
      for segment in log.segments.indices {
        let visits = poisson([420, 300, 380][segment] * bell, &random)
        let orders = poisson(Double(visits) * [0.03, 0.06, 0.05][segment], &random)
        log.visits.append(
          .init(
            time: time, segment: segment, visits: visits, checkouts: orders * 3, orders: orders,
            revenue: Double(orders) * 70))
      }
      for _ in 0..<poisson(18 * bell, &random) {
        let paid = time + Int(random.uniform() * 3600)
        let isLost = random.uniform() < 0.001
        log.payments.append(
          .init(
            id: "P\(number)", time: paid, amount: 70, hasSucceeded: random.uniform() < 0.97,
            channel: random.uniform() < 0.6 ? 0 : 1, hasOrder: !isLost))
        if !isLost { log.orders.append(.init(time: paid + 30, amount: 70, delay: 30)) }
        number += 1
      }
    }
    return log
  }

  static func poisson(_ mean: Double, _ random: inout Noise) -> Int {
    guard mean < 40 else { return max(0, Int((mean + mean.squareRoot() * random.normal()).rounded())) }
    var left = 1.0
    var count = -1
    let floor = Logarithm.exponential(-mean)
    repeat {
      left *= random.uniform()
      count += 1
    } while left > floor
    return count
  }

  static func within(_ time: Int, _ day: Int, _ from: Int, _ hours: Int) -> Bool {
    let begin = start + (day * 24 + from) * 3600
    return time >= begin && time < begin + hours * 3600
  }

  @Test("a calm log has no findings", arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func silence(seed: UInt64) {
    #expect(OperationsAudit(Self.calm(seed: seed)).report().findings.map(\.rule) == [])
  }

  @Test(
    "errors of a few percent over many hours are found as well as short outages",
    arguments: [1, 2, 3] as [UInt64])
  func hard(seed: UInt64) throws {
    var log = Self.calm(seed: seed)
    for index in log.calls.indices where log.calls[index].status == 403 || log.calls[index].status == 200 {
      let call = log.calls[index]
      if call.place == 0, Self.within(call.time, 20, 9, 3), call.status == 200 {
        log.calls[index].count = call.count / 4
        log.calls.append(.init(time: call.time, place: 0, status: 403, count: call.count * 3 / 4))
      }
      if call.place == 1, Self.within(call.time, 45, 6, 20), call.status == 200 {
        log.calls.append(.init(time: call.time, place: 1, status: 403, count: max(2, call.count / 14)))
      }
    }
    let found = OperationsAudit(log).report().findings
    #expect(found.map(\.kind) == [.hardFailure(status: 403), .hardFailure(status: 403)])
    #expect(Set(found.map(\.place)) == ["acme/pay", "acme/refund"])
    let outage = try #require(found.first { $0.place == "acme/pay" })
    #expect(outage.start == Self.start + (20 * 24 + 9) * 3600 && outage.end == outage.start + 3 * 3600)
  }

  @Test("announced maintenance and traffic bursts are no failures")
  func excused() {
    var log = Self.calm(seed: 9)
    for index in log.calls.indices {
      let call = log.calls[index]
      if Self.within(call.time, 30, 3, 6) { log.calls[index].count *= 6 }
      if call.place < 2, Self.within(call.time, 50, 2, 3), call.status == 200 {
        log.calls.append(.init(time: call.time, place: call.place, status: 503, count: call.count))
        log.calls[index].count = 0
      }
    }
    let begin = Self.start + (50 * 24 + 2) * 3600
    let unannounced = OperationsAudit(log).report().findings
    #expect(Set(unannounced.map(\.kind)) == [.hardFailure(status: 503)])
    log.announcements = [.init(start: begin, end: begin + 3 * 3600, kind: "maintenance", note: "acme")]
    #expect(OperationsAudit(log).report().findings.isEmpty)
    log.announcements = [.init(start: begin, end: begin + 3 * 3600, kind: "maintenance", note: "post")]
    #expect(OperationsAudit(log).report().findings.count == unannounced.count)
  }

  @Test("payments without order are found and late orders are not", arguments: [1, 2, 3] as [UInt64])
  func soft(seed: UInt64) throws {
    var log = Self.calm(seed: seed)
    var lost = 0.0
    for index in log.payments.indices {
      let payment = log.payments[index]
      if Self.within(payment.time, 33, 12, 8), payment.channel == 1, payment.hasSucceeded, index % 2 == 0 {
        log.payments[index].hasOrder = false
      }
      if Self.within(payment.time, 33, 12, 8), payment.channel == 1, payment.hasSucceeded,
        !log.payments[index].hasOrder
      {
        lost += payment.amount
      }
    }
    for index in log.orders.indices where Self.within(log.orders[index].time, 15, 8, 9) {
      log.orders[index].time += 2400
      log.orders[index].delay = 2400
    }
    let found = OperationsAudit(log).report().findings
    let finding = try #require(found.first)
    #expect(found.count == 1 && finding.kind == .softFailure && finding.place == "app")
    #expect(abs((finding.amountAtRisk ?? 0) - lost) <= 0.1 * lost)
  }

  @Test("two failures days apart are two findings", arguments: [4, 5, 6] as [UInt64])
  func apart(seed: UInt64) {
    var log = Self.calm(seed: seed)
    for index in log.payments.indices where log.payments[index].hasSucceeded {
      let time = log.payments[index].time
      if Self.within(time, 30, 8, 8) || Self.within(time, 33, 8, 8) || Self.within(time, 41, 10, 6) {
        log.payments[index].hasOrder = index % 4 != 0
      }
    }
    let found = OperationsAudit(log).report().findings.filter { $0.kind == .softFailure }
    #expect(found.count == 3, "\(found.map(\.rule))")
    #expect(found.allSatisfy { $0.end - $0.start <= 24 * 3600 })
  }

  @Test("a segment that buys less is found, with what it lost", arguments: [1, 2, 3, 4] as [UInt64])
  func conversion(seed: UInt64) throws {
    var log = Self.calm(seed: seed)
    var lost = 0.0
    for index in log.visits.indices {
      let count = log.visits[index]
      guard count.segment == 1, Self.within(count.time, 40, 5, 14) else { continue }
      let kept = count.orders / 3
      lost += Double(count.orders - kept) * 70
      log.visits[index].orders = kept
      log.visits[index].revenue = Double(kept) * 70
    }
    let found = OperationsAudit(log).report().findings
    let finding = try #require(found.first)
    #expect(found.count == 1 && finding.kind == .conversionDrop && finding.place == "web/desk")
    #expect(abs((finding.amountAtRisk ?? 0) / lost - 1) < 0.25)
    #expect(finding.loss.map { $0.money > $0.moneyPerHour } == true)
    #expect(finding.loss?.assumption.contains("usual rate") == true)
  }

  @Test("another mix of segments and visits that never buy are no drops")
  func look() {
    var log = Self.calm(seed: 12)
    for index in log.visits.indices {
      // five times the visits of the segment that buys least, and as many orders more
      if log.visits[index].segment == 0, Self.within(log.visits[index].time, 25, 4, 18) {
        log.visits[index].visits *= 5
        log.visits[index].orders *= 5
      }
      // crawlers
      if log.visits[index].segment == 2, Self.within(log.visits[index].time, 55, 4, 12) {
        log.visits[index].visits *= 4
      }
    }
    #expect(OperationsAudit(log).report().findings.map(\.rule) == [])
  }

  @Test("a log without a table says so")
  func lacking() {
    var log = OperationsLog()
    log.lacks = [.hardFailures: "no table of calls", .softFailures: "no orders", .conversion: "no visits"]
    let report = OperationsAudit(log).report()
    #expect(report.isEmpty)
    #expect(report.checks.map(\.skipped) == ["no table of calls", "no orders", "no visits"])
  }
}
