/// Reading a file as an import would, storing nothing: what a load spends before SQLite has anything to do.
public enum ImportRehearsal {
  /// Reads every field of a delimited file as a value of its column.
  /// - Returns: The number of records, the header not counted.
  /// - Throws: `StorageError` when the file as a whole would be refused.
  public static func countRecords(path: String) throws -> Int {
    let source = try SourceFile(path: path)
    let sample = try FileSample(of: source, encoding: nil)
    let layout = try DelimitedLayout(sample, path: path)
    let window = TextWindow(
      source: source, encoding: sample.encoding.encoding, markLength: sample.encoding.markLength,
      isProven: true)
    var scanner = RecordScanner(window: window, dialect: layout.dialect)
    let kinds = layout.columns.map(\.kind)
    let scratch = UnsafeMutablePointer<UInt8>.allocate(capacity: 24)
    defer { scratch.deallocate() }
    var count = -layout.skippedRecords
    while true {
      guard case .record = try scanner.next() else { return max(0, count) }
      count += 1
      guard scanner.fieldCount == kinds.count, count > 0 else { continue }
      for index in kinds.indices { _ = kinds[index].convert(scanner.fields[index], scratch: scratch) }
    }
  }
}
