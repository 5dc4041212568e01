import QuerentCore
public import SemanticLayer

/// Which table holds tickets, and which of its columns tell when, where and what.
///
/// What a person names comes first, then what the model states under `audit`, then what is found: the text is known by
/// what it holds, sentences, and the rest by roles and usual names.
public struct TicketColumns: Sendable {
  /// What a model may state of the role `tickets`.
  static let parts = ["id", "time", "queue", "text"]

  /// Names given by a person; `nil` is found.
  public struct Named: Hashable, Sendable {
    public var table: String?
    public var id: String?
    public var time: String?
    public var queue: String?
    public var text: String?

    /// Makes names.
    public init(
      table: String? = nil, id: String? = nil, time: String? = nil, queue: String? = nil, text: String? = nil
    ) {
      self.table = table
      self.id = id
      self.time = time
      self.queue = queue
      self.text = text
    }
  }

  /// Why there are no tickets to look at.
  public enum Failure: Error, Hashable, Sendable {
    /// No table of that name, and the nearest ones.
    case noTable(String, nearest: [String])
    /// No column of that name in any table, and the nearest ones.
    case noColumn(String, nearest: [String])
    /// No table has a column of sentences.
    case noText
  }

  public var table: SemanticModel.Table
  /// What tells one ticket from another; the position without.
  public var id: SemanticModel.Column?
  public var time: SemanticModel.Column?
  public var queue: SemanticModel.Column?
  /// A subject before the body; never empty unless the texts do not matter.
  public var texts: [SemanticModel.Column]

  /// - Parameter needsText: Whether a table without sentences will not do.
  /// - Throws: ``Failure``.
  public init(in model: SemanticModel, named: Named = Named(), needsText: Bool = false) throws(Failure) {
    var tables = model.tables
    let stated = model.audit.books.first { $0.role == "tickets" }
    if let name = named.table {
      guard let table = model.table(named: name) else {
        throw .noTable(name, nearest: NearestName.suggestions(for: name, among: model.tables.map(\.name)))
      }
      tables = [table]
    } else if let stated, let table = model.table(named: stated.table) {
      tables = [table]
    }
    for name in [named.id, named.time, named.queue, named.text].compactMap(\.self) {
      tables = tables.filter { $0.column(named: name) != nil }
      guard tables.isEmpty else { continue }
      let all = Set(model.tables.flatMap(\.columns).map(\.name)).sorted()
      throw .noColumn(name, nearest: NearestName.suggestions(for: name, among: all))
    }
    let candidates = tables.map { Self.columns(of: $0, named, stated?.columns ?? [:]) }
    guard
      let best = candidates.filter({ !needsText || !$0.texts.isEmpty })
        .max(by: { ($0.score, $1.table.name) < ($1.score, $0.table.name) }),
      !needsText || !best.texts.isEmpty
    else { throw .noText }
    self = best
  }

  private init(table: SemanticModel.Table) {
    self.table = table
    texts = []
  }

  private static func columns(
    of table: SemanticModel.Table, _ named: Named, _ stated: [String: String]
  ) -> TicketColumns {
    var found = TicketColumns(table: table)
    func given(_ name: String?, _ part: String) -> SemanticModel.Column? {
      (name ?? stated[part]).flatMap { table.column(named: $0) }
    }
    found.id =
      given(named.id, "id")
      ?? (table.primaryKey.count == 1 ? table.column(named: table.primaryKey[0]) : nil)
      ?? table.columns.first { $0.isUnique && $0.role == .identifier }
      ?? table.columns.first { $0.isUnique && words($0).contains("id") }
    found.time = given(named.time, "time") ?? time(of: table)
    if let text = given(named.text, "text") {
      found.texts = [text]
    } else {
      found.texts = sentences(of: table, besides: [found.id?.name, found.time?.name])
    }
    let taken = found.texts.map(\.name) + [found.id?.name].compactMap(\.self)
    found.queue = given(named.queue, "queue") ?? queue(of: table, besides: taken)
    return found
  }

  /// How much a table looks like tickets.
  private var score: Double {
    let name = Set(RoleFinder.words(table.name))
    var score = name.isDisjoint(with: Self.ticketWords) ? 0.0 : 3
    if let text = texts.last { score += min(Self.wordsPerValue(text) / 8, 2) }
    if time != nil { score += 1 }
    if queue != nil { score += 1 }
    return score
  }

  private static let ticketWords: Set<String> = [
    "ticket", "case", "request", "complaint", "enquiry", "inquiry", "conversation", "message", "incident",
    "issue", "support", "feedback", "review", "survey", "call", "chat", "email", "mail", "comment", "stream",
  ]

  /// Most telling first.
  private static let queueWords = [
    "queue", "team", "department", "category", "topic", "group", "area", "desk", "reason", "type", "product",
    "channel", "label", "class",
  ]

  private static let subjectWords: Set<String> = ["subject", "title", "headline", "summary"]
  private static let openedWords = [
    "opened", "created", "received", "submitted", "reported", "logged", "raised", "started", "date", "time",
  ]

  private static func words(_ column: SemanticModel.Column) -> [String] { RoleFinder.words(column.name) }

  private static func time(of table: SemanticModel.Table) -> SemanticModel.Column? {
    let times = table.columns.filter { $0.type == .date || $0.type == .datetime }
    for word in openedWords {
      if let column = times.first(where: { words($0).contains(word) && $0.timeRole != .closed }) {
        return column
      }
    }
    return table.defaultTimeDimension.flatMap { name in times.first { $0.name == name } } ?? times.first
  }

  private static func queue(of table: SemanticModel.Table, besides taken: [String]) -> SemanticModel.Column? {
    let candidates = table.columns.filter { column in
      column.type == .text && (2...60).contains(column.distinctCount) && !taken.contains(column.name)
        && column.distinctCount * 5 < max(table.rowCount, 1)
    }
    for word in queueWords {
      if let column = candidates.first(where: { words($0).contains(word) }) { return column }
    }
    return nil
  }

  /// The column with the longest texts, and a subject before it.
  private static func sentences(of table: SemanticModel.Table, besides taken: [String?]) -> [SemanticModel
    .Column]
  {
    let candidates = table.columns.filter { column in
      column.type == .text && !taken.contains(column.name) && column.distinctCount > 1
        && wordsPerValue(column) >= 3 && column.distinctCount * 20 > table.rowCount
    }
    guard let body = candidates.max(by: { wordsPerValue($0) < wordsPerValue($1) }) else { return [] }
    let subject = table.columns.first { column in
      column.name != body.name && column.type == .text && !subjectWords.isDisjoint(with: words(column))
    }
    return [subject, body].compactMap(\.self)
  }

  private static func wordsPerValue(_ column: SemanticModel.Column) -> Double {
    let texts = column.samples.compactMap(\.text)
    guard !texts.isEmpty else { return column.role == .text ? 6 : 0 }
    return Double(texts.reduce(0) { $0 + $1.split(separator: " ").count }) / Double(texts.count)
  }

  /// What was taken for what, in a sentence.
  public var sentence: String {
    var parts: [String] = []
    if let time { parts.append("time: \(time.name)") }
    if let queue { parts.append("queue: \(queue.name)") }
    if !texts.isEmpty { parts.append("text: \(texts.map(\.name).joined(separator: " and "))") }
    if let id { parts.append("id: \(id.name)") }
    return "tickets are rows of \(table.name) (\(parts.joined(separator: ", ")))"
  }
}
