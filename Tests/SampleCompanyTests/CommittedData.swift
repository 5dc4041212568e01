import Foundation

/// A table of the committed files, read without the generator's code.
struct CommittedTable {
  let columns: [String: Int]
  let rows: [[String]]

  init(_ name: String) throws {
    var lines = Self.records(of: try CommittedFiles.bytes(of: "\(name).csv"))
    let header = lines.removeFirst()
    columns = Dictionary(uniqueKeysWithValues: header.enumerated().map { ($0.element, $0.offset) })
    rows = lines
  }

  /// The values of a column, row by row.
  func column(_ name: String) -> [String] {
    let index = columns[name]!
    return rows.map { $0[index] }
  }

  func cents(_ name: String) -> [Int] { column(name).map { CommittedTable.cents($0) } }

  func groups(by name: String) -> [String: [Int]] {
    Dictionary(grouping: rows.indices, by: { rows[$0][columns[name]!] })
  }

  /// Dollars and cents as cents.
  static func cents(_ text: String) -> Int {
    let isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" }.split(separator: ".")
    let value = Int(parts[0])! * 100 + (parts.count > 1 ? Int(parts[1])! : 0)
    return isNegative ? -value : value
  }

  /// A fraction such as 0.05 in percent.
  static func percent(_ text: String) -> Int {
    let digits = text.dropFirst(2)
    return digits.isEmpty ? Int(text)! * 100 : Int(digits)! * (digits.count == 1 ? 10 : 1)
  }

  private static func records(of bytes: [UInt8]) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted:
        record.append(String(decoding: field, as: UTF8.self))
        field.removeAll(keepingCapacity: true)
      case UInt8(ascii: "\n") where !isQuoted:
        record.append(String(decoding: field, as: UTF8.self))
        field.removeAll(keepingCapacity: true)
        records.append(record)
        record.removeAll(keepingCapacity: true)
      default: field.append(byte)
      }
    }
    return records
  }
}

enum CommittedFiles {
  static let folder = URL(filePath: #filePath).appending(path: "../../../data").standardized

  static func bytes(of name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: name)))
  }
}

/// One story of the committed `stories.yaml`.
struct CommittedStory {
  var values: [String: String] = [:]
  var rows: [String: [String]] = [:]

  func list(_ key: String) -> [String] { Self.list(values[key] ?? "") }

  /// Reads the flat shape that the file has: entries, scalars and one-line lists.
  static func all() throws -> [String: CommittedStory] {
    let text = String(decoding: try CommittedFiles.bytes(of: "stories.yaml"), as: UTF8.self)
    var stories: [String: CommittedStory] = [:]
    var id = ""
    for line in text.split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      let key = line[..<colon].trimmingCharacters(in: .whitespaces)
      if line.hasPrefix("  - id") {
        id = value
        stories[id] = CommittedStory()
      } else if line.hasPrefix("      ") {
        stories[id]?.rows[key] = list(value)
      } else if line.hasPrefix("    ") {
        stories[id]?.values[key] = value
      }
    }
    return stories
  }

  private static func list(_ text: String) -> [String] {
    text.trimmingCharacters(in: CharacterSet(charactersIn: "[]")).split(separator: ",").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
  }
}

/// The committed files, read once for all tests.
struct CommittedData {
  let orders: CommittedTable
  let customers: CommittedTable
  let products: CommittedTable
  let priceBook: CommittedTable
  let opportunities: CommittedTable
  let quotas: CommittedTable
  let subscriptions: CommittedTable
  let invoices: CommittedTable
  let payments: CommittedTable
  let refunds: CommittedTable
  let credits: CommittedTable
  let tickets: CommittedTable
  let logs: CommittedTable
  let webMetrics: CommittedTable
  let stories: [String: CommittedStory]

  private init() throws {
    orders = try CommittedTable("orders")
    customers = try CommittedTable("customers")
    products = try CommittedTable("products")
    priceBook = try CommittedTable("price_book")
    opportunities = try CommittedTable("opportunities")
    quotas = try CommittedTable("quotas")
    subscriptions = try CommittedTable("subscriptions")
    invoices = try CommittedTable("invoices")
    payments = try CommittedTable("payments")
    refunds = try CommittedTable("refunds")
    credits = try CommittedTable("credits")
    tickets = try CommittedTable("tickets")
    logs = try CommittedTable("app_logs")
    webMetrics = try CommittedTable("web_metrics")
    stories = try CommittedStory.all()
  }

  static let shared = Result { try CommittedData() }
}
