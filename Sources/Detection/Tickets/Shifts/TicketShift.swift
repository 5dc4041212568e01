/// A ticket as the tests of shifts see it.
public struct Ticket: Hashable, Sendable {
  /// The day it was opened, counted from 1 January 1970.
  public var day: Int
  /// The queue, team or category it belongs to, when the data has one.
  public var queue: String?
  /// What the customer wrote; empty without.
  public var text: String

  /// Makes a ticket.
  public init(day: Int, queue: String?, text: String) {
    self.day = day
    self.queue = queue
    self.text = text
  }
}

/// A time in which tickets came otherwise than before.
public struct TicketShift: Hashable, Sendable {
  /// What is different.
  public enum Kind: String, CaseIterable, Sendable {
    /// More tickets than usual on such days.
    case volumeUp = "volume_up"
    /// Fewer tickets than usual on such days.
    case volumeDown = "volume_down"
    /// A queue or a topic has another share of the tickets than usual.
    case mix
  }

  /// What is different.
  public var kind: Kind
  /// First and last day.
  public var start: Int
  public var end: Int
  /// The queue that gained, or of a volume the queue that most of the difference is in.
  public var queue: String?
  /// The topic that gained, by name.
  public var topic: String?
  /// The topic had no ticket before, or next to none.
  public var isNew: Bool
  /// Tickets of these days: all, of the queue or of the topic.
  public var actual: Int
  /// What 28 days before, without earlier shifts and by weekday, let expect.
  public var expected: Double
  /// The same number of days at the pace of the 7 days before, taken as they were.
  public var weekBefore: Double
  /// Standard deviations, after allowance for days that differ more than chance has them.
  public var score: Double
  /// How likely chance alone does this in one test: two-sided, from the normal distribution.
  public var significance: Double
  /// The share of the difference that lies in `queue` or `topic`: of a volume only.
  public var share: Double?
  /// Some tickets of it, by position.
  public var examples: [Int]
}
