/// Something in the books or in the operation of a business that breaks a rule, and costs money.
public struct AuditFinding: Hashable, Sendable {
  /// What was broken: `underbilling`.
  public var kind: AuditKind
  /// The rule and how it was broken, in words, with the figures.
  public var rule: String
  /// What is accused: `invoice`, `refund`, `credit`, `date`, `endpoint`, `channel`, `segment`.
  public var entityType: String
  /// Its id as the data writes it; a day is `2026-03-01`.
  public var entityID: String
  /// The place of a finding that has one: `adyen/payment`, `region West, agent Kim`. Empty where there is none.
  public var place: String
  /// The first second and the second after the last one, since 1970-01-01 in the data's own clock.
  public var start: Int
  public var end: Int
  /// The rows to look at, in the order in which they tell the story.
  public var rows: [AuditRow]
  /// Money lost or at risk, in the unit of the data; `nil` where the data do not tell.
  public var amountAtRisk: Double?
  /// Where it is a loss that was estimated: how much of it, and on which assumption.
  public var loss: AuditLoss?
  public var severity: AuditSeverity
  /// How sure it is that this is no legitimate case, 0…1.
  public var confidence: Double
  /// The legitimate explanations that were tested, each with the reason why it does not hold.
  public var ruledOut: [RuledOut]

  /// Makes a finding.
  public init(
    kind: AuditKind, rule: String, entityType: String, entityID: String, place: String = "", start: Int,
    end: Int, rows: [AuditRow] = [], amountAtRisk: Double? = nil, loss: AuditLoss? = nil,
    severity: AuditSeverity = .medium, confidence: Double, ruledOut: [RuledOut] = []
  ) {
    self.kind = kind
    self.rule = rule
    self.entityType = entityType
    self.entityID = entityID
    self.place = place
    self.start = start
    self.end = end
    self.rows = rows
    self.amountAtRisk = amountAtRisk
    self.loss = loss
    self.severity = severity
    self.confidence = confidence
    self.ruledOut = ruledOut
  }
}

/// What was broken. Open, because a failure is named by its status: `hard_403`, `hard_504`.
public struct AuditKind: RawRepresentable, Hashable, Sendable {
  public var rawValue: String

  /// Makes a kind from its name in machine output.
  public init(rawValue: String) { self.rawValue = rawValue }

  public static let duplicateRefund = AuditKind(rawValue: "duplicate_refund")
  public static let underbilling = AuditKind(rawValue: "underbilling")
  /// An order line below the price book.
  public static let pricingError = AuditKind(rawValue: "pricing_error")
  public static let tierMismatch = AuditKind(rawValue: "tier_mismatch")
  public static let refundSpike = AuditKind(rawValue: "refund_spike")
  public static let manualCredit = AuditKind(rawValue: "manual_credit")
  /// Money came in and no order was made.
  public static let softFailure = AuditKind(rawValue: "soft_payment_no_order")
  /// A segment buys less often than it did.
  public static let conversionDrop = AuditKind(rawValue: "kpi_conversion")
  /// Calls answer a status that means failure.
  public static func hardFailure(status: Int) -> AuditKind { AuditKind(rawValue: "hard_\(status)") }

  /// What people read: `duplicate refund`.
  public var label: String {
    switch self {
    case .softFailure: "payments without order"
    case .conversionDrop: "conversion drop"
    default: String(rawValue.map { $0 == "_" ? " " : $0 })
    }
  }
}

/// How much it matters, from the money and from whether somebody meant it.
public enum AuditSeverity: String, Hashable, Sendable, CaseIterable, Comparable {
  case low, medium, high, critical

  public static func < (left: AuditSeverity, right: AuditSeverity) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// One step up.
  var raised: AuditSeverity { Self.allCases[min(rank + 1, Self.allCases.count - 1)] }

  /// From an amount against the median amount of the same kind of row.
  static func of(_ amount: Double, typical: Double) -> AuditSeverity {
    guard typical > 0 else { return .medium }
    switch abs(amount) / typical {
    case ..<0.5: return .low
    case ..<4: return .medium
    case ..<25: return .high
    default: return .critical
    }
  }
}

/// A row of the data.
public struct AuditRow: Hashable, Sendable {
  /// What kind of row: `refund`, `payment`, `invoice`.
  public var entity: String
  public var id: String

  /// Makes a row.
  public init(_ entity: String, _ id: String) {
    self.entity = entity
    self.id = id
  }
}

/// A legitimate explanation and why it does not hold.
public struct RuledOut: Hashable, Sendable {
  public var explanation: String
  public var because: String

  /// Makes an explanation that was tested.
  public init(_ explanation: String, because: String) {
    self.explanation = explanation
    self.because = because
  }
}

/// A loss that no table holds.
public struct AuditLoss: Hashable, Sendable {
  /// Orders that were not made, over the whole window.
  public var orders: Double
  /// Their value, over the whole window.
  public var money: Double
  /// The amounts between which the value lies with 95 % certainty, where it was estimated from what chance moves too.
  public var interval: ClosedRange<Double>?
  /// How long the window is, in hours.
  public var hours: Double
  /// What the figure rests on, in a sentence.
  public var assumption: String

  /// Makes a loss.
  public init(
    orders: Double, money: Double, interval: ClosedRange<Double>? = nil, hours: Double, assumption: String
  ) {
    self.orders = orders
    self.money = money
    self.interval = interval
    self.hours = hours
    self.assumption = assumption
  }

  public var moneyPerHour: Double { hours > 0 ? money / hours : money }
  /// A window shorter than a day costs no more a day than it costs.
  public var moneyPerDay: Double { hours > 24 ? money * 24 / hours : money }
  public var ordersPerHour: Double { hours > 0 ? orders / hours : orders }
}
