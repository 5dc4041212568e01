import SemanticLayer

/// A column that refers to the rows of its own table: the manager of an employee, the parent of a category.
struct SelfLink: Hashable, Sendable {
  /// What the referred row is to the referring one.
  enum Kind: Hashable, Sendable { case reporting, parent, other }

  let table: String
  let column: String
  /// The words of the role: `manager`, `reports to`.
  let words: [String]
  let kind: Kind

  /// The role under which the referred row joins.
  let role: String

  var reference: ColumnReference { ColumnReference(table: table, column: column) }

  /// The self references of a model.
  static func links(of model: SemanticModel) -> [SelfLink] {
    model.relationships.compactMap { link in
      guard link.from == link.to, link.fromColumns.count == 1 else { return nil }
      var words = NameWords.words(in: link.fromColumns[0]).filter { !keyWords.contains($0) }
      if words.count == 1, NameSplitter.words(in: link.fromColumns[0]).last == "by" { words.append("by") }
      let singular = Set(words.map(Inflection.singular))
      let kind: Kind =
        !singular.isDisjoint(with: reporting) ? .reporting : singular.contains("parent") ? .parent : .other
      return SelfLink(
        table: link.from, column: link.fromColumns[0], words: words, kind: kind, role: link.role)
    }
  }

  private static let keyWords: Set<String> = ["id", "key", "no", "number", "code", "num"]
  private static let reporting: Set<String> = [
    "manager", "supervisor", "boss", "superior", "report", "lead", "leader", "head", "chief", "mgr",
  ]

  // MARK: Words

  /// The nouns for the row referred to.
  func superiors(noun: String) -> [[String]] {
    var nouns = [words]
    switch kind {
    case .reporting:
      for word in ["manager", "supervisor", "boss", "superior"] {
        nouns += [[word], ["line", word], ["direct", word]]
      }
    case .parent: nouns += [["parent"], ["parent", noun]]
    case .other: nouns.append(words + [noun])
    }
    return nouns.filter { !$0.isEmpty && $0 != [noun] && $0.last != "to" && $0.last != "by" }
  }

  /// The nouns for the rows that refer to one.
  func subordinates(noun: String) -> [[String]] {
    switch kind {
    case .reporting:
      [["direct", "report"], ["subordinate"], ["direct", "subordinate"], ["report"], ["reportee"]]
    case .parent: [["child"], ["child", noun], ["sub", noun], ["sub" + noun], ["sub", "-", noun]]
    case .other: []
    }
  }

  /// What a row does that refers to another: "reports to".
  var risingVerbs: [[String]] {
    switch kind {
    case .reporting:
      [
        ["report", "to"], ["report", "directly", "to"], ["report", "into"], ["work", "under"],
        ["work", "for"],
        ["manage", "by"], ["supervise", "by"], ["lead", "by"], ["oversee", "by"],
      ]
    case .parent: [["belong", "to"], ["belong", "under"]]
    case .other:
      words.last == "by" || words.last == "to"
        ? [words.map { Lemmatizer.lemma(of: $0) }] : verbs.map { [$0, "by"] }
    }
  }

  /// What a row does that others refer to: "manages".
  var fallingVerbs: [[String]] {
    kind == .reporting ? [["manage"], ["supervise"], ["oversee"]] : verbs.map { [$0] }
  }

  /// What one who is called so does: a mentor mentors, a trainer trains; `referred_by` tells who refers.
  private var verbs: [String] {
    guard kind == .other, let last = words.last else { return [] }
    if last == "by", words.count == 2 { return [Lemmatizer.lemma(of: words[0])] }
    guard words.count == 1 else { return [] }
    if last.hasSuffix("er"), last.utf8.count > 5 {
      return [String(last.dropLast(2)), String(last.dropLast(1))]
    }
    return ["mentor", "sponsor", "coach", "tutor"].contains(last) ? [last] : []
  }
}

/// How a question uses a self reference beside the members it names.
struct SelfReferenceUse: Hashable, Sendable {
  var link: SelfLink
  /// What is shown and grouped by is the row referred to: "who manages …", "direct reports per manager".
  var showsSuperior = false
  /// The row referred to stands beside the row: "each employee and their manager".
  var pairs = false
}
