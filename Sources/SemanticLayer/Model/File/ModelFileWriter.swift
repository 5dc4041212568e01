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
      lines += ["", "# The figure a bare \"how did we do\" means.", "default_measure: \(scalar(measure))"]
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
        lines += ["  - term: \(scalar(synonym.term))", "    meaning: \(scalar(synonym.meaning))"]
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(of table: SemanticModel.Table) -> [String] {
    var lines = ["  - name: \(scalar(table.name))"]
    func add(_ key: String, _ value: String) { lines.append("    \(key): \(value)") }
    if table.label != ModelDefaults.label(for: table.name) { add("label", scalar(table.label)) }
    if !table.synonyms.isEmpty { add("synonyms", list(table.synonyms)) }
    if !table.grain.isEmpty { add("grain", scalar(table.grain)) }
    if !table.primaryKey.isEmpty { add("primary_key", list(table.primaryKey)) }
    if let entity = table.entity { add("entity", scalar(entity.name)) }
    if let counted = table.entity?.countedBy { add("counted_by", scalar(counted)) }
    if let display = table.displayColumn { add("display", scalar(display)) }
    if let time = table.defaultTimeDimension { add("default_time", scalar(time)) }
    for (key, role) in ModelKeys.columnLists {
      let columns = table.columns.filter { $0.role == role }
      guard !columns.isEmpty else { continue }
      lines.append("    \(key):")
      for column in columns { lines += self.lines(of: column) }
    }
    return lines
  }

  private func lines(of column: SemanticModel.Column) -> [String] {
    var lines = ["      - name: \(scalar(column.name))"]
    func add(_ key: String, _ value: String) { lines.append("        \(key): \(value)") }
    if column.label != ModelDefaults.label(for: column.name) { add("label", scalar(column.label)) }
    if !column.synonyms.isEmpty { add("synonyms", list(column.synonyms)) }
    add("type", column.type.rawValue)
    if let style = column.dateStyle { add("date_style", style.rawValue) }
    if let role = column.timeRole { add("time_role", role.rawValue) }
    if let aggregate = column.defaultAggregate { add("aggregate", aggregate.rawValue) }
    if column.additivity != .additive { add("additivity", column.additivity.rawValue) }
    if let unit = column.unit { add("unit", scalar(unit)) }
    return lines
  }

  private func lines(of measure: SemanticModel.Measure) -> [String] {
    var lines = ["  - name: \(scalar(measure.name))"]
    func add(_ key: String, _ value: String) { lines.append("    \(key): \(value)") }
    if measure.label != ModelDefaults.label(for: measure.name) { add("label", scalar(measure.label)) }
    if !measure.synonyms.isEmpty { add("synonyms", list(measure.synonyms)) }
    add("expr", scalar(measure.expression.text))
    if measure.additivity != .additive { add("additivity", measure.additivity.rawValue) }
    if let unit = measure.unit { add("unit", scalar(unit)) }
    if measure.polarity != .higherIsBetter { add("polarity", measure.polarity.rawValue) }
    if !measure.note.isEmpty { add("note", scalar(measure.note)) }
    return lines
  }

  private func lines(of link: SemanticModel.Relationship) -> [String] {
    [
      "  - from: \(scalar(link.from))", "    from_columns: \(list(link.fromColumns))",
      "    to: \(scalar(link.to))",
      "    to_columns: \(list(link.toColumns))", "    cardinality: \(link.cardinality.rawValue)",
    ] + (link.isDeclared ? [] : ["    inferred: true"])
  }

  private func list(_ items: [String]) -> String {
    "[" + items.map { scalar($0) }.joined(separator: ", ") + "]"
  }

  /// Plain where every YAML reader sees the same text, in double quotes otherwise.
  private func scalar(_ text: String) -> String {
    let isPlain =
      text.utf8.first.map { PlanVocabulary.isLetter($0) } ?? false
      && text.utf8.allSatisfy {
        PlanVocabulary.isLetter($0) || PlanVocabulary.isDigit($0) || " _.()/+*".utf8.contains($0)
      }
      && text.last != " " && !Self.words.contains(text.lowercased())
    if isPlain { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
        let hex = String(scalar.value, radix: 16)
        quoted += "\\x" + (hex.count < 2 ? "0" : "") + hex
      case "\u{2028}", "\u{2029}", "\u{FEFF}": quoted += "\\u" + String(scalar.value, radix: 16)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// Words that YAML readers take for something else than text.
  private static let words: Set<String> = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
}
