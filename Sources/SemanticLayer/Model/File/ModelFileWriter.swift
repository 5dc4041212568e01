import QuerentCore

/// Writes a model as YAML for people to read and edit. What follows from a name is left out, and so is the profile of
/// the values, which belongs to the data.
struct ModelFileWriter {
  let model: SemanticModel

  func text() -> String {
    var lines = [
      "# What the tables mean: what a row is, what is added up, what is grouped by, how tables join.",
      "# Written from the data; edit freely. What is left out is inferred again, so a short file is fine.",
      "version: 1",
    ]
    if let measure = model.defaultMeasure {
      lines += [
        "", "# The figure a bare \"how did we do\" means.", "default_measure: \(YAMLText.scalar(measure))",
      ]
    }
    lines += [
      "", "calendar:", "  fiscal_year_start: \(model.calendar.fiscalYearStart)  # month, 1 to 12",
      "  week_start: \(model.calendar.weekStart)  # 1 is Monday, 7 is Sunday",
    ]
    if !model.tables.isEmpty {
      lines += ["", "tables:"]
      for table in model.tables { lines += self.lines(of: table) }
    }
    if !model.measures.isEmpty {
      lines += [
        "", "# Figures over groups of rows; a ratio divides sums and never averages ratios.", "measures:",
      ]
      for measure in model.measures { lines += self.lines(of: measure) }
    }
    if !model.relationships.isEmpty {
      lines += ["", "# From the table that refers to the table it refers to.", "relationships:"]
      for link in model.relationships { lines += self.lines(of: link) }
    }
    if !model.synonyms.isEmpty {
      lines += [
        "", "# Words of the business: a measure, a table, table.column, or a condition.", "synonyms:",
      ]
      for synonym in model.synonyms {
        lines += [
          "  - term: \(YAMLText.scalar(synonym.term))", "    meaning: \(YAMLText.scalar(synonym.meaning))",
        ]
      }
    }
    lines += auditLines()
    return lines.joined(separator: "\n") + "\n"
  }

  private func auditLines() -> [String] {
    let audit = model.audit
    guard audit != AuditModel() else { return [] }
    var lines = ["", "# What audits go by.", "audit:"]
    if let limit = audit.approvalLimit { lines.append("  approval_limit: \(limit)") }
    if !audit.books.isEmpty { lines.append("  books:") }
    for book in audit.books {
      lines += ["    - role: \(book.role)", "      table: \(YAMLText.scalar(book.table))"]
      if !book.columns.isEmpty { lines.append("      columns:") }
      for (part, column) in book.columns.sorted(by: { $0.key < $1.key }) {
        lines.append("        \(part): \(YAMLText.scalar(column))")
      }
    }
    return lines
  }

  private func lines(of table: SemanticModel.Table) -> [String] {
    var lines = ["  - name: \(YAMLText.scalar(table.name))"]
    func add(_ key: String, _ value: String) { lines.append("    \(key): \(value)") }
    if table.label != ModelDefaults.label(for: table.name) { add("label", YAMLText.scalar(table.label)) }
    if !table.synonyms.isEmpty { add("synonyms", list(table.synonyms)) }
    if !table.grain.isEmpty { add("grain", YAMLText.scalar(table.grain)) }
    if !table.primaryKey.isEmpty { add("primary_key", list(table.primaryKey)) }
    if let entity = table.entity { add("entity", YAMLText.scalar(entity.name)) }
    if let counted = table.entity?.countedBy { add("counted_by", YAMLText.scalar(counted)) }
    if let display = table.displayColumn { add("display", YAMLText.scalar(display)) }
    if let time = table.defaultTimeDimension { add("default_time", YAMLText.scalar(time)) }
    for (key, role) in ModelKeys.columnLists {
      let columns = table.columns.filter { $0.role == role }
      guard !columns.isEmpty else { continue }
      lines.append("    \(key):")
      for column in columns { lines += self.lines(of: column) }
    }
    return lines
  }

  private func lines(of column: SemanticModel.Column) -> [String] {
    var lines = ["      - name: \(YAMLText.scalar(column.name))"]
    func add(_ key: String, _ value: String) { lines.append("        \(key): \(value)") }
    if column.label != ModelDefaults.label(for: column.name) { add("label", YAMLText.scalar(column.label)) }
    if !column.synonyms.isEmpty { add("synonyms", list(column.synonyms)) }
    add("type", column.type.rawValue)
    if let style = column.dateStyle { add("date_style", style.rawValue) }
    if let role = column.timeRole { add("time_role", role.rawValue) }
    if let aggregate = column.defaultAggregate { add("aggregate", aggregate.rawValue) }
    if column.additivity != .additive { add("additivity", column.additivity.rawValue) }
    if let unit = column.unit { add("unit", YAMLText.scalar(unit)) }
    return lines
  }

  private func lines(of measure: SemanticModel.Measure) -> [String] {
    var lines = ["  - name: \(YAMLText.scalar(measure.name))"]
    func add(_ key: String, _ value: String) { lines.append("    \(key): \(value)") }
    if measure.label != ModelDefaults.label(for: measure.name) {
      add("label", YAMLText.scalar(measure.label))
    }
    if !measure.synonyms.isEmpty { add("synonyms", list(measure.synonyms)) }
    add("expr", YAMLText.scalar(measure.expression.text))
    if measure.additivity != .additive { add("additivity", measure.additivity.rawValue) }
    if let unit = measure.unit { add("unit", YAMLText.scalar(unit)) }
    if measure.polarity != .higherIsBetter { add("polarity", measure.polarity.rawValue) }
    if !measure.note.isEmpty { add("note", YAMLText.scalar(measure.note)) }
    return lines
  }

  private func lines(of link: SemanticModel.Relationship) -> [String] {
    [
      "  - from: \(YAMLText.scalar(link.from))", "    from_columns: \(list(link.fromColumns))",
      "    to: \(YAMLText.scalar(link.to))",
      "    to_columns: \(list(link.toColumns))", "    cardinality: \(link.cardinality.rawValue)",
    ] + (link.isDeclared ? [] : ["    inferred: true"])
  }

  private func list(_ items: [String]) -> String {
    "[" + items.map { YAMLText.scalar($0) }.joined(separator: ", ") + "]"
  }
}
