/// Words and pairs of words that suddenly stand in many tickets: each is tested like a queue, and those that stand in
/// the same tickets are one topic. What is new in a large queue or split between groups of similar texts shows here
/// first. (A test of two windows for each term, in place of the automaton of Kleinberg, "Bursty and hierarchical
/// structure in streams", 2002.)
struct TermBursts: Sendable {
  /// High, since thousands of terms are tested on every day: of 3,000 terms about one a year comes so far by chance.
  var threshold = 4.8
  var leastTickets = 5
  var warmUp = 14

  struct Burst {
    var days: ClosedRange<Int>
    /// Terms as people wrote them, the most telling first.
    var terms: [String]
    var tickets: [Int]
    var expected: Double
    var score: Double
    /// Tickets with the leading term in the base and ever before.
    var before: Double
    var ever: Int
  }

  private struct Hit {
    var term: Int
    var days: ClosedRange<Int>
    var score: Double
    var expected: Double
    var before: Double
  }

  /// - Parameters:
  ///   - words: The words of each ticket.
  ///   - days: The day of each ticket, from 0.
  func bursts(words: [[TicketWords.Word]], days: [Int], total: DailyCounts) -> [Burst] {
    let index = DatedTerms(words: words, days: days, least: leastTickets)
    var hits: [Hit] = []
    for term in index.postings.indices { hits += self.hits(of: term, index, total) }
    return joined(hits, index, words)
  }

  private func hits(of term: Int, _ index: DatedTerms, _ total: DailyCounts) -> [Hit] {
    let counts = index.counts(of: term)
    var found: [Hit] = []
    let base = BaseDays(days: total.counts.count)
    for (last, today) in counts where today > 0 && last >= warmUp {
      if let previous = found.last, last <= previous.days.upperBound + 2 {
        // A burst goes on while the term stays several times as frequent.
        if today >= 2, Double(today) > 3 * previous.expected / Double(previous.days.count) {
          let perDay = previous.expected / Double(previous.days.count)
          found[found.count - 1].days = previous.days.lowerBound...last
          found[found.count - 1].expected = perDay * Double(last - previous.days.lowerBound + 1)
        }
        continue
      }
      var best: Hit?
      for length in 1...3 where last - length + 1 >= warmUp {
        let window = (last - length + 1)...last
        guard (counts[window.lowerBound] ?? 0) > 0 else { continue }
        let count = window.reduce(0) { $0 + (counts[$1] ?? 0) }
        guard count >= leastTickets else { continue }
        let before = base.days(before: window.lowerBound)
        let baseCount = Double(before.reduce(0) { $0 + (counts[$1] ?? 0) })
        let baseTotal = total.sum(before)
        let all = total.sum(window)
        guard baseTotal > 0, Double(count) / all > 2 * baseCount / baseTotal else { continue }
        let score = CountTests.deviate(Double(count), of: all, against: baseCount, of: baseTotal)
        guard score >= threshold, score > best?.score ?? 0 else { continue }
        best = Hit(
          term: term, days: window, score: score, expected: all * baseCount / baseTotal, before: baseCount)
      }
      if let best { found.append(best) }
    }
    return found
  }

  /// Hits at the same time in the same tickets are one topic.
  private func joined(_ hits: [Hit], _ index: DatedTerms, _ words: [[TicketWords.Word]]) -> [Burst] {
    var groups: [(days: ClosedRange<Int>, tickets: Set<Int>, hits: [Hit])] = []
    for hit in hits.sorted(by: { $0.score == $1.score ? $0.term < $1.term : $0.score > $1.score }) {
      let tickets = Set(index.tickets(of: hit.term, in: hit.days))
      let place = groups.firstIndex { group in
        group.days.lowerBound <= hit.days.upperBound + 1 && hit.days.lowerBound <= group.days.upperBound + 1
          && group.tickets.intersection(tickets).count * 5 >= 2 * min(group.tickets.count, tickets.count)
      }
      if let place {
        groups[place].hits.append(hit)
        groups[place].tickets.formUnion(tickets)
        let days = groups[place].days
        groups[place].days =
          min(days.lowerBound, hit.days.lowerBound)...max(days.upperBound, hit.days.upperBound)
      } else {
        groups.append((hit.days, tickets, [hit]))
      }
    }
    return groups.map { group in
      let lead = group.hits[0]
      var terms: [String] = []
      for hit in group.hits where terms.count < 3 {
        let parts = Set(index.names[hit.term].split(separator: " "))
        if terms.contains(where: { !parts.isDisjoint(with: $0.split(separator: " ")) }) { continue }
        terms.append(index.names[hit.term])
      }
      let spelled = terms.map { Self.written($0, in: group.tickets.sorted().map { words[$0] }) }
      return Burst(
        days: group.days, terms: spelled, tickets: group.tickets.sorted(),
        expected: lead.expected / Double(lead.days.count) * Double(group.days.count), score: lead.score,
        before: lead.before,
        ever: index.tickets(of: lead.term, in: 0...max(group.days.lowerBound - 1, 0)).count)
    }
  }

  /// A term as it is most often written.
  private static func written(_ term: String, in tickets: [[TicketWords.Word]]) -> String {
    let stems = term.split(separator: " ").map(String.init)
    var forms: [String: Int] = [:]
    for words in tickets {
      for start in words.indices where start + stems.count <= words.count {
        let part = words[start..<(start + stems.count)]
        if part.map(\.stem) == stems { forms[part.map(\.text).joined(separator: " "), default: 0] += 1 }
      }
    }
    return forms.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? term
  }
}

/// Which tickets hold a term, by day.
struct DatedTerms {
  var names: [String] = []
  /// Tickets of each term.
  var postings: [[Int32]] = []
  private let days: [Int]

  /// Terms of at least `least` tickets.
  init(words: [[TicketWords.Word]], days: [Int], least: Int) {
    self.days = days
    var all = TermIndex()
    var lists: [[Int32]] = []
    for (ticket, list) in words.enumerated() {
      func add(_ name: String) {
        let number = Int(all.number(of: name))
        if number == lists.count { lists.append([]) }
        if lists[number].last != Int32(ticket) { lists[number].append(Int32(ticket)) }
      }
      for (place, word) in list.enumerated() where !word.isStop {
        add(word.stem)
        if place > 0, !list[place - 1].isStop { add(list[place - 1].stem + " " + word.stem) }
      }
    }
    for (number, list) in lists.enumerated() where list.count >= least {
      names.append(all.names[number])
      postings.append(list)
    }
  }

  func counts(of term: Int) -> OrderedCounts {
    var counts: [Int: Int] = [:]
    for ticket in postings[term] { counts[days[Int(ticket)], default: 0] += 1 }
    return OrderedCounts(counts: counts)
  }

  func tickets(of term: Int, in range: ClosedRange<Int>) -> [Int] {
    postings[term].map(Int.init).filter { range.contains(days[$0]) }
  }
}

/// Counts by day, visited in order.
struct OrderedCounts: Sequence {
  private let counts: [Int: Int]
  private let ordered: [(key: Int, value: Int)]

  init(counts: [Int: Int]) {
    self.counts = counts
    ordered = counts.sorted { $0.key < $1.key }
  }

  subscript(day: Int) -> Int? { counts[day] }

  func makeIterator() -> IndexingIterator<[(key: Int, value: Int)]> { ordered.makeIterator() }
}
