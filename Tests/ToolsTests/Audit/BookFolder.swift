import Agent
import Foundation
import QuerentCore
import Tools

/// A small subscription book as CSV files whose tables and columns are called anything.
///
/// Forty contracts, ten months; three invoices with a seat too few, two of another plan, three payments refunded twice,
/// one credit nobody approved. Columns are given by their parts, so that a test says what each is called.
struct BookFolder {
  /// What a table is called, and its columns by their parts.
  struct Names {
    var table: String
    var columns: [String: String]

    init(_ table: String, _ columns: [String: String]) {
      self.table = table
      self.columns = columns
    }
  }

  /// Reads one table a line, `refunds=reversals: id=no amount`; a part without a name is its own.
  static func names(_ text: String) -> [String: Names] {
    let pairs = text.split(separator: "\n").compactMap { line -> (String, Names)? in
      let parts = line.split(separator: " ").map { word in
        word.split(separator: "=").map { String($0.filter { $0 != ":" }) }
      }
      guard let head = parts.first, head.count == 2 else { return nil }
      let columns = parts.dropFirst().map { ($0[0], $0.last ?? "") }
      return (head[0], Names(head[1], Dictionary(uniqueKeysWithValues: columns)))
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "querent-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }

  func write(_ names: [String: Names]) throws {
    for (role, rows) in Self.rows() {
      guard let named = names[role] else { continue }
      let parts = Self.parts[role, default: []].filter { named.columns[$0] != nil }
      var text = parts.map { named.columns[$0] ?? "" }.joined(separator: ",") + "\n"
      for row in rows { text += parts.map { row[$0] ?? "" }.joined(separator: ",") + "\n" }
      try text.write(toFile: "\(path)/\(named.table).csv", atomically: true, encoding: .utf8)
    }
  }

  func workspace() throws -> Workspace {
    try Workspace.open(
      [path], options: WorkspaceOptions(), cancellation: CancellationFlag(), report: { _ in },
      progress: { _ in })
  }

  private static let parts: [String: [String]] = [
    "prices": ["plan", "price", "valid_from", "valid_to"],
    "subscriptions": ["id", "customer", "plan", "seats", "start", "discount", "discount_until"],
    "invoices": [
      "id", "subscription", "period_start", "period_end", "issued", "plan", "seats", "unit_price", "total",
    ],
    "payments": ["id", "invoice", "customer", "amount", "date"],
    "refunds": ["id", "payment", "customer", "amount", "date", "agent"],
    "credits": ["id", "customer", "amount", "date", "creator", "approver"],
  ]

  private static func date(_ month: Int, _ day: Int) -> String {
    CalendarDate(year: 2025, month: month, day: day)?.iso ?? ""
  }

  private static func rows() -> [String: [[String: String]]] {
    let plans = [("basic", 12.0), ("team", 34), ("firm", 90)]
    var rows: [String: [[String: String]]] = [:]
    for (plan, price) in plans {
      rows["prices", default: []].append(
        ["plan": plan, "price": "\(price)", "valid_from": "2024-01-01", "valid_to": "2025-05-31"])
      rows["prices", default: []].append(
        ["plan": plan, "price": "\(price + 2)", "valid_from": "2025-06-01", "valid_to": ""])
    }
    var invoice = 0
    for number in 1...40 {
      let plan = plans[number % 3]
      let seats = number % 7 + 2
      let isDiscounted = number % 5 == 0
      rows["subscriptions", default: []].append([
        "id": "S\(100 + number)", "customer": "C\(number)", "plan": plan.0, "seats": "\(seats)",
        "start": date(1, number % 28 + 1), "discount": isDiscounted ? "20" : "0",
        "discount_until": isDiscounted ? date(7, number % 28 + 1) : "",
      ])
      for month in 1...10 {
        invoice += 1
        let start =
          CalendarDate(year: 2025, month: month, day: number % 28 + 1) ?? CalendarDate(daysSinceEpoch: 0)
        let price = plan.1 + (month >= 6 ? 2 : 0)
        let share = isDiscounted && month < 7 ? 0.8 : 1
        var billedSeats = seats
        var billed = plan
        if [23, 178, 301].contains(invoice) { billedSeats -= 1 }
        if [57, 245].contains(invoice) { billed = plans[(number + 1) % 3] }
        let unit = billed.0 == plan.0 ? price : billed.1 + (month >= 6 ? 2 : 0)
        let total = ((unit * Double(billedSeats) * share) * 100).rounded() / 100
        rows["invoices", default: []].append([
          "id": "I\(1000 + invoice)", "subscription": "S\(100 + number)", "period_start": start.iso,
          "period_end": start.adding(months: 1).adding(days: -1).iso, "issued": start.iso, "plan": billed.0,
          "seats": "\(billedSeats)", "unit_price": "\(unit)", "total": "\(total)",
        ])
        rows["payments", default: []].append([
          "id": "P\(5000 + invoice)", "invoice": "I\(1000 + invoice)", "customer": "C\(number)",
          "amount": "\(total)",
          "date": start.adding(days: 3).iso,
        ])
        guard invoice % 9 == 0 else { continue }
        let agent = ["Ann", "Bob", "Cem"][invoice / 9 % 3]
        let refund = [
          "payment": "P\(5000 + invoice)", "customer": "C\(number)", "amount": "\(total)", "agent": agent,
        ]
        rows["refunds", default: []].append(
          refund.merging(["id": "R\(invoice)", "date": start.adding(days: 9).iso]) { $1 })
        if [90, 180, 270].contains(invoice) {
          rows["refunds", default: []].append(
            refund.merging(["id": "R\(invoice)b", "date": start.adding(days: 12).iso, "agent": "Dee"]) { $1 })
        }
      }
    }
    for number in 0..<60 {
      let isLarge = number % 4 == 0
      rows["credits", default: []].append([
        "id": "K\(number)", "customer": "C\(number % 40 + 1)",
        "amount": "\(isLarge ? 120 + number * 3 : 5 + number)",
        "date": date(number % 10 + 1, number % 27 + 1),
        "creator": ["Ann", "Bob", "Cem"][number % 3], "approver": isLarge && number != 32 ? "Lea" : "",
      ])
    }
    return rows
  }
}
