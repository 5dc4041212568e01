public import QuerentCore

/// What an audit found, whatever the part of the books: findings, what was checked, what could not be.
public struct AuditSummary: Sendable {
  /// One thing that is wrong.
  public struct Finding: Hashable, Sendable {
    /// `duplicate_refund`.
    public var kind: String
    /// `refund`, and its id.
    public var entityType: String
    public var entity: String
    public var start: CalendarDate?
    public var end: CalendarDate?
    /// The place: an agent, an endpoint, a customer.
    public var place: String
    public var amountAtRisk: Double?
    /// `high`, `medium` or `low`.
    public var severity: String
    /// 0…1.
    public var confidence: Double
    /// The rule in words.
    public var rule: String

    /// Makes a finding.
    public init(
      kind: String, entityType: String, entity: String, start: CalendarDate? = nil, end: CalendarDate? = nil,
      place: String = "", amountAtRisk: Double? = nil, severity: String, confidence: Double, rule: String
    ) {
      self.kind = kind
      self.entityType = entityType
      self.entity = entity
      self.start = start
      self.end = end
      self.place = place
      self.amountAtRisk = amountAtRisk
      self.severity = severity
      self.confidence = confidence
      self.rule = rule
    }
  }

  public var findings: [Finding]
  /// What was looked at, a phrase each: `duplicate refunds: 560 refunds of 548 payments`.
  public var checked: [String]
  /// What could not be, each with the column that is missing.
  public var skipped: [String]
  /// Unit of the amounts.
  public var unit: String?

  /// Makes a summary.
  public init(findings: [Finding], checked: [String] = [], skipped: [String] = [], unit: String? = nil) {
    self.findings = findings
    self.checked = checked
    self.skipped = skipped
    self.unit = unit
  }
}
