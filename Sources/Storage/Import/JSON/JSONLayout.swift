import QuerentCore

/// The columns of a JSON file. All of it is read once to find them, because a name may first occur in the last record.
struct JSONLayout {
  private(set) var names: [String] = []
  private(set) var columns: [ImportColumn] = []
  private(set) var findings: [String] = []
  private(set) var warnings: [String] = []

  /// Whether a file is JSON, by its name or its first character.
  static func isJSON(_ start: [UInt8], path: String) -> Bool {
    let lower = path.lowercased()
    let first = start.first { $0 > 0x20 }
    let isBracket = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    if [".json", ".jsonl", ".ndjson"].contains(where: lower.hasSuffix) { return true }
    guard isBracket, ![".csv", ".tsv"].contains(where: lower.hasSuffix) else { return false }
    let second = start.drop { $0 <= 0x20 }.dropFirst().first { $0 > 0x20 }
    return second == UInt8(ascii: "\"") || second == UInt8(ascii: "{") || second == UInt8(ascii: "}")
  }

  /// - Throws: `StorageError.refusedFile` when no record is an object; `StorageError.cancelled`.
  init(_ source: SourceFile, _ sample: FileSample, cancellation: CancellationFlag) throws {
    let window = TextWindow(
      source: source, encoding: sample.encoding.encoding, markLength: sample.encoding.markLength,
      isProven: true)
    let found = JSONNames()
    var scanner = JSONRecordScanner(window: window, names: found)
    var evidence: [ColumnEvidence] = []
    var number = 0
    loop: while true {
      number += 1
      if number.isMultiple(of: 1_000), cancellation.isCancelled { throw StorageError.cancelled }
      switch try scanner.next() {
      case .end: break loop
      case .malformed: continue
      case .record:
        while evidence.count < scanner.fieldCount { evidence.append(ColumnEvidence()) }
        for index in 0..<scanner.fieldCount {
          let field = scanner.fields[index]
          evidence[index].add(field, allowsNumbers: !field.isQuoted)
        }
      }
    }
    guard !found.names.isEmpty else {
      throw StorageError.refusedFile(
        path: source.path, reason: "no record in it is a JSON object",
        suggestion: "write one object a line, or a list of objects")
    }
    guard found.names.count <= 2_000 else {
      throw StorageError.refusedFile(
        path: source.path,
        reason: "its records have \(found.names.count) different fields, and a table holds 2000",
        suggestion: "keep the fields you need")
    }
    names = found.names.map { String(decoding: $0, as: UTF8.self) }
    let decision = KindDecision(names: ColumnNames.cleaned(names), evidence: evidence, isTolerant: false)
    columns = decision.columns
    findings = ["JSON"] + decision.findings
    warnings = decision.warnings
  }
}
