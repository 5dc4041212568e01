import QuerentCore
public import SemanticLayer

/// Words for the questions that the program proposes, as a person would say them: "how many orders are there per
/// region" and not "how many order are there by region code". What has no such words is not proposed.
public struct ProposalWords: Sendable {
  private let model: SemanticModel

  /// Words over the names of a model.
  public init(model: SemanticModel) { self.model = model }

  // MARK: Things

  /// The things a table holds, in the plural: `orders`, `order lines`. `nil` for a table of links between others, and for
  /// a name that is none of things one counts: `border info`, `has pet`, `sales oct`.
  public func things(in table: SemanticModel.Table) -> String? {
    let isLink = table.columns.allSatisfy { $0.role == .identifier }
    guard !isLink, table.rowCount > 0 else { return nil }
    var words = Self.words(table.entity?.name ?? table.label)
    while let first = words.first, Self.prefixes.contains(first) { words.removeFirst() }
    guard let last = words.last, let first = words.first, words.count <= 3,
      !words.contains(where: { $0.contains(where: \.isNumber) || Self.linking.contains($0) }),
      !Self.notStarting.contains(first), !Self.uncounted.contains(last), !Self.calendar.contains(last)
    else { return nil }
    return Inflection.plural(of: words.joined(separator: " "))
  }

  // MARK: Groups

  /// How a person may name a column to group by, the shortest first: `type`, `template type` for the template type code
  /// of templates. Empty for what nobody groups by: flags, addresses, a name of its own for every row.
  public func groupNames(of column: SemanticModel.Column, in table: SemanticModel.Table) -> [String] {
    guard isGroup(column, in: table) else { return [] }
    var words = Self.words(column.label)
    while words.count > 1, let last = words.last, Self.trailing.contains(last) { words.removeLast() }
    guard !words.isEmpty, words.count <= 3, let last = words.last,
      !words.contains(where: { Self.ungrouped.contains($0) || Self.calendar.contains($0) }),
      !Self.linking.contains(last), Self.isWord(last)
    else { return [] }
    let whole = words.joined(separator: " ")
    let things = Self.words(table.entity?.name ?? Inflection.singular(of: table.label))
    guard words.count > things.count, Array(words.prefix(things.count)) == things else { return [whole] }
    return [words.dropFirst(things.count).joined(separator: " "), whole]
  }

  private func isGroup(_ column: SemanticModel.Column, in table: SemanticModel.Table) -> Bool {
    guard column.role == .dimension, column.type == .text, (2...60).contains(column.distinctCount),
      column.distinctCount * 2 <= max(table.rowCount, 4)
    else { return false }
    let words = Self.words(column.label)
    guard let first = words.first, let last = words.last else { return false }
    if Self.asking.contains(first) || Self.flags.contains(last) { return false }
    // Yes and no are answers, not groups.
    let samples = Set(column.samples.compactMap { $0.text?.lowercased() })
    return column.distinctCount > 2
      || !samples.isSubset(of: ["y", "n", "yes", "no", "t", "f", "true", "false", "0", "1"])
  }

  // MARK: Figures

  /// How a person names the sum of a column: `sales`, `total quantity`; `nil` for a number that counts places or is no
  /// amount, such as the line of an order.
  public func sum(of column: SemanticModel.Column) -> String? {
    guard column.role == .measure, column.defaultAggregate == .sum, column.additivity == .additive else {
      return nil
    }
    let words = Self.words(column.label)
    guard let last = words.last, !Self.places.contains(last), Self.isWord(last) else { return nil }
    let label = words.joined(separator: " ")
    return Inflection.plural(of: label) == label || Self.totals.contains(words[0]) ? label : "total \(label)"
  }

  // MARK: Names

  private static func words(_ label: String) -> [String] {
    label.lowercased().split(whereSeparator: { $0 == " " || $0 == "_" || $0 == "-" }).map(String.init)
  }

  /// Whether letters make a word: `dname` and `mgr` are cut, `yn` has no vowel.
  private static func isWord(_ word: String) -> Bool {
    word.count >= 3 && word.allSatisfy { $0.isLetter } && word.contains { "aeiouy".contains($0) }
  }

  /// What names of tables start with that is no part of the thing.
  private static let prefixes: Set<String> = ["tbl", "ref", "dim", "fact", "stg", "tmp", "the", "all"]
  /// Words that join two things or say what one does to another.
  private static let linking: Set<String> = [
    "in", "on", "of", "by", "to", "for", "with", "at", "and", "or", "from", "per",
  ]
  private static let notStarting: Set<String> = ["has", "have", "is", "was", "view", "works", "writes"]
  /// Names of what a table is rather than of what stands in it, and of what is not counted.
  private static let uncounted: Set<String> = [
    "info", "information", "data", "list", "status", "detail", "details", "log", "history", "weather",
    "management",
    "stock", "content", "contents", "savings", "checking", "temp", "table", "export", "copy", "final", "new",
    "old",
    "master", "summary", "overview", "report", "geographic", "misc", "other", "raw", "dump", "output",
    "sheet",
  ]
  private static let calendar: Set<String> = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "january",
    "february",
    "march", "april", "june", "july", "august", "september", "october", "november", "december", "today",
    "day", "week", "month", "quarter", "year", "date", "time", "monday", "tuesday", "wednesday", "thursday",
    "friday", "saturday", "sunday",
    "daily", "weekly",
    "monthly", "quarterly", "yearly", "annual",
  ]
  /// What names of columns end with that nobody says.
  private static let trailing: Set<String> = ["code", "name", "id", "abbrev", "desc", "key", "no"]
  /// What nobody groups by.
  private static let ungrouped: Set<String> = [
    "description", "details", "detail", "text", "address", "street", "email", "mail", "phone", "fax", "url",
    "homepage",
    "website", "comment", "comments", "note", "notes", "initial", "first", "last", "middle", "full", "short",
    "directed",
    "written", "title", "date", "time", "times", "day", "month", "year", "password", "login", "path", "file",
    "image",
    "photo", "incorporated", "born", "applications", "line", "value",
  ]
  private static let asking: Set<String> = ["is", "has", "was", "can", "allow", "allows", "enforced"]
  private static let flags: Set<String> = ["yn", "flag", "indicator", "bool", "acting"]
  /// Numbers that say where something stands.
  private static let places: Set<String> = [
    "line", "number", "no", "rank", "position", "sequence", "level", "year", "row", "index", "order",
    "version", "page",
  ]
  private static let totals: Set<String> = ["total", "gross", "net"]
}
