/// Whether the first record names the columns.
struct HeaderDecision {
  let top: [[UInt8]]
  let rows: [[[UInt8]]]
  let width: Int

  var isHeader: Bool {
    guard !top.isEmpty, top.contains(where: { !$0.isEmpty }) else { return false }
    var votesFor = 0
    var votesAgainst = 0
    for (index, cell) in top.enumerated() where !cell.isEmpty {
      let below = rows.compactMap { index < $0.count ? $0[index] : nil }
      guard let kind = kind(of: below) else { continue }
      if fits(cell, kind) {
        // `region,2023,2024`: years may name columns of other numbers.
        if isYear(cell), !below.allSatisfy({ $0.isEmpty || isYear($0) }) { continue }
        votesAgainst += 1
      } else {
        votesFor += 1
      }
    }
    if votesFor != votesAgainst { return votesFor > votesAgainst }
    guard !rows.isEmpty else { return !top.allSatisfy { $0.isEmpty || isNumber($0) } }
    let names = top.filter { !$0.isEmpty }
    let repeats = rows.contains { row in zip(row, top).contains { !$0.isEmpty && $0 == $1 } && row != top }
    return Set(names).count == names.count && !repeats
  }

  /// The kind nearly all of some values are of; `nil` for text.
  private func kind(of values: [[UInt8]]) -> ColumnKind? {
    var evidence = ColumnEvidence()
    for value in values { value.withField { evidence.add($0, allowsNumbers: true) } }
    let kind = KindDecision(names: ["date"], evidence: [evidence]).columns.first?.kind
    if kind == .text || evidence.count == 0 {
      return evidence.codes * 2 > evidence.count ? .integer(.plain) : nil
    }
    return kind
  }

  private func fits(_ cell: [UInt8], _ kind: ColumnKind) -> Bool {
    if isNumber(cell) { return true }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { scratch in
      guard let base = scratch.baseAddress else { return false }
      return cell.withField { field in
        if case .misfit = kind.convert(field, scratch: base) { false } else { true }
      }
    }
  }

  private func isNumber(_ cell: [UInt8]) -> Bool {
    cell.withField { field in NumberParser(style: .english).parse(field.bytes).number != .none }
  }

  private func isYear(_ cell: [UInt8]) -> Bool {
    cell.count == 4 && (cell.starts(with: Array("19".utf8)) || cell.starts(with: Array("20".utf8)))
      && isNumber(cell)
  }
}

extension [UInt8] {
  /// The bytes as a field.
  func withField<Result>(_ body: (Field) -> Result) -> Result {
    withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else {
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1) { empty in
          body(Field(start: UnsafePointer(empty.baseAddress.unsafelyUnwrapped), count: 0))
        }
      }
      return body(Field(start: base, count: buffer.count))
    }
  }
}
