/// What a business runs: calls and their answers, payments and orders, visits and what came of them, announced events.
///
/// Every part is optional. Times are seconds since 1970-01-01 in the data's own clock.
public struct OperationsLog: Sendable {
  /// Calls of one place, status and hour (or day) added up.
  public var calls: [CallCount] = []
  /// Names of the places calls go to: `adyen/payment`.
  public var places: [String] = []
  /// Columns besides the place that failures may gather in, such as region.
  public var callDimensions: [BillingBook.Dimension] = []
  /// Seconds of a step of the calls.
  public var callStep = 3600
  public var payments: [Payment] = []
  /// Names of the channels payments come by.
  public var channels: [String] = []
  public var orders: [Order] = []
  public var visits: [VisitCount] = []
  /// Names of the segments of visits: `web/mobile`.
  public var segments: [String] = []
  public var visitStep = 3600
  public var announcements: [Announcement] = []
  /// Why parts are empty, for the checks that need them: by name of the check.
  public var lacks: [OperationsCheck: String] = [:]

  /// Makes an empty log.
  public init() {}

  /// Calls that answered one status in one step.
  public struct CallCount: Hashable, Sendable {
    public var time: Int
    public var place: Int
    public var status: Int
    public var count: Int
    /// The member of each of the log's dimensions, -1 for none.
    public var members: [Int]

    /// Makes a count.
    public init(time: Int, place: Int, status: Int, count: Int, members: [Int] = []) {
      self.time = time
      self.place = place
      self.status = status
      self.count = count
      self.members = members
    }
  }

  /// Money that was taken, or not.
  public struct Payment: Hashable, Sendable {
    public var id: String
    public var time: Int
    public var amount: Double
    public var hasSucceeded: Bool
    public var channel: Int?
    /// Whether an order was made for it, however late.
    public var hasOrder: Bool

    /// Makes a payment.
    public init(id: String, time: Int, amount: Double, hasSucceeded: Bool, channel: Int?, hasOrder: Bool) {
      self.id = id
      self.time = time
      self.amount = amount
      self.hasSucceeded = hasSucceeded
      self.channel = channel
      self.hasOrder = hasOrder
    }
  }

  /// An order: when it was made, what it is worth, and how long after its payment.
  public struct Order: Hashable, Sendable {
    public var time: Int
    public var amount: Double?
    public var delay: Int?

    /// Makes an order.
    public init(time: Int, amount: Double?, delay: Int? = nil) {
      self.time = time
      self.amount = amount
      self.delay = delay
    }
  }

  /// Visits of a segment in a step and what came of them.
  public struct VisitCount: Hashable, Sendable {
    public var time: Int
    public var segment: Int
    public var visits: Int
    /// Steps between the visit and the order, in order: checkouts.
    public var checkouts: Int?
    public var orders: Int
    public var revenue: Double?
    /// Payments taken and orders made, where the table counts both.
    public var payments: Int?
    public var ordersMade: Int?

    /// Makes a count.
    public init(
      time: Int, segment: Int, visits: Int, checkouts: Int? = nil, orders: Int, revenue: Double? = nil,
      payments: Int? = nil, ordersMade: Int? = nil
    ) {
      self.time = time
      self.segment = segment
      self.visits = visits
      self.checkouts = checkouts
      self.orders = orders
      self.revenue = revenue
      self.payments = payments
      self.ordersMade = ordersMade
    }
  }

  /// Something that was announced: maintenance, a campaign, a holiday.
  public struct Announcement: Hashable, Sendable {
    public var start: Int
    public var end: Int
    /// `maintenance`, `campaign`; whatever the data say.
    public var kind: String
    /// What it is about: a partner, a channel; empty for everything.
    public var note: String

    /// Makes an announcement.
    public init(start: Int, end: Int, kind: String, note: String) {
      self.start = start
      self.end = end
      self.kind = kind
      self.note = note
    }

    /// Whether failures and fewer orders were to be expected: everything but what brings more traffic.
    var isQuiet: Bool {
      let kind = kind.lowercased()
      return !["campaign", "promo", "sale", "launch", "marketing", "newsletter"].contains {
        kind.contains($0)
      }
    }

    /// Whether it is about a place: its note names a part of it, or nothing at all that places are called.
    func concerns(_ place: String, among places: [String]) -> Bool {
      let note = note.lowercased()
      let parts = { (name: String) in name.lowercased().split { "/ ,=".contains($0) }.map(String.init) }
      if parts(place).contains(where: { $0.count > 1 && note.contains($0) }) { return true }
      return !places.contains { parts($0).contains { $0.count > 1 && note.contains($0) } }
    }
  }
}

/// The checks of operations.
public enum OperationsCheck: String, Hashable, Sendable, CaseIterable {
  case hardFailures = "hard failures"
  case softFailures = "payments without order"
  case conversion = "conversion"
}
