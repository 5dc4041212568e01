import SeededRandom
import Testing

@testable import Detection

/// A stream of tickets over 120 days with events put into it.
private struct InventedStream {
  var tickets: [Ticket] = []
  private var invented: InventedTickets
  private let first = 20_000

  init(seed: UInt64, days: Int = 120, volume: (Int) -> Double = { _ in 1 }, swap: ClosedRange<Int>? = nil) {
    invented = InventedTickets(seed: seed)
    let week = [1.3, 1.1, 1.0, 1.0, 0.85, 0.5, 0.4]
    for day in 0..<days {
      let count = poisson(50 * week[day % 7] * volume(day))
      for _ in 0..<count {
        var topic = InventedTickets.topics[Int(invented.generator.next() % 12)]
        if let swap, swap.contains(day), topic.queue == "shipping" { topic.queue = "access" }
        tickets.append(Ticket(day: first + day, queue: topic.queue, text: invented.text(of: topic)))
      }
    }
  }

  mutating func add(_ perDay: Int, on days: ClosedRange<Int>, queue: String, phrases: [String]) {
    let topic = InventedTickets.Topic(queue: queue, phrases: phrases)
    for day in days {
      for _ in 0..<poisson(Double(perDay)) {
        tickets.append(Ticket(day: first + day, queue: queue, text: invented.text(of: topic)))
      }
    }
    tickets.sort { $0.day < $1.day }
  }

  /// Knuth 1969, in steps for large means.
  private mutating func poisson(_ mean: Double) -> Int {
    var count = -1
    var product = 1.0
    let limit = Logarithm.exponential(-mean)
    repeat {
      product *= invented.generator.unit()
      count += 1
    } while product > limit
    return count
  }

  func shifts(readsTexts: Bool = false) -> [TicketShift] {
    var analysis = TicketShifts()
    analysis.readsTexts = readsTexts
    return analysis.shifts(in: tickets).map { shift in
      var shift = shift
      shift.start -= first
      shift.end -= first
      return shift
    }
  }
}

@Suite struct TicketShiftsTests {
  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `A quiet stream has next to no shifts`(seed: UInt64) {
    let found = InventedStream(seed: seed).shifts()
    #expect(found.count <= 1, "seed \(seed): \(found)")
  }

  @Test(
    arguments: [(5, 1.8, TicketShift.Kind.volumeUp), (6, 0.3, .volumeDown)]
      as [(UInt64, Double, TicketShift.Kind)])
  func `A change of volume is found and is no shift of the mix`(
    seed: UInt64, factor: Double, kind: TicketShift.Kind
  ) throws {
    let found = InventedStream(seed: seed) { (77...79).contains($0) ? factor : 1 }.shifts()
    let shift = try #require(
      found.first { $0.kind == kind && $0.end >= 77 && $0.start <= 79 }, "seed \(seed): \(found)")
    #expect((75...78).contains(shift.start) && (78...80).contains(shift.end), "\(found)")
    #expect(!found.contains { $0.kind == .mix && $0.end >= 76 && $0.start <= 80 })
    #expect(abs(shift.expected / Double(shift.actual) * factor - 1) < 0.35)
    #expect(shift.significance < 0.001 && shift.weekBefore > 0)
  }

  @Test(arguments: [7, 8] as [UInt64])
  func `A new topic inside a large queue is named with its queue`(seed: UInt64) throws {
    var stream = InventedStream(seed: seed, days: 70)
    stream.add(
      9, on: 56...58, queue: "product",
      phrases: [
        "coffee machine leaks water", "the coffee machine is leaking", "leaking coffee machine",
        "water under the coffee machine",
      ])
    let found = stream.shifts(readsTexts: true)
    let shift = try #require(found.first { $0.kind == .mix }, "seed \(seed): \(found)")
    #expect(shift.queue == "product")
    #expect(shift.isNew)
    #expect((56...58).contains(shift.start))
    let topic = try #require(shift.topic)
    #expect(topic.contains("coffee") || topic.contains("leak") || topic.contains("machine"), "\(topic)")
    #expect(shift.examples.allSatisfy { stream.tickets[$0].queue == "product" })
    #expect(found.count { $0.kind == .mix } <= 2)
  }

  @Test func `Tickets that move from one queue to another name the one that gained`() throws {
    let found = InventedStream(seed: 9, swap: 90...92).shifts()
    let shift = try #require(found.first { $0.kind == .mix }, "\(found)")
    #expect(shift.queue == "access")
    #expect((90...92).contains(shift.start))
    #expect(!found.contains { $0.kind != .mix })
  }

  @Test func `What stays is the new normal after two weeks`() {
    let found = InventedStream(seed: 10) { $0 >= 60 ? 2 : 1 }.shifts()
    #expect(found.contains { $0.kind == .volumeUp && (59...62).contains($0.start) })
    #expect(!found.contains { $0.kind == .volumeUp && $0.start > 95 }, "\(found)")
  }

  @Test func `A stream that is too short, or empty, has no shifts`() {
    #expect(InventedStream(seed: 11, days: 14).shifts().isEmpty)
    #expect(TicketShifts().shifts(in: []).isEmpty)
  }

  @Test(arguments: [(1.959964, 0.05), (3.290527, 0.001), (4.891638, 1e-6), (0, 1)] as [(Double, Double)])
  func `Significance is the two-sided tail of the normal distribution`(score: Double, tail: Double) {
    #expect(abs(CountTests.significance(score) / tail - 1) < 1e-4)
    #expect(abs(CountTests.significance(-score) / tail - 1) < 1e-4)
  }
}
