/// How a file is going to be read, before any of it is stored.
struct ImportPlan {
  /// What kind of text it is.
  enum Format {
    case delimited(Dialect)
    /// The names of fields, in the order of the columns.
    case json([String])
  }

  let format: Format
  var columns: [ImportColumn]
  let skippedRecords: Int
  let header: [[UInt8]]
  var findings: [String]
  var warnings: [String]

  init(delimited layout: DelimitedLayout) {
    format = .delimited(layout.dialect)
    columns = layout.columns
    skippedRecords = layout.skippedRecords
    header = layout.header
    findings = layout.findings
    warnings = layout.warnings
  }

  init(json layout: JSONLayout) {
    format = .json(layout.names)
    columns = layout.columns
    skippedRecords = 0
    header = []
    findings = layout.findings
    warnings = layout.warnings
  }

  /// Takes over what reading on has shown; what was said before about the column no longer holds.
  mutating func apply(_ contradiction: KindContradiction) {
    let name = columns[contradiction.column].name
    columns[contradiction.column].kind = contradiction.kind
    columns[contradiction.column].isOrderAssumed = contradiction.isOrderAssumed
    findings.removeAll { $0.hasPrefix(name + ":") }
    warnings.removeAll { $0.hasPrefix(name + ":") }
    if contradiction.kind == .text {
      warnings.append("\(name) \(contradiction.note)")
    } else {
      findings.append("\(name): \(contradiction.note)")
    }
  }
}
