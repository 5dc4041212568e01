public import Detection
public import QuerentCore

extension AuditReport {
  /// The findings as a table, in the fields of the machine contract.
  public var table: ResultTable {
    let columns: [ResultTable.Column] = [
      .init(name: "kind", kind: .text, isKey: true), .init(name: "entity_type", kind: .text, isKey: true),
      .init(name: "entity_id", kind: .identifier, isKey: true), .init(name: "start", kind: .datetime),
      .init(name: "end", kind: .datetime), .init(name: "where", kind: .text),
      .init(name: "amount_at_risk", kind: .real), .init(name: "severity", kind: .text),
      .init(name: "confidence", kind: .real), .init(name: "rule", kind: .text),
    ]
    let rows = findings.map { finding -> [Value] in
      [
        .text(finding.kind.rawValue), .text(finding.entityType), .text(finding.entityID),
        .text(AuditClock.text(finding.start)), .text(AuditClock.text(finding.end)), .text(finding.place),
        finding.amountAtRisk.map(Value.real) ?? .null, .text(finding.severity.rawValue),
        .real(finding.confidence), .text(finding.rule),
      ]
    }
    return ResultTable(columns: columns, rows: rows)
  }
}

/// Seconds since 1970 in the data's own clock, and their text.
public enum AuditClock {
  /// `2026-03-01 13:05:09`, or the date alone at midnight.
  public static func text(_ second: Int) -> String {
    let within = ((second % 86_400) + 86_400) % 86_400
    let date = CalendarDate(daysSinceEpoch: (second - within) / 86_400).iso
    guard within > 0 else { return date }
    let two = { (number: Int) in (number < 10 ? "0" : "") + String(number) }
    return "\(date) \(two(within / 3600)):\(two(within / 60 % 60)):\(two(within % 60))"
  }

  /// The day of a second.
  public static func date(_ second: Int) -> CalendarDate {
    CalendarDate(daysSinceEpoch: (second - ((second % 86_400) + 86_400) % 86_400) / 86_400)
  }

  /// An amount with two decimals and thousands separated.
  public static func money(_ amount: Double) -> String { FigureFormat.number(amount, decimals: 2) }
}
