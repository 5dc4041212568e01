import QuerentCore
import Storage

/// Guesses what the columns of a statement hold that no plan describes, from the values alone.
enum ColumnKinds {
  static func columns(of raw: RawResult) -> [ResultTable.Column] {
    raw.columnNames.enumerated().map { index, name in
      let kind = kind(of: raw.rows.lazy.map { $0[index] }, name: name)
      return ResultTable.Column(name: name, kind: kind, isKey: kind != .integer && kind != .real)
    }
  }

  private static func kind(of cells: some Sequence<Value>, name: String) -> ResultTable.Column.Kind {
    var seen: ResultTable.Column.Kind?
    for cell in cells {
      let kind: ResultTable.Column.Kind
      switch cell {
      case .null: continue
      case .integer: kind = namesThings(name) ? .identifier : .integer
      case .real: kind = .real
      case .text(let text): kind = text.utf8.count == 10 && CalendarDate(iso: text) != nil ? .date : .text
      case .blob: kind = .text
      }
      switch (seen, kind) {
      case (nil, _), (.integer, .real): seen = kind
      case (.real, .integer): break
      case (let before?, _) where before == kind: break
      default: return .text
      }
    }
    return seen ?? .text
  }

  /// Numbers that are not added: separators would make them unreadable.
  private static func namesThings(_ name: String) -> Bool {
    let name = name.lowercased()
    return name == "id" || name.hasSuffix("_id") || name == "year" || name.hasSuffix("_year")
      || name.hasSuffix("zip") || name.hasSuffix("code")
  }
}
