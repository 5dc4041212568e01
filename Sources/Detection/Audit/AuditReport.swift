/// What an audit found, what it looked at and what it could not look at.
public struct AuditReport: Hashable, Sendable {
  /// The most severe and the most money first.
  public var findings: [AuditFinding]
  public var checks: [AuditCheck]
  /// How the books work, as far as it was learnt from them: "discounts end before discount_until".
  public var conventions: [String]

  /// Makes a report; findings are put in order.
  public init(findings: [AuditFinding] = [], checks: [AuditCheck] = [], conventions: [String] = []) {
    self.findings = findings.sorted(by: Self.comesFirst)
    self.checks = checks
    self.conventions = conventions
  }

  /// Whether not a single check could run.
  public var isEmpty: Bool { !checks.contains { $0.skipped == nil } }

  private static func comesFirst(_ left: AuditFinding, _ right: AuditFinding) -> Bool {
    if left.severity != right.severity { return left.severity > right.severity }
    let amounts = (left.amountAtRisk ?? 0, right.amountAtRisk ?? 0)
    if amounts.0 != amounts.1 { return amounts.0 > amounts.1 }
    if left.start != right.start { return left.start < right.start }
    return (left.kind.rawValue, left.entityID) < (right.kind.rawValue, right.entityID)
  }
}

/// A check of an audit: how much it looked at, or why it did not run.
public struct AuditCheck: Hashable, Sendable {
  /// What is checked: `underbilling: discounts`.
  public var name: String
  /// Rows that were looked at.
  public var examined: Int
  public var found: Int
  /// Why it did not run: "no column says who approved a credit".
  public var skipped: String?

  /// A check that ran.
  public init(_ name: String, examined: Int, found: Int) {
    self.name = name
    self.examined = examined
    self.found = found
  }

  /// A check that could not run.
  public init(_ name: String, skipped reason: String) {
    self.name = name
    examined = 0
    found = 0
    skipped = reason
  }
}
