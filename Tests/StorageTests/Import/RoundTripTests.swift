import QuerentCore
import SeededRandom
import Storage
import Testing

@Suite("Any table written as text comes back")
struct RoundTripTests {
  /// One way of writing delimited text.
  private struct Writer {
    var delimiter: Character
    var lineEnd: String
    var quotesAll: Bool

    func text(_ rows: [[String]]) -> String {
      rows.map { row in
        row.map { field in
          let special = field.contains { $0 == delimiter || $0 == "\"" || $0.isNewline }
          guard quotesAll || special || field.hasPrefix(" ") else { return field }
          return "\""
            + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
        }.joined(separator: String(delimiter)) + lineEnd
      }.joined()
    }
  }

  @Test("tables of random texts, delimiters, quotes and line ends", arguments: 1...60 as ClosedRange<UInt64>)
  func roundTrip(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let writer = Writer(
      delimiter: [",", ";", "\t", "|"].randomElement(using: &generator) ?? ",",
      lineEnd: ["\n", "\r\n", "\r"].randomElement(using: &generator) ?? "\n",
      quotesAll: Bool.random(using: &generator))
    let width = Int.random(in: 2...6, using: &generator)
    let header = (0..<width).map { "name \($0)" }
    let pieces = [
      "a", "Zürich", "\"", ",", ";", "|", "\n", "\r\n", " ", "x y", "😀", "'", "\\x", "12", "-", ".",
    ]
    let rows = (0..<Int.random(in: 1...400, using: &generator)).map { row in
      // The first letters keep every column text, whatever follows.
      (0..<width).map { column in
        "v\(row).\(column)"
          + (0..<Int.random(in: 0...5, using: &generator)).map { _ in
            pieces.randomElement(using: &generator) ?? ""
          }.joined()
      }
    }
    let folder = try TemporaryFolder()
    let text = writer.text([header] + rows)
    let path = try folder.write(text, to: "t.csv")
    let store = try AnalyticsStore(writable: nil)
    let report = try store.load(ImportRequest(path: path), cancellation: CancellationFlag()) { _ in }
    #expect(report.rowsRead == rows.count && report.rowsRejected == 0, "seed \(seed)")
    #expect(
      try store.rows("SELECT * FROM t ORDER BY rowid") == rows.map { $0.map(Value.text) }, "seed \(seed)")
  }

  @Test("numbers come back as the doubles nearest to their text", arguments: 1...10 as ClosedRange<UInt64>)
  func numbers(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let texts = (0..<2_000).map { _ in
      let digits = Int.random(in: 1...19, using: &generator)
      let places = Int.random(in: 1...12, using: &generator)
      let whole = (0..<digits).map { _ in String(Int.random(in: 0...9, using: &generator)) }.joined()
      let fraction = (0..<places).map { _ in String(Int.random(in: 0...9, using: &generator)) }.joined()
      return (Bool.random(using: &generator) ? "-1" : "1") + whole + "." + fraction
    }
    let folder = try TemporaryFolder()
    let path = try folder.write("x\n" + texts.joined(separator: "\n"), to: "t.csv")
    let store = try AnalyticsStore(writable: nil)
    _ = try store.load(ImportRequest(path: path), cancellation: CancellationFlag()) { _ in }
    #expect(
      try store.rows("SELECT x FROM t ORDER BY rowid") == texts.map { [Double($0).map(Value.real) ?? .null] },
      "seed \(seed)")
  }

  @Test("random damage is rejected or loaded, and always counted", arguments: 1...60 as ClosedRange<UInt64>)
  func damage(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    var bytes = Array("id,name,amount\n".utf8)
    for row in 0..<200 { bytes += Array("\(row),\"name, \(row)\",\(row).25\n".utf8) }
    for _ in 0..<Int.random(in: 1...8, using: &generator) {
      let place = Int.random(in: 20..<bytes.count, using: &generator)
      let wild: [UInt8] = [0x22, 0x2c, 0x0a, 0x0d, 0x00, 0xff, 0x20, 0x5c, 0x41]
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: bytes.remove(at: place)
      case 1: bytes.insert(wild.randomElement(using: &generator) ?? 0, at: place)
      default: bytes[place] = wild.randomElement(using: &generator) ?? 0
      }
    }
    let folder = try TemporaryFolder()
    let path = try folder.write(bytes, to: "t.csv")
    let store = try AnalyticsStore(writable: nil)
    let report = try store.load(ImportRequest(path: path), cancellation: CancellationFlag()) { _ in }
    #expect(report.rowsRead == report.rowsLoaded + report.rowsRejected, "seed \(seed)")
    #expect(try store.value("SELECT count(*) FROM t") == .integer(Int64(report.rowsLoaded)), "seed \(seed)")
    let rejects = try store.rows("SELECT byte_offset, raw FROM _querent_rejects")
    #expect(rejects.count == report.rowsRejected, "seed \(seed)")
    // A reject points at its own bytes in the file. A text stands for Windows-1252 when a broken byte made it that.
    for reject in rejects where !report.findings.contains("encoding Windows-1252") {
      guard case .integer(let offset) = reject[0], case .text(let raw) = reject[1] else { continue }
      #expect(bytes.dropFirst(Int(offset)).starts(with: raw.utf8), "seed \(seed)")
    }
    // At most a few neighbours of each damage are lost.
    #expect(report.rowsLoaded >= 150, "seed \(seed): \(report)")
    #expect(try folder.bytes("t.csv") == bytes)
  }
}
