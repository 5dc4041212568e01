/// Tickets counted by day, queue and topic.
struct TicketStream: Sendable {
  var first: Int
  /// Days from the first day to the next start of the week that season counts from.
  var phase: Int
  var total: DailyCounts
  var queueNames: [String] = []
  var queues: [DailyCounts] = []
  var topicNames: [String] = []
  var topics: [DailyCounts] = []
  private var source: [Ticket]
  private var clusters: TicketClustering?

  init(_ tickets: [Ticket], _ clusters: TicketClustering?, first: Int, last: Int) {
    self.first = first
    source = tickets
    self.clusters = clusters
    phase = ((first % 7) + 7) % 7
    let empty = DailyCounts(counts: [Double](repeating: 0, count: last - first + 1))
    total = empty
    queueNames = Set(tickets.compactMap(\.queue)).sorted()
    queues = [DailyCounts](repeating: empty, count: queueNames.count)
    topicNames = clusters?.clusters.map(\.name) ?? []
    topics = [DailyCounts](repeating: empty, count: topicNames.count)
    let numbers = Dictionary(uniqueKeysWithValues: queueNames.enumerated().map { ($1, $0) })
    for (place, ticket) in tickets.enumerated() {
      let day = ticket.day - first
      total.counts[day] += 1
      if let queue = ticket.queue.flatMap({ numbers[$0] }) { queues[queue].counts[day] += 1 }
      if let topic = clusters?.assignment[place] { topics[topic].counts[day] += 1 }
    }
  }

  /// The share of all tickets in the 28 days before.
  func usualShare(of unit: DailyCounts, before days: ClosedRange<Int>) -> Double {
    let base = max(0, days.lowerBound - 28)..<days.lowerBound
    let all = total.sum(base)
    return all > 0 ? unit.sum(base) / all : 0
  }

  func shift(
    _ kind: TicketShift.Kind, _ days: ClosedRange<Int>, _ unit: DailyCounts, expected: Double, score: Double
  ) -> TicketShift {
    let week = max(0, days.lowerBound - 7)..<days.lowerBound
    let pace = week.isEmpty ? 0 : unit.sum(week) / Double(week.count)
    return TicketShift(
      kind: kind, start: first + days.lowerBound, end: first + days.upperBound, queue: nil, topic: nil,
      isNew: false, actual: Int(unit.sum(days)), expected: expected, weekBefore: pace * Double(days.count),
      score: score, significance: CountTests.significance(score), share: nil, examples: [])
  }

  func shift(_ run: TicketShifts.Run, unit: DailyCounts, queue: String?) -> TicketShift {
    var shift = shift(.mix, run.days, unit, expected: run.expected, score: run.score)
    shift.queue = queue
    return shift
  }

  func tickets(ofTopic topic: Int, in days: ClosedRange<Int>) -> [Int] {
    (clusters?.clusters[topic].members ?? []).filter { days.contains(source[$0].day - first) }
  }

  func commonest(_ tickets: [Int]) -> String? {
    var counts: [String: Int] = [:]
    for ticket in tickets { if let queue = source[ticket].queue { counts[queue, default: 0] += 1 } }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}
