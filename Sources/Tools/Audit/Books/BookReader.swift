import QuerentCore
import SemanticLayer
import Storage

/// Reads the columns of a role, row by row.
struct BookReader {
  let store: AnalyticsStore
  let limits: ExecutionLimits
  let cancellation: CancellationFlag

  /// The rows of a role, in the order of the table.
  func rows(of assignment: RoleAssignment, besides others: [SemanticModel.Column] = []) throws -> BookRows {
    var columns: [SemanticModel.Column] = []
    var places: [String: Int] = [:]
    func place(_ column: SemanticModel.Column) -> Int {
      if let known = columns.firstIndex(where: { $0.name == column.name }) { return known }
      columns.append(column)
      return columns.count - 1
    }
    for (part, column) in assignment.columns.sorted(by: { $0.key < $1.key }) { places[part] = place(column) }
    if let id = assignment.id { places["id"] = place(id) }
    let extra = others.map { place($0) }
    let result = try store.run(
      SQLQuery(
        text:
          "SELECT \(columns.map { Self.quoted($0.name) }.joined(separator: ", ")) FROM \(Self.quoted(assignment.table.name))"
      ),
      limits: ExecutionLimits(seconds: limits.seconds, rows: .max), cancellation: cancellation)
    return BookRows(columns: columns, places: places, extra: extra, rows: result.rows)
  }

  static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}

/// Rows of a table, read by the names of their parts.
struct BookRows {
  let columns: [SemanticModel.Column]
  let places: [String: Int]
  /// Places of the columns read besides the parts.
  let extra: [Int]
  let rows: [[Value]]

  func has(_ part: String) -> Bool { places[part] != nil }

  func value(_ row: Int, _ part: String) -> Value {
    places[part].map { rows[row][$0] } ?? .null
  }

  func number(_ row: Int, _ part: String) -> Double? { Self.number(value(row, part)) }

  static func number(_ value: Value) -> Double? {
    switch value {
    case .integer(let integer): Double(integer)
    case .real(let real): real
    case .text(let text): Double(text.filter { $0 != "," })
    case .null, .blob: nil
    }
  }

  /// A text, or a number that names something; `nil` for nothing and for white space.
  func name(_ row: Int, _ part: String) -> String? { Self.name(value(row, part)) }

  static func name(_ value: Value) -> String? {
    switch value {
    case .null, .blob: return nil
    case .integer(let integer): return String(integer)
    case .real(let real): return real == real.rounded() && abs(real) < 1e15 ? String(Int(real)) : String(real)
    case .text(let text):
      guard let first = text.utf8.first, let last = text.utf8.last else { return nil }
      guard first <= 32 || last <= 32 else { return text }
      let trimmed = text.drop { $0.isWhitespace }
      return trimmed.isEmpty ? nil : String(trimmed.reversed().drop { $0.isWhitespace }.reversed())
    }
  }

  /// Days since 1970-01-01.
  func day(_ row: Int, _ part: String) -> Int? {
    second(row, part).map { $0 >= 0 ? $0 / 86_400 : ($0 - 86_399) / 86_400 }
  }

  /// Seconds since 1970-01-01 in the data's own clock.
  func second(_ row: Int, _ part: String) -> Int? {
    guard let place = places[part] else { return nil }
    return Self.second(rows[row][place], columns[place].dateStyle)
  }

  static func second(_ value: Value, _ style: Catalogue.Column.DateStyle?) -> Int? {
    switch style {
    case .epochSeconds: return number(value).map { Int($0) }
    case .epochMilliseconds: return number(value).map { Int($0 / 1000) }
    case .compact:
      guard let digits = name(value), digits.utf8.count >= 8, let number = Int(digits.prefix(8)) else {
        return nil
      }
      return CalendarDate(year: number / 10_000, month: number / 100 % 100, day: number % 100).map {
        $0.daysSinceEpoch * 86_400
      }
    case .yearMonth:
      guard let number = name(value).flatMap({ Int($0.filter(\.isNumber)) }) else { return nil }
      return CalendarDate(year: number / 100, month: number % 100, day: 1).map { $0.daysSinceEpoch * 86_400 }
    case .monthDayYear, .dayMonthYear:
      guard let text = value.text else { return nil }
      let parts = text.split { !$0.isNumber }.compactMap { Int($0) }
      guard parts.count >= 3 else { return nil }
      let isMonthFirst = style == .monthDayYear
      return CalendarDate(
        year: parts[2], month: parts[isMonthFirst ? 0 : 1], day: parts[isMonthFirst ? 1 : 0]
      ).map {
        $0.daysSinceEpoch * 86_400 + clock(parts.dropFirst(3))
      }
    case .iso, .year, nil:
      guard let text = value.text, let date = CalendarDate(iso: text.prefix(10)) else { return nil }
      guard text.utf8.count > 10 else { return date.daysSinceEpoch * 86_400 }
      let parts = text.utf8.dropFirst(11).split { $0 < 48 || $0 > 57 }.prefix(3).map { digits in
        digits.reduce(0) { $0 * 10 + Int($1) - 48 }
      }
      return date.daysSinceEpoch * 86_400 + clock(parts[...])
    }
  }

  private static func clock(_ parts: ArraySlice<Int>) -> Int {
    let parts = Array(parts) + [0, 0, 0]
    return parts[0] * 3600 + parts[1] * 60 + parts[2]
  }
}

/// Names and the places they were given, in the order of their first appearance.
struct NameTable {
  private(set) var names: [String] = []
  private var places: [String: Int] = [:]

  mutating func place(of name: String) -> Int {
    if let known = places[name] { return known }
    places[name] = names.count
    names.append(name)
    return names.count - 1
  }

  /// The place of a name that is compared without case, and shown as it was first written.
  mutating func place(ofAnyCase name: String) -> Int {
    let key = name.lowercased()
    if let known = places[key] { return known }
    places[key] = names.count
    names.append(name)
    return names.count - 1
  }

  func known(_ name: String) -> Int? { places[name] }
}
