import QuerentCore
import SemanticLayer

/// The columns that others may refer to, found by the words of their names, so that a schema of thousands of columns
/// needs a few look-ups a column and no comparison of all with all.
struct ReferenceTargets {
  /// A column that may be meant.
  struct Candidate {
    var table: String
    var column: Catalogue.Column
    /// Whether the name alone tells, in a table without rows.
    var isSureByName: Bool
    /// Lower is surer.
    var rank: Int
  }

  private struct Target {
    var table: Catalogue.Table
    var column: Catalogue.Column
    var owner: [String]
    var words: [String]
    /// Whether the table is named after the key: `customers` owns `customer_id`.
    var isOwner: Bool
  }

  private var byKeyWords: [String: [Target]] = [:]
  private var byOwner: [String: [Target]] = [:]
  private var byLowerName: [String: [Target]] = [:]
  /// Keys of the tables that hold persons by their names.
  private var persons: [Target] = []

  init(tables: [Catalogue.Table]) {
    for table in tables {
      let owner = Self.words(table.name)
      let bareOwner = owner.filter { !Self.tablePrefixes.contains($0) }
      for column in table.columns where Self.isKey(column, of: table) {
        let words = Self.words(column.name)
        let isPrimary = table.primaryKey == [column.name]
        let isOwner =
          words == ["id"] || Self.isNamedAfter(owner, words) || Self.isNamedAfter(bareOwner, words)
          || column.lowercasedName == owner.compactMap(\.first).map(String.init).joined() + "id"
        let target = Target(table: table, column: column, owner: owner, words: words, isOwner: isOwner)
        byKeyWords[words.joined(separator: " "), default: []].append(target)
        byLowerName[column.lowercasedName, default: []].append(target)
        guard isPrimary else { continue }
        if Self.holdsPersons(table) { persons.append(target) }
        for name in Set([owner, bareOwner, Self.withoutKind(bareOwner)]) where !name.isEmpty {
          byOwner[name.joined(separator: " "), default: []].append(target)
        }
      }
    }
    byKeyWords = byKeyWords.mapValues(Self.telling)
    byOwner = byOwner.mapValues(Self.telling)
    byLowerName = byLowerName.mapValues(Self.telling)
  }

  /// Columns whose names agree with a column that may refer, the surest first.
  func candidates(for column: Catalogue.Column, of table: Catalogue.Table) -> [Candidate] {
    let words = Self.words(column.name)
    let owner = Self.words(table.name)
    let isSoleKey = table.primaryKey == [column.name]
    guard !words.isEmpty, column.dateStyle == nil,
      !((isSoleKey || column.isUnique) && Self.isNamedAfter(owner, words)),
      words != ["id"]
    else { return [] }
    var found: [Candidate] = []
    func add(_ target: Target, rank: Int, isSure: Bool) {
      let isItself = target.table.name == table.name
      guard !(isItself && (target.column.name == column.name || rank == 0)) else { return }
      // A table keyed by another's key extends it; the other way round would be no reference.
      guard !isSoleKey || target.isOwner else { return }
      guard
        !found.contains(where: { $0.table == target.table.name && $0.column.name == target.column.name })
      else { return }
      let penalty = target.isOwner ? 0 : 1
      found.append(
        Candidate(
          table: target.table.name, column: target.column, isSureByName: isSure && target.isOwner,
          rank: rank * 2 + penalty))
    }
    // `num_semesters` counts semesters and refers to none.
    let countsThings =
      column.type != .text && NameSplitter.words(in: column.name).last != words.last || words[0] == "number"
    // Every ending of the name: `closure authorised by staff id`, …, `staff id`.
    for start in words.indices {
      let ending = words[start...].joined(separator: " ")
      let isWhole = start == 0
      if words.count - start > 1 || isWhole && !Self.generic.contains(ending) {
        for target in byKeyWords[ending] ?? [] where Self.mayShareName(target.words) {
          add(target, rank: isWhole ? 0 : 2, isSure: true)
        }
      }
      if let last = words.last, PrimaryKeyInference.keyWords.contains(last), words.count - start > 1 {
        let thing = words[start...].dropLast().joined(separator: " ")
        for target in byOwner[thing] ?? [] where target.table.name != table.name || !isWhole {
          add(target, rank: isWhole ? 1 : 3, isSure: true)
        }
        if isWhole, let general = Self.rolesOfPeople[thing] {
          for other in general { for target in byOwner[other] ?? [] { add(target, rank: 5, isSure: false) } }
        }
      } else if !countsThings, isWhole || words.count <= 3 {
        for target in byOwner[ending] ?? [] where target.isOwner || isWhole {
          add(target, rank: isWhole ? 4 : 5, isSure: false)
        }
      }
    }
    if words == ["report", "to"] || words == ["reports", "to"] {
      for target in byOwner[owner.joined(separator: " ")] ?? [] { add(target, rank: 5, isSure: false) }
    }
    // `parent_id`, `parent`: a row of the same table
    if words == ["parent", "id"] || words == ["parent"] || words == ["parent", "key"]
      || words == ["parent", "code"]
    {
      for target in byOwner[owner.joined(separator: " ")] ?? [] where target.table.name == table.name {
        add(target, rank: 5, isSure: false)
      }
    }
    addPeople(words, of: table, add: add)
    addFused(column, add: add)
    return found.sorted { ($0.rank, $0.table) < ($1.rank, $1.table) }
  }

  /// A name that fits more than a handful of columns tells none of them from the others, unless one owns it.
  private static func telling(_ targets: [Target]) -> [Target] {
    guard targets.count > tellingTargets else { return targets }
    let owners = targets.filter(\.isOwner)
    return owners.count <= tellingTargets ? owners : []
  }

  private static let tellingTargets = 8

  /// `approved_by`, `mentor_id`: people who stand in the one table of people there is, or in the table itself.
  private func addPeople(
    _ words: [String], of table: Catalogue.Table, add: (Target, Int, Bool) -> Void
  ) {
    var thing = words
    if let last = thing.last, PrimaryKeyInference.keyWords.contains(last) { thing.removeLast() }
    guard let last = thing.last, let first = thing.first else { return }
    if Self.partsWithinTable.contains(last)
      || thing.count == 2 && last == "by" && Self.bringing.contains(first)
    {
      for target in byOwner[Self.words(table.name).joined(separator: " ")] ?? []
      where target.table.name == table.name { add(target, 6, false) }
    }
    guard last == "by" && thing.count == 2 || Self.partsOfStaff.contains(last) else { return }
    for other in Self.tablesOfStaff { for target in byOwner[other] ?? [] { add(target, 7, false) } }
    // staff under another name, where only one table holds persons
    if persons.count == 1, persons[0].table.name != table.name { add(persons[0], 8, false) }
  }

  private static func holdsPersons(_ table: Catalogue.Table) -> Bool {
    let names = table.columns.map { NameSplitter.words(in: $0.name) }
    return names.contains { $0.suffix(2) == ["full", "name"] }
      || names.contains { $0.suffix(2) == ["first", "name"] || $0.suffix(2) == ["given", "name"] }
        && names.contains { $0.suffix(2) == ["last", "name"] || $0.last == "surname" }
  }

  private static let bringing: Set<String> = ["referred", "introduced", "invited", "recruited", "sponsored"]
  private static let partsWithinTable: Set<String> = [
    "mentor", "manager", "supervisor", "boss", "leader", "coach", "sponsor", "referrer", "recruiter",
    "predecessor",
    "successor", "superior", "introducer",
  ]
  private static let tablesOfStaff = [
    "employee", "staff", "staff member", "team member", "personnel", "worker", "user", "person", "people",
    "agent",
  ]
  private static let partsOfStaff: Set<String> = [
    "manager", "supervisor", "agent", "adviser", "advisor", "instructor", "teacher", "trainer", "coach",
    "handler",
    "adjuster", "underwriter", "consultant", "planner", "inspector", "auditor", "recruiter", "interviewer",
    "dispatcher",
    "operator", "cashier", "server", "waiter", "clerk", "author", "creator", "lead", "coordinator",
    "organizer",
    "representative", "rep", "salesperson", "technician", "mechanic", "engineer", "assignee", "approver",
    "reviewer",
    "guarantor", "borrower", "payer", "beneficiary", "officer", "planner", "buyer", "partner", "director",
    "head",
    "solicitor", "lawyer", "attorney", "nurse", "doctor", "physician", "tutor", "mgr",
  ]

  /// Names written together: `citingpaperid` ends in `paperid`.
  private func addFused(_ column: Catalogue.Column, add: (Target, Int, Bool) -> Void) {
    let name = column.lowercasedName
    guard name.hasSuffix("id"), !name.contains("_"), name.utf8.count > 6 else { return }
    for start in name.indices.dropFirst() {
      let ending = String(name[start...])
      guard ending.utf8.count >= 5 else { return }
      for target in byLowerName[ending] ?? [] where target.isOwner { add(target, 3, true) }
    }
  }

  private static func isKey(_ column: Catalogue.Column, of table: Catalogue.Table) -> Bool {
    if table.primaryKey == [column.name] { return true }
    guard column.isUnique, column.type == .integer || column.type == .text, column.dateStyle == nil else {
      return false
    }
    let words = words(column.name)
    return words.count > 1 && words.last.map { PrimaryKeyInference.keyWords.contains($0) } ?? false
  }

  /// Whether two tables with a column of these words mean the same thing by it.
  private static func mayShareName(_ words: [String]) -> Bool {
    !generic.contains(words.joined(separator: " "))
  }

  private static func isNamedAfter(_ owner: [String], _ words: [String]) -> Bool {
    guard let last = words.last else { return false }
    let thing =
      PrimaryKeyInference.keyWords.contains(last) || last == "name" ? Array(words.dropLast()) : words
    // `claim headers` owns `claim header id`, `regular orders` owns `order id`.
    return !thing.isEmpty && (thing == owner || owner.suffix(thing.count) == thing[...])
  }

  /// `car makers` is asked for as `maker`.
  private static func withoutKind(_ owner: [String]) -> [String] { Array(owner.suffix(1)) }

  private static func words(_ name: String) -> [String] {
    NameSplitter.words(in: name).map(Inflection.singular)
  }

  /// Marks of the kind of a table, not of what is in it.
  private static let tablePrefixes: Set<String> = ["tbl", "dim", "fact", "ref", "stg", "vw", "lookup", "t"]

  /// Names that mean something else in every table.
  private static let generic: Set<String> = [
    "id", "code", "key", "number", "name", "title", "type", "status", "date", "year", "time", "description",
    "first name",
    "last name", "full name", "phone number", "zip code", "postal code", "house number", "section number",
    "account number", "serial number", "row id", "line number", "version number", "uuid", "guid", "email",
    "rank",
  ]

  /// People who stand in the table of employees under the name of their part.
  private static let rolesOfPeople: [String: [String]] = {
    let tables = ["employee", "staff", "person", "people", "user", "worker"]
    let roles = [
      "manager", "supervisor", "boss", "sales representative", "representative", "agent", "seller",
      "salesperson",
      "support representative", "approver", "assignee", "reviewer", "technician", "driver", "owner", "head",
    ]
    return Dictionary(uniqueKeysWithValues: roles.map { ($0, tables) })
  }()
}

extension Catalogue.Column {
  fileprivate var lowercasedName: String { name.lowercased() }
}
