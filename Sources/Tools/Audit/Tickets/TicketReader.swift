public import Detection
public import QuerentCore
import SemanticLayer
public import Storage

/// Tickets of a table, oldest first where it has a time.
public struct TicketRows: Sendable {
  /// What identifies each ticket: its id, else its row from 1.
  public var ids: [String]
  /// In the same order; the day is 0 without a time.
  public var tickets: [Ticket]
  /// Rows left out, since their time cannot be read.
  public var undated = 0

  /// - Throws: `StorageError` when the data cannot be read, or the run was cancelled.
  public init(
    _ columns: TicketColumns, from store: AnalyticsStore, limits: ExecutionLimits,
    cancellation: CancellationFlag
  ) throws {
    var assignment = RoleAssignment(
      role: BookRole(name: "tickets", words: [], parts: []), table: columns.table, columns: [:], score: 0)
    assignment.columns["id"] = columns.id
    assignment.columns["time"] = columns.time
    assignment.columns["queue"] = columns.queue
    for (place, text) in columns.texts.enumerated() { assignment.columns["text \(place)"] = text }
    if assignment.columns.isEmpty { assignment.columns["id"] = columns.table.columns.first }
    let rows = try BookReader(store: store, limits: limits, cancellation: cancellation).rows(of: assignment)
    var read: [(id: String, ticket: Ticket)] = []
    for row in rows.rows.indices {
      let day = rows.day(row, "time")
      if columns.time != nil, day == nil {
        undated += 1
        continue
      }
      var parts: [String] = []
      for place in columns.texts.indices {
        if let text = rows.name(row, "text \(place)") { parts.append(text) }
      }
      let ticket = Ticket(day: day ?? 0, queue: rows.name(row, "queue"), text: parts.joined(separator: ". "))
      let id = columns.id.flatMap { _ in rows.name(row, "id") } ?? String(row + 1)
      read.append((id, ticket))
    }
    // Rows of one day keep the order of the table.
    let order = read.indices.sorted { (read[$0].ticket.day, $0) < (read[$1].ticket.day, $1) }
    ids = order.map { read[$0].id }
    tickets = order.map { read[$0].ticket }
  }
}
