import QuerentCore
import Yams

/// Reads a model file over a base: what the file names is set, everything else stays.
struct ModelFileReader {
  let base: SemanticModel
  private(set) var places: [String: ModelFilePlace] = [:]
  var diagnostics: [Diagnostic] = []

  init(base: SemanticModel) { self.base = base }

  mutating func read(_ yaml: String) throws(ModelFileError) -> SemanticModel {
    let root = try compose(yaml)
    var model = base
    // An empty file says nothing, which is fine.
    guard let root else { return model }
    let fields = self.fields(of: root, "the model", allowed: ModelKeys.file)
    if let version = fields["version"], integer(version, "version") != 1 {
      report("unsupported-version", "version must be 1", at: version)
    }
    if let calendar = fields["calendar"] { readCalendar(calendar, into: &model.calendar) }
    readList(fields["tables"], "tables", kind: "table") { reader, fields, name, _ in
      reader.readTable(fields, name, into: &model.tables)
    }
    readList(fields["measures"], "measures", kind: "measure") { reader, fields, name, node in
      reader.readMeasure(fields, name, at: node, into: &model.measures)
    }
    for node in items(of: fields["relationships"], "relationships") { readRelationship(node, into: &model) }
    for node in items(of: fields["synonyms"], "synonyms") { readSynonym(node, into: &model.synonyms) }
    if let node = fields["audit"] { readAudit(node, into: &model) }
    if let node = fields["default_measure"], let name = string(node, "default_measure") {
      model.defaultMeasure = name
      if model.measure(named: name) == nil {
        report(
          "unknown-measure", "there is no measure \"\(name)\"", at: node,
          suggestions: NearestName.suggestions(for: name, among: model.measures.map(\.name)))
      }
    }
    if !diagnostics.isEmpty { throw ModelFileError(diagnostics) }
    return model
  }

  /// Reads a list of mappings, each with a name that occurs once.
  mutating func readList(
    _ node: Node?, _ list: String, kind: String, owner: String = "",
    item: (inout ModelFileReader, [String: Node], String, Node) -> Void
  ) {
    var names: Set<String> = []
    for node in items(of: node, list) {
      // `- region` is short for `- name: region`.
      let allowed =
        kind == "table" ? ModelKeys.table : kind == "measure" ? ModelKeys.measure : ModelKeys.column
      let isShort = node.scalar != nil && kind == "column"
      let fields = isShort ? ["name": node] : self.fields(of: node, "a \(kind)", allowed: allowed)
      guard let nameNode = fields["name"] else {
        if node.mapping != nil { report("missing-name", "a \(kind) needs a name", at: node) }
        continue
      }
      guard let name = string(nameNode, "name") else { continue }
      guard names.insert(name.lowercased()).inserted else {
        report("duplicate-name", "\(kind) \"\(name)\" stands twice", at: nameNode)
        continue
      }
      note(ModelValidation.key(kind, owner + name), at: nameNode)
      item(&self, fields, name, node)
    }
  }

  mutating func note(_ key: String, at node: Node) {
    if let mark = node.mark { places[key] = ModelFilePlace(line: mark.line, column: mark.column) }
  }

  private mutating func readCalendar(_ node: Node, into calendar: inout BusinessCalendar) {
    let fields = fields(of: node, "the calendar", allowed: ModelKeys.calendar)
    if let node = fields["fiscal_year_start"], let month = integer(node, "fiscal_year_start", in: 1...12) {
      calendar.fiscalYearStart = month
    }
    if let node = fields["week_start"], let day = integer(node, "week_start", in: 1...7) {
      calendar.weekStart = day
    }
  }

  private mutating func readRelationship(_ node: Node, into model: inout SemanticModel) {
    let fields = fields(of: node, "a relationship", allowed: ModelKeys.relationship)
    guard let from = fields["from"].flatMap({ string($0, "from") }),
      let to = fields["to"].flatMap({ string($0, "to") })
    else {
      if node.mapping != nil { report("missing-key", "a relationship needs from and to", at: node) }
      return
    }
    let fromColumns = fields["from_columns"].map { strings($0, "from_columns") } ?? []
    let toColumns =
      fields["to_columns"].map { strings($0, "to_columns") } ?? model.table(named: to)?.primaryKey ?? []
    guard !fromColumns.isEmpty, fromColumns.count == toColumns.count else {
      report("relationship-columns", "from_columns and to_columns must name as many columns", at: node)
      return
    }
    for (name, key) in [(from, "from"), (to, "to")]
    where model.table(named: name) == nil && !model.tables.isEmpty {
      report(
        "unknown-table", "there is no table \"\(name)\"", at: fields[key] ?? node,
        suggestions: NearestName.suggestions(for: name, among: model.tables.map(\.name)))
    }
    var link = SemanticModel.Relationship(from: from, fromColumns: fromColumns, to: to, toColumns: toColumns)
    if let node = fields["cardinality"] { set(&link.cardinality, node, "cardinality", Self.cardinalities) }
    if let node = fields["inferred"] { link.isDeclared = !(boolean(node, "inferred") ?? false) }
    note(ModelValidation.key("relationship", "\(from).\(link.role)"), at: fields["from"] ?? node)
    let known = model.relationships.firstIndex {
      $0.from == from && $0.fromColumns == fromColumns && $0.to == to
    }
    if let known { model.relationships[known] = link } else { model.relationships.append(link) }
  }

  private mutating func readSynonym(_ node: Node, into synonyms: inout [SemanticModel.Synonym]) {
    let fields = fields(of: node, "a synonym", allowed: ModelKeys.synonym)
    guard let term = fields["term"].flatMap({ string($0, "term") }),
      let meaning = fields["meaning"].flatMap({ string($0, "meaning") })
    else {
      if node.mapping != nil { report("missing-key", "a synonym needs a term and a meaning", at: node) }
      return
    }
    synonyms.removeAll { $0.term == term }
    synonyms.append(SemanticModel.Synonym(term: term, meaning: meaning))
  }

  private static let cardinalities: [String: SemanticModel.Relationship.Cardinality] = [
    "many_to_one": .manyToOne, "one_to_one": .oneToOne, "many_to_many": .manyToMany,
  ]
}
