/// How a delimited file is built: dialect, header, columns.
struct DelimitedLayout {
  private(set) var dialect: Dialect
  private(set) var columns: [ImportColumn] = []
  /// Records before the data: a line `sep=;`, titles, the header.
  private(set) var skippedRecords = 0
  private(set) var header: [[UInt8]] = []
  private(set) var findings: [String] = []
  private(set) var warnings: [String] = []

  /// SQLite's limit.
  private static let mostColumns = 2_000
  /// Records looked at in each of the three parts of the sample.
  private static let sampledRecords = 4_000

  /// - Throws: `StorageError.refusedFile` when no table can be made of it.
  init(_ sample: FileSample, path: String) throws {
    let (dialect, hasMark) = try DialectSniffer.sniff(sample.start, path: path, isWhole: sample.isWhole)
    self.dialect = dialect
    let first = try Self.records(of: sample.start, dialect: dialect, limit: 300, isWhole: sample.isWhole)
    let data = hasMark ? Array(first.dropFirst()) : first
    let marks = first.count - data.count
    let width = Self.modalWidth(data)
    guard width > 0 else {
      throw StorageError.refusedFile(
        path: path, reason: "no record in it can be read", suggestion: "look at its first lines")
    }
    guard width <= Self.mostColumns, data.allSatisfy({ $0.count < Self.mostColumns * 4 || width > 1 }) else {
      throw StorageError.refusedFile(
        path: path, reason: "it has \(width) columns, and a table holds at most \(Self.mostColumns)",
        suggestion: "turn columns into rows, or keep the ones you need")
    }
    let titles = Self.titleCount(data, width: width)
    let top = data.dropFirst(titles).first ?? []
    let rest = Array(data.dropFirst(titles + 1))
    if HeaderDecision(top: top, rows: rest, width: width).isHeader {
      header = top
      skippedRecords = marks + titles + 1
    } else {
      skippedRecords = marks + titles
      findings.append("no header: columns are named column_1, column_2 …")
    }
    if dialect.quote != UInt8(ascii: "\"") { findings.append("quotation mark '") }
    if dialect.hasBackslashEscapes { findings.append("quotation marks escaped with backslashes") }
    if width > 1 { findings.insert("delimiter \(dialect.delimiterName)", at: 0) }
    if titles > 0 { findings.append("\(titles) line\(titles == 1 ? "" : "s") above the table skipped") }
    try decideColumns(sample, width: width, path: path)
  }

  private mutating func decideColumns(_ sample: FileSample, width: Int, path: String) throws {
    var raw = header.map { String(decoding: $0, as: UTF8.self) }
    let needed = max(width, raw.count)
    raw += Array(repeating: "", count: needed - raw.count)
    var evidence = Array(repeating: ColumnEvidence(), count: needed)
    try gather(sample.start, skipping: skippedRecords, dropsLast: !sample.isWhole, into: &evidence)
    for piece in sample.later { try gather(piece, skipping: 0, dropsLast: false, into: &evidence) }
    // A delimiter at the end of every line makes a last column without name and values.
    while raw.count > 1, !header.isEmpty, raw.last?.allSatisfy(\.isWhitespace) == true,
      evidence.last?.count == 0
    {
      raw.removeLast()
      evidence.removeLast()
    }
    guard raw.count <= Self.mostColumns else {
      throw StorageError.refusedFile(
        path: path, reason: "it has \(raw.count) columns, and a table holds at most \(Self.mostColumns)",
        suggestion: "turn columns into rows, or keep the ones you need")
    }
    let decision = KindDecision(names: ColumnNames.cleaned(raw), evidence: evidence)
    columns = decision.columns
    findings += decision.findings
    warnings += decision.warnings
  }

  private func gather(
    _ text: [UInt8], skipping skipped: Int, dropsLast: Bool, into evidence: inout [ColumnEvidence]
  ) throws {
    let window = TextWindow(sample: text, encoding: .utf8)
    var scanner = RecordScanner(window: window, dialect: dialect)
    var number = 0
    loop: while true {
      switch try scanner.next() {
      case .end: break loop
      case .malformed: number += 1
      case .record:
        number += 1
        let isCut = dropsLast && scanner.end == window.count
        let width = evidence.count
        let fits = scanner.fieldCount == width || (scanner.fieldCount == width + 1 && width > 1)
        if number - skipped > Self.sampledRecords { break loop }
        guard number > skipped, !isCut, fits, !repeatsHeader(scanner.fields, scanner.fieldCount) else {
          continue
        }
        for index in 0..<width { evidence[index].add(scanner.fields[index], allowsNumbers: true) }
      }
    }
  }

  private func repeatsHeader(_ fields: UnsafeMutablePointer<Field>, _ count: Int) -> Bool {
    guard !header.isEmpty, count >= header.count else { return false }
    return header.indices.allSatisfy { header[$0].elementsEqual(fields[$0].bytes) }
  }

  /// Records as copies. Malformed ones are empty: they are skipped or rejected one by one later.
  private static func records(
    of text: [UInt8], dialect: Dialect, limit: Int, isWhole: Bool
  ) throws -> [[[UInt8]]] {
    var scanner = RecordScanner(window: TextWindow(sample: text, encoding: .utf8), dialect: dialect)
    var records: [[[UInt8]]] = []
    loop: while records.count < limit {
      switch try scanner.next() {
      case .end: break loop
      case .malformed: records.append([])
      case .record: records.append((0..<scanner.fieldCount).map { Array(scanner.fields[$0].bytes) })
      }
    }
    if !isWhole, records.count < limit, records.count > 1 { records.removeLast() }
    return records
  }

  private static func isBlank(_ record: [[UInt8]]) -> Bool {
    record.isEmpty || record.count == 1 && record[0].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x1a }
  }

  private static func modalWidth(_ records: [[[UInt8]]]) -> Int {
    let counts = records.filter { !isBlank($0) }.reduce(into: [:]) { $0[$1.count, default: 0] += 1 }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
  }

  /// Lines above the table: narrower than the rest, and few.
  private static func titleCount(_ records: [[[UInt8]]], width: Int) -> Int {
    let isTitle = { (record: [[UInt8]]) in
      isBlank(record)
        || width > 1 && record.filter { !$0.isEmpty }.count <= max(1, width / 3) && record.count < width
        || width > 2 && record.count == width && record.dropFirst().allSatisfy(\.isEmpty)
    }
    let count = records.prefix { isTitle($0) }.count
    return count <= 20 && count < records.count ? count : 0
  }
}
