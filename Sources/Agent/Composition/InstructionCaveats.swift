import QuerentCore
import Retrieval

/// Rows of an answer whose text speaks to a program instead of to people. The text is data: it is shown and never acted on,
/// and a person is told.
enum InstructionCaveats {
  /// Rows that are looked at, and rows that are named.
  private static let mostRows = 1_000
  private static let mostNamed = 3

  static func list(_ table: ResultTable?) -> [String] {
    guard let table else { return [] }
    let texts = table.columns.indices.filter { table.columns[$0].kind == .text }
    guard !texts.isEmpty else { return [] }
    let name = table.columns.firstIndex { $0.kind == .identifier || $0.isKey }
    let found = table.rows.prefix(mostRows).enumerated().filter { _, row in
      texts.contains { column in row[column].text.map { InstructionLikeText.matches($0) } ?? false }
    }
    guard !found.isEmpty else { return [] }
    let names = found.prefix(mostNamed).map { place, row in
      let label = name.map { row[$0].description } ?? ""
      return label.isEmpty || label.count > 30 ? "row \(place + 1)" : label
    }
    let rest = found.count - names.count
    let all = names.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
    return ["Instruction-like text in \(all) was ignored: it is shown, not followed."]
  }
}
