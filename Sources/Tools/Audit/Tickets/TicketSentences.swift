public import Detection
import QuerentCore

/// Shifts of tickets in words.
public struct TicketSentences: Sendable {
  /// Makes a writer.
  public init() {}

  /// What moved: its type and its name.
  public static func subject(of shift: TicketShift) -> (type: String, name: String) {
    switch shift.kind {
    case .volumeUp, .volumeDown: ("tickets", "all")
    case .mix:
      if let queue = shift.queue { ("queue", queue) } else { ("topic", shift.topic ?? "") }
    }
  }

  /// A sentence with the figures, without the date.
  public func text(of shift: TicketShift) -> String {
    let days = shift.end - shift.start + 1
    let span = days == 1 ? "in a day" : "in \(days) days"
    let expected = Self.number(shift.expected)
    let week = "the 7 days before ran at \(Self.number(shift.weekBefore))"
    switch shift.kind {
    case .volumeUp, .volumeDown:
      let change = shift.expected > 0 ? (Double(shift.actual) / shift.expected - 1) * 100 : 0
      let percent = "\(change < 0 ? "−" : "+")\(Int(abs(change).rounded())) %"
      var text = "\(shift.actual) tickets \(span), \(expected) expected for such days (\(percent)); \(week)"
      if let queue = shift.queue, let share = shift.share {
        text += "; \(Int((share * 100).rounded())) % of the difference is in \(queue)"
      }
      return text + chance(shift)
    case .mix:
      let place = shift.queue.map { "in \($0) " } ?? ""
      var text: String
      if let topic = shift.topic, shift.isNew {
        text = "new topic \(place)(\(topic)): \(shift.actual) tickets \(span), \(expected) expected"
      } else {
        let whose = shift.queue == nil ? shift.topic.map { "on \($0) " } ?? "" : place
        text =
          "\(shift.actual) tickets \(whose)\(span), \(expected) expected of as many tickets in all; \(week)"
        if shift.queue != nil, let topic = shift.topic { text += "; the topic is \(topic)" }
      }
      return text + chance(shift)
    }
  }

  private func chance(_ shift: TicketShift) -> String {
    guard shift.significance > 1e-9 else { return " (chance: less than one in a billion)" }
    return " (chance: one in \(Self.rounded(1 / shift.significance)))"
  }

  /// One decimal below ten.
  private static func number(_ value: Double) -> String {
    guard value < 10 else { return String(Int(value.rounded())) }
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
  }

  /// Two significant digits, thousands apart.
  private static func rounded(_ value: Double) -> String {
    var scale = 1.0
    while value / scale >= 100 { scale *= 10 }
    var digits = String(Int((value / scale).rounded() * scale))
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return ([digits] + groups).joined(separator: ",")
  }
}
