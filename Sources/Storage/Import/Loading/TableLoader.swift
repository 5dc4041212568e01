import QuerentCore

/// A column turned out to be of another kind than its sample showed; the load starts again with it.
struct KindContradiction: Error {
  let column: Int
  let kind: ColumnKind
  let isOrderAssumed: Bool
  let note: String
}

/// Moves the records of one file into one table.
struct TableLoader {
  let columns: [ImportColumn]
  /// Records before the first one of data: titles, the header.
  let skippedRecords: Int
  /// The fields of the header as they stand in the file, to know it when it is repeated.
  let header: [[UInt8]]
  /// Whether records must have as many fields as there are columns; JSON records always do.
  let writer: TableWriter
  let rejects: RejectLog
  let cancellation: CancellationFlag
  let bytesTotal: Int

  /// What was read.
  struct Counts {
    var read = 0
    var blank = 0
    var misfits: [Int: Int] = [:]
    /// Days that no calendar has, by column.
    var impossibleDays: [Int: Int] = [:]
  }

  /// Reads a source to its end.
  /// - Throws: `KindContradiction`, `StorageError.cancelled`, what reading and writing throw.
  func load(
    _ source: consuming some RecordSource & ~Copyable, progress: (ImportProgress) -> Void
  ) throws -> Counts {
    var counts = Counts()
    var toSkip = skippedRecords
    let width = columns.count
    var lastProgress: ContinuousClock.Instant?
    var untilLook = 0
    while true {
      untilLook -= 1
      if untilLook < 0 {
        untilLook = 2_000
        if cancellation.isCancelled { throw StorageError.cancelled }
        let now = ContinuousClock.now
        if lastProgress.map({ now - $0 > .milliseconds(100) }) ?? true {
          lastProgress = now
          progress(
            ImportProgress(bytesRead: source.bytesRead, bytesTotal: bytesTotal, rows: writer.rowCount))
        }
      }
      switch try source.next() {
      case .end:
        try checkMisfits(counts, isFinal: true)
        return counts
      case .malformed(let reason):
        if toSkip > 0 {
          toSkip -= 1
          continue
        }
        counts.read += 1
        try reject(source, counts, column: nil, reason: reason)
      case .record:
        if toSkip > 0 {
          toSkip -= 1
          continue
        }
        if isBlank(source.fields, source.fieldCount, source.raw) {
          counts.blank += 1
          continue
        }
        counts.read += 1
        if let reason = source.damage {
          try reject(source, counts, column: nil, reason: reason)
        } else if source.fieldCount != width, !isTrailingDelimiter(source.fields, source.fieldCount) {
          try reject(
            source, counts, column: nil,
            reason: "\(source.fieldCount) fields where \(width) are expected")
        } else if let reason = oddity(source.fields, source.fieldCount) {
          try reject(source, counts, column: nil, reason: reason)
        } else if case .misfit(let index) = try writer.write(source.fields) {
          try handleMisfit(source.fields[index], at: index)
          if isImpossibleDay(source.fields[index], at: index) {
            counts.impossibleDays[index, default: 0] += 1
          } else {
            counts.misfits[index, default: 0] += 1
          }
          try reject(
            source, counts, column: columns[index].name,
            reason: "“\(source.fields[index].text.prefix(60))” is not \(columns[index].kind.noun)")
          if counts.read.isMultiple(of: 1_024) { try checkMisfits(counts, isFinal: false) }
        }
      }
    }
  }

  private func reject(
    _ source: borrowing some RecordSource & ~Copyable, _ counts: Counts, column: String?, reason: String
  ) throws {
    try rejects.add(
      line: source.line, record: counts.read, column: column, offset: source.sourceOffset, reason: reason,
      raw: source.raw)
  }

  private func isBlank(
    _ fields: UnsafeMutablePointer<Field>, _ count: Int, _ raw: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard count == 1 else { return false }
    if raw.isEmpty { return true }
    guard raw.count <= 4, !fields[0].isQuoted else { return false }
    // Spaces alone, or the Ctrl-Z that old systems end files with.
    return raw.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x1a }
  }

  private func isTrailingDelimiter(_ fields: UnsafeMutablePointer<Field>, _ count: Int) -> Bool {
    count == columns.count + 1 && fields[count - 1].count == 0 && !fields[count - 1].isQuoted
  }

  /// Records that are no data: the header again, a line with totals.
  @inline(__always)
  private func oddity(_ fields: UnsafeMutablePointer<Field>, _ count: Int) -> String? {
    let first = fields[0]
    if let name = header.first, name.count == first.count, !header.isEmpty, repeatsHeader(fields, count) {
      return "the header again"
    }
    guard count >= 3, first.count >= 5, first.count <= 12 else { return nil }
    let letter = first.start[0] | 0x20
    guard letter == UInt8(ascii: "t") || letter == UInt8(ascii: "g") else { return nil }
    return isTotal(fields, count) ? "a line with totals, not a record" : nil
  }

  private func repeatsHeader(_ fields: UnsafeMutablePointer<Field>, _ count: Int) -> Bool {
    guard count >= header.count else { return false }
    return header.indices.allSatisfy { header[$0].elementsEqual(fields[$0].bytes) }
  }

  /// `Total,,,1234`: the label first, and a third of the fields empty.
  @inline(never)
  private func isTotal(_ fields: UnsafeMutablePointer<Field>, _ count: Int) -> Bool {
    let label = fields[0].text.lowercased().filter(\.isLetter)
    guard ["total", "totals", "grandtotal"].contains(label) else { return false }
    let empty = (0..<count).reduce(0) { $0 + (fields[$1].count == 0 ? 1 : 0) }
    return empty * 3 >= count
  }

  /// A misfit that shows what the column really is starts the load again.
  private func handleMisfit(_ field: Field, at index: Int) throws {
    let column = columns[index]
    func restart(_ kind: ColumnKind, _ note: String, isOrderAssumed: Bool = false) -> KindContradiction {
      KindContradiction(column: index, kind: kind, isOrderAssumed: isOrderAssumed, note: note)
    }
    switch column.kind {
    case .integer(let style):
      switch NumberParser(style: style).parse(field.bytes).number {
      case .real: throw restart(.real(style, isPercent: false), "has fractions further down")
      case .code: throw restart(.text, "kept as text (leading zeros, or digits that a number would lose)")
      default: break
      }
      if style == .plain, case .integer = NumberParser(style: .english).parse(field.bytes).number {
        throw restart(.integer(.english), "numbers written like 1,963.10")
      }
    case .real(let style, false):
      if NumberParser(style: style).parse(field.bytes).number == .code {
        throw restart(.text, "kept as text (leading zeros, or digits that a number would lose)")
      }
      if style == .plain, case .real = NumberParser(style: .english).parse(field.bytes).number {
        throw restart(.real(.english, isPercent: false), "numbers written like 1,963.10")
      }
    case .date(let order), .datetime(let order):
      if case .date = column.kind, TimestampParser(order: order).parse(field.bytes) != nil {
        throw restart(
          .datetime(order), "dates \(order.name), with times of day", isOrderAssumed: column.isOrderAssumed)
      }
      if column.isOrderAssumed {
        let other: DateOrder = order == .monthDayYear ? .dayMonthYear : .monthDayYear
        if TimestampParser(order: other).parse(field.bytes) != nil {
          let kind: ColumnKind = if case .date = column.kind { .date(other) } else { .datetime(other) }
          throw restart(kind, "dates \(other.name) (proved further down)")
        }
      }
    default: break
    }
  }

  private func isImpossibleDay(_ field: Field, at index: Int) -> Bool {
    switch columns[index].kind {
    case .date(let order), .datetime(let order):
      TimestampParser(order: order).impossibleDay(field.bytes) != nil
    default: false
    }
  }

  /// Too many misfits mean that the column is not of its kind.
  private func checkMisfits(_ counts: Counts, isFinal: Bool) throws {
    for index in Set(counts.misfits.keys).union(counts.impossibleDays.keys).sorted() {
      let (words, days) = (counts.misfits[index] ?? 0, counts.impossibleDays[index] ?? 0)
      let misfits = words + days
      let rows = writer.rowCount + misfits
      guard
        words > KindDecision.tolerated(of: rows) || days > KindDecision.toleratedImpossibleDays(of: rows),
        isFinal || misfits > 1_000
      else { continue }
      throw KindContradiction(
        column: index, kind: .text, isOrderAssumed: false,
        note: "kept as text: \(misfits) of \(rows) values are not \(columns[index].kind.noun)")
    }
  }
}
