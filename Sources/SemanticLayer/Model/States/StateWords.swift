/// Words for states of business things, by family: which members of a status column mean them, which verbs name the
/// date they began, and which family is their opposite.
struct StateWords: Sendable {
  /// A family of words with one meaning.
  struct Family: Sendable {
    /// What people say; the first is the plainest.
    var words: [String]
    /// Members that mean it, or whose first or last word does.
    var members: [String]
    /// First or last words of a date, a flag or a "…_by" column that tells it.
    var marks: [String] = []
    /// What holds when it does not: a word of another family.
    var opposite: String?
    /// Whether a date that is filled in tells it; a close date does not tell won from lost.
    var isTold = true
  }

  static let families: [Family] = [
    Family(
      words: ["won", "win"], members: ["won"], marks: ["won", "close", "closed", "decided", "decision"],
      isTold: false),
    Family(
      words: ["lost", "lose"], members: ["lost"], marks: ["lost", "close", "closed", "decided"], isTold: false
    ),
    Family(
      words: ["closed", "close", "resolved", "resolve", "solved", "finished", "completed", "settled"],
      members: [
        "closed", "won", "lost", "resolved", "solved", "done", "completed", "complete", "finished", "settled",
      ],
      marks: [
        "closed", "close", "resolved", "resolution", "solved", "completed", "completion", "finished",
        "concluded", "conclusion", "ended", "end",
        "filled", "restored", "fixed", "repaired", "fulfilled",
      ]),
    Family(
      words: ["open", "unresolved", "unsolved", "ongoing", "unfinished", "still running"],
      members: ["open", "in progress", "ongoing"], marks: ["open"], opposite: "closed"),
    Family(words: ["paid", "pay"], members: ["paid", "settled"], marks: ["paid", "settled"]),
    Family(
      words: ["unpaid", "outstanding", "unsettled", "missed"], members: ["unpaid", "outstanding"],
      opposite: "paid"),
    Family(
      words: ["overdue", "past due", "delinquent"], members: ["overdue", "past due", "delinquent", "late"]),
    Family(
      words: [
        "active", "live", "still with us", "with us still", "still with the firm", "still with the company",
        "still at the company",
        "still employed", "still here", "still active", "still live",
      ],
      members: ["active", "live", "enabled", "current"],
      marks: ["active", "enabled"], opposite: "churned"),
    Family(
      words: [
        "churned", "churn", "lapsed", "departed", "no longer active", "no longer with us",
        "not with us anymore",
        "no longer live", "deactivated", "left us", "left the firm", "left the company", "left the business",
        "left the team", "left the organisation", "left the organization", "left",
      ],
      members: ["churned", "cancelled", "canceled", "ended", "terminated", "lapsed", "inactive", "expired"],
      marks: [
        "churned", "churn", "cancelled", "canceled", "ended", "end", "terminated", "cancellation", "cancel",
        "termination", "left", "exit", "deactivated", "deactivation", "disconnected", "resigned",
        "resignation",
        "withdrawn", "withdrawal", "quit", "closed", "closing", "close",
      ]),
    Family(
      words: ["cancelled", "canceled", "cancel"], members: ["cancelled", "canceled"],
      marks: ["cancelled", "canceled", "cancellation", "cancel"]),
    Family(
      words: ["ended", "terminated"], members: ["ended", "terminated"], marks: ["ended", "end", "terminated"]),
    Family(words: ["inactive", "dormant"], members: ["inactive", "dormant"], opposite: "active"),
    Family(
      words: ["failed", "unsuccessful"], members: ["failed", "failure", "error", "declined"],
      marks: ["failed"]),
    Family(
      words: ["successful", "succeeded"], members: ["successful", "success", "succeeded"], marks: ["success"]),
  ]

  /// The family of a word, in the form it was said.
  static func family(of word: String) -> Family? { byWord[word] }

  /// Whether a word names a state, or one that participles name.
  static func isKnown(_ word: String) -> Bool {
    byWord[word] != nil || ["pending", "delivered", "shipped", "approved", "rejected"].contains(word)
  }

  /// The first words of states that have more than two.
  static let openings: Set<String> = Set(
    families.flatMap(\.words).compactMap { name -> String? in
      let words = name.split(separator: " ").map(String.init)
      return words.count > 2 ? words[0] : nil
    })

  private static let byWord: [String: Family] = {
    var found: [String: Family] = [:]
    for family in families { for word in family.words where found[word] == nil { found[word] = family } }
    return found
  }()

  /// Forms of a participle that columns are named by: `shipped` gives `ship`; empty for other words.
  static func stems(ofParticiple word: String) -> [String] {
    if let irregular = irregular[word] { return [word] + irregular }
    guard word.hasSuffix("ed"), word.utf8.count > 4 else { return [] }
    let stem = String(word.dropLast(2))
    var forms = [word, stem, String(word.dropLast())]
    let bytes = Array(stem.utf8)
    if bytes.count > 2, bytes[bytes.count - 1] == bytes[bytes.count - 2] {
      forms.append(String(stem.dropLast()))
    }
    return forms
  }

  private static let irregular: [String: [String]] = [
    "sent": ["send"], "sold": ["sell", "sale"], "left": ["leave"], "paid": ["pay"], "lost": ["lose"],
  ]

  /// `unshipped` → `shipped`; `nil` where the word is no denial.
  static func denied(by word: String) -> String? {
    for prefix in ["un", "non"]
    where word.hasPrefix(prefix) && word.utf8.count > prefix.utf8.count + 3 {
      return String(word.dropFirst(prefix.count))
    }
    return nil
  }
}
