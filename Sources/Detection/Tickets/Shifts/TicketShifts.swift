/// What changed in a stream of tickets: how many came, which queues they went to, what they were about.
///
/// Volume and the shares of queues are tested against the 28 days before, without days that were odd themselves, and
/// not against the 7 days before alone: a χ² test against one week raises three false days in a month. Topics are
/// tested like queues; they come from `TicketClusterer`, so a new topic inside a large queue is seen.
public struct TicketShifts: Sendable {
  var volume = VolumeTest()
  var queues = MixTest()
  var topics: MixTest = {
    var test = MixTest()
    test.threshold = 4.7
    test.findsLosses = false
    return test
  }()
  var bursts = TermBursts()
  /// Whether texts are grouped into topics.
  public var readsTexts = true
  /// How texts are grouped.
  public var clusterer = TicketClusterer()

  /// Makes the tests with their usual thresholds.
  public init() {}

  /// The least number of days that a shift is looked for in: two weeks to compare with and a day to test.
  public static let leastDays = 15

  /// Shifts in order of their first day. Tickets may come in any order; oldest first keeps names of topics stable.
  public func shifts(in tickets: [Ticket]) -> [TicketShift] {
    shifts(in: tickets, clusters: readsTexts ? clusterer.cluster(tickets.map(\.text)) : nil)
  }

  /// The same with topics found before.
  public func shifts(in tickets: [Ticket], clusters: TicketClustering?) -> [TicketShift] {
    guard let first = tickets.map(\.day).min(), let last = tickets.map(\.day).max(),
      last - first + 1 >= Self.leastDays
    else { return [] }
    let stream = TicketStream(tickets, clusters, first: first, last: last)
    var found = volumeShifts(stream)
    let byTopic = topicShifts(stream) + (readsTexts ? burstShifts(stream, tickets) : [])
    found += Self.joined(queueShifts(stream), byTopic)
    return found.sorted {
      ($0.start, $0.kind.rawValue, $0.queue ?? "") < ($1.start, $1.kind.rawValue, $1.queue ?? "")
    }
  }

  private func volumeShifts(_ stream: TicketStream) -> [TicketShift] {
    let windows = volume.windows(in: stream.total, phase: stream.phase)
    var runs: [[VolumeTest.Window]] = []
    for window in windows {
      if let before = runs.last?.last, before.days.upperBound + 1 >= window.days.lowerBound,
        (before.score > 0) == (window.score > 0)
      {
        runs[runs.count - 1].append(window)
      } else {
        runs.append([window])
      }
    }
    return runs.compactMap { run in
      guard let strongest = run.max(by: { abs($0.score) < abs($1.score) }) else { return nil }
      let days = run[0].days.lowerBound...(run.map(\.days.upperBound).max() ?? run[0].days.upperBound)
      let perDay = run.reduce(0) { $0 + $1.expected } / Double(run.reduce(0) { $0 + $1.days.count })
      let expected = perDay * Double(days.count)
      var shift = stream.shift(
        strongest.score > 0 ? .volumeUp : .volumeDown, days, stream.total, expected: expected,
        score: strongest.score)
      let difference = Double(shift.actual) - expected
      let parts = stream.queueNames.indices.map { queue in
        stream.queues[queue].sum(days) - stream.usualShare(of: stream.queues[queue], before: days) * expected
      }
      if let largest = parts.indices.max(by: { parts[$0] * difference < parts[$1] * difference }),
        parts[largest] / difference > 0.3
      {
        shift.queue = stream.queueNames[largest]
        shift.share = min(parts[largest] / difference, 1)
      }
      return shift
    }
  }

  private func queueShifts(_ stream: TicketStream) -> [TicketShift] {
    guard stream.queueNames.count > 1 else { return [] }
    let windows = queues.windows(in: stream.queues, total: stream.total)
    var found = Self.runs(windows.filter { $0.score > 0 }).map { run in
      stream.shift(run, unit: stream.queues[run.unit], queue: stream.queueNames[run.unit])
    }
    for run in Self.runs(windows.filter { $0.score < 0 })
    where !found.contains(where: { $0.start <= run.days.upperBound + 1 && $0.end + 1 >= run.days.lowerBound })
    {
      // A queue lost; the one that gained most is named.
      let gains = stream.queues.map {
        CountTests.deviate(
          $0.sum(run.days),
          expected: stream.total.sum(run.days) * stream.usualShare(of: $0, before: run.days))
      }
      guard let gainer = gains.indices.max(by: { (gains[$0], $1) < (gains[$1], $0) }) else { continue }
      var gained = run
      gained.expected =
        stream.total.sum(run.days) * stream.usualShare(of: stream.queues[gainer], before: run.days)
      gained.score = abs(run.score)
      found.append(stream.shift(gained, unit: stream.queues[gainer], queue: stream.queueNames[gainer]))
    }
    return found
  }

  private func topicShifts(_ stream: TicketStream) -> [TicketShift] {
    let windows = topics.windows(in: stream.topics, total: stream.total)
    return Self.runs(windows).map { run in
      var shift = stream.shift(run, unit: stream.topics[run.unit], queue: nil)
      shift.topic = stream.topicNames[run.unit]
      shift.isNew = run.before < 1.5 && stream.topics[run.unit].sum(0..<run.days.lowerBound) < 3
      let tickets = stream.tickets(ofTopic: run.unit, in: run.days)
      shift.queue = stream.commonest(tickets)
      shift.examples = Array(tickets.prefix(3))
      return shift
    }
  }

  private func burstShifts(_ stream: TicketStream, _ tickets: [Ticket]) -> [TicketShift] {
    var reader = TicketWords()
    let words = tickets.map { reader.words(of: $0.text) }
    let found = bursts.bursts(words: words, days: tickets.map { $0.day - stream.first }, total: stream.total)
    return found.map { burst in
      var counts = DailyCounts(counts: [Double](repeating: 0, count: stream.total.counts.count))
      for ticket in burst.tickets { counts.counts[tickets[ticket].day - stream.first] += 1 }
      var shift = stream.shift(.mix, burst.days, counts, expected: burst.expected, score: burst.score)
      shift.weekBefore = burst.before / 4
      shift.topic = burst.terms.joined(separator: ", ")
      shift.isNew = burst.before < 1.5 && burst.ever < 3
      shift.queue = stream.commonest(burst.tickets)
      shift.examples = Array(burst.tickets.prefix(3))
      return shift
    }
  }

  /// What a run of windows of one unit has in common.
  struct Run {
    var unit: Int
    var days: ClosedRange<Int>
    var expected: Double
    var score: Double
    var before: Double
  }

  static func runs(_ windows: [MixTest.Window]) -> [Run] {
    var found: [Run] = []
    for window in windows {
      if let place = found.lastIndex(where: {
        $0.unit == window.unit && $0.days.upperBound + 2 >= window.days.lowerBound
      }) {
        let days =
          min(
            found[place].days.lowerBound, window.days.lowerBound)...max(
            found[place].days.upperBound, window.days.upperBound)
        found[place].expected += window.expected
        found[place].days = days
        if abs(window.score) > abs(found[place].score) { found[place].score = window.score }
      } else {
        found.append(
          Run(
            unit: window.unit, days: window.days, expected: window.expected, score: window.score,
            before: window.before))
      }
    }
    return found
  }

  /// A topic that accounts for the shift of its queue is told with it, not beside it.
  private static func joined(_ queues: [TicketShift], _ topics: [TicketShift])
    -> [TicketShift]
  {
    var joined = queues
    for topic in topics.sorted(by: { $0.score > $1.score }) {
      let place = joined.firstIndex {
        $0.queue == topic.queue && $0.start <= topic.end + 1 && topic.start <= $0.end + 1
      }
      guard let place else {
        joined.append(topic)
        continue
      }
      guard joined[place].topic == nil else { continue }
      joined[place].topic = topic.topic
      joined[place].isNew = topic.isNew
      joined[place].examples = topic.examples
    }
    return joined
  }
}
