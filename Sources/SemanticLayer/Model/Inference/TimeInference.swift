import QuerentCore

/// Where a date stands in the life of a row, and which date a bare period means.
enum TimeInference {
  static func role(of column: String) -> SemanticModel.Column.TimeRole {
    let words = Set(NameSplitter.words(in: column))
    func has(_ candidates: Set<String>) -> Bool { !words.isDisjoint(with: candidates) }
    if has(["birth", "born", "birthday", "dob"]) { return .birth }
    if words.count > 1, has(["requested", "req", "required", "wanted"]),
      has(["ship", "shipping", "shipped", "delivery", "deliver", "arrival"])
    {
      return .due
    }
    if has([
      "due", "deadline", "payable", "promised", "expected", "expiry", "expiration", "expires", "estimated",
      "renewal", "renews", "maturity",
    ]) {
      return .due
    }
    if has(["update", "updated", "modified", "changed", "snapshot", "loaded", "refreshed"]) {
      return .snapshot
    }
    if has([
      "end", "ended", "to", "until", "finish", "finished", "departed", "death", "died", "left",
      "termination", "terminated", "resigned", "expired",
    ]) {
      return .end
    }
    if words.isSuperset(of: ["check", "out"]) || has(["checkout", "discharge", "discharged", "dropoff"]) {
      return .end
    }
    if words.isSuperset(of: ["check", "in"]) || has(["checkin", "admission", "admitted", "pickup"]) {
      return .start
    }
    if has(closing) { return .closed }
    if has(["start", "started", "begin", "from", "effective"]) { return .start }
    if has([
      "created", "creation", "opened", "registered", "registration", "joined", "joining", "hire", "hired",
      "signup",
    ]) {
      return .created
    }
    return .event
  }

  /// The time of the event before that of its making, its end or its deadline; whole dates before years alone.
  static func defaultDimension(of columns: [SemanticModel.Column]) -> String? {
    let times = columns.enumerated().filter { $0.element.role == .time }
    let ranked = times.map { position, column in
      let rank = order.firstIndex(of: column.timeRole ?? .event) ?? order.count
      return (rank: rank + (column.dateStyle == .year ? 4 : 0), position: position, name: column.name)
    }
    return ranked.min { ($0.rank, $0.position) < ($1.rank, $1.position) }?.name
  }

  private static let order: [SemanticModel.Column.TimeRole] = [
    .event, .created, .start, .closed, .end, .due, .birth, .snapshot,
  ]
  private static let closing: Set<String> = [
    "ship", "shipped", "shipping", "delivery", "delivered", "close", "closed", "closing", "resolved",
    "resolution",
    "settled", "settlement", "completed", "completion", "return", "returned", "cancelled", "canceled",
    "dispatch",
    "received", "paid", "restored", "filled", "repaired", "fixed", "fulfilled", "answered", "responded",
    "thanked",
    "repaid", "landed", "arrived", "arrival",
  ]
}
