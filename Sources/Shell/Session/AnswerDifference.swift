import QuerentCore

/// What `/again` says: whether the same question still has the same answer.
struct AnswerDifference: Equatable {
  private var parts: [String] = []

  init(from before: Answer, to after: Answer) {
    if before.status != after.status {
      parts.append("was \(before.status.rawValue), now \(after.status.rawValue)")
    }
    if before.plan != after.plan { parts.append("read differently") }
    let old = before.table?.rows ?? []
    let new = after.table?.rows ?? []
    if old.count != new.count { parts.append("\(old.count) rows before, \(new.count) now") }
    let changed = zip(old, new).count { $0 != $1 }
    if changed > 0 { parts.append("\(changed) of \(min(old.count, new.count)) rows have other values") }
  }

  var words: String { parts.isEmpty ? "The same as before." : "Differs: \(parts.joined(separator: "; "))." }
}
