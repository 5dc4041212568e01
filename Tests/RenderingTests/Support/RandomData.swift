import QuerentCore
import SeededRandom

/// Results and charts as nobody would write them by hand.
enum RandomData {
  private static let words = [
    "West", "Nord-Ost", "東京", "大阪市北区", "Zu\u{308}rich", "e\u{301}", "👩‍👩‍👧‍👦", "🇩🇪", "✈️", "Ελλάδα", "\u{1B}[31mred",
    "a\tb",
    "x\u{200B}y", "Credits & refunds", "한국", "naïve", "—", "…", "क्षि", "\u{202E}abc", "",
    "Supercalifragilistic",
  ]

  static func text(_ random: inout SplitMix64) -> String {
    (0..<Int.random(in: 1...4, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
      .joined(separator: Bool.random(using: &random) ? " " : "")
  }

  static func number(_ random: inout SplitMix64) -> Value {
    switch Int.random(in: 0..<12, using: &random) {
    case 0: .null
    case 1: 0
    case 2: .real(-0.0)
    case 3: .integer(Int64.random(in: -1_000_000_000...1_000_000_000, using: &random))
    case 4: .real(Double.random(in: -1e-6...1e-6, using: &random))
    case 5: .real(Double.random(in: -1e15...1e15, using: &random))
    case 6: .real(1e300)
    default: .real((Double.random(in: -5_000...90_000, using: &random) * 100).rounded() / 100)
    }
  }

  static func table(_ random: inout SplitMix64, rows: Int, figures: Int, isDated: Bool) -> ResultTable {
    let units: [String?] = ["USD", "%", nil, "days", "EUR", "CHF"]
    let unit = units.randomElement(using: &random) ?? nil
    var columns = [
      ResultTable.Column(name: "key", label: text(&random), kind: isDated ? .date : .text, isKey: true)
    ]
    for index in 0..<figures {
      columns.append(.init(name: "f\(index)", label: text(&random), kind: .real, unit: unit))
    }
    let cells = (0..<rows).map { row -> [Value] in
      let date = CalendarDate(daysSinceEpoch: 15_000 + row * 3).iso
      let key: Value =
        isDated ? .text(date) : Int.random(in: 0..<20, using: &random) == 0 ? .null : .text(text(&random))
      return [key] + (0..<figures).map { _ in number(&random) }
    }
    return ResultTable(columns: columns, rows: cells)
  }
}
