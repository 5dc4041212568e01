import QuerentCore

/// The quota table: what each rep was to sell in each calendar quarter, in full thousands of dollars.
enum Quotas {
  struct Quarter: Hashable {
    let year: Int
    let quarter: Int

    init(_ date: CalendarDate) {
      year = date.year
      quarter = date.quarter
    }

    init(year: Int, quarter: Int) {
      self.year = year
      self.quarter = quarter
    }

    var name: String { "\(year)-Q\(quarter)" }
    var firstDay: CalendarDate { TradingCalendar.date(year, quarter * 3 - 2, 1) }
  }

  private struct Key: Hashable {
    let rep: String
    let quarter: Quarter
  }

  static let quarters: [Quarter] = {
    var quarters = [Quarter(year: 2023, quarter: 4)]
    for year in 2024...2026 { quarters += (1...4).map { Quarter(year: year, quarter: $0) } }
    return quarters
  }()

  static func table(seed: UInt64, orders: [Order]) -> CSVTable {
    var random = RandomStream(seed: seed, name: "quotas")
    var sold: [Key: Int] = [:]
    for order in orders {
      let expected = order.lines.filter { $0.mark == nil }.map(\.sales).total
      sold[Key(rep: order.rep, quarter: Quarter(order.date)), default: 0] += expected.cents
    }
    var table = CSVTable(
      name: "quotas", columns: ["sales_rep", "region", "quarter", "quarter_start", "quota"])
    for quarter in quarters {
      for (rep, region) in Salesforce.everyRep {
        let level = random.number(in: 0.86...1.2)
        // The running quarter has one month of orders; its quota grows out of the quarter before.
        let isRunning = quarter == Quarter(TradingCalendar.lastDay)
        let basis = isRunning ? Quarter(year: 2026, quarter: 3) : quarter
        let cents = Double(sold[Key(rep: rep, quarter: basis)] ?? 0) * level * (isRunning ? 1.08 : 1)
        let thousands = max(20, Int(cents / 100_000 + 0.5))
        table.append([rep, region.rawValue, quarter.name, quarter.firstDay.iso, "\(thousands * 1000)"])
      }
    }
    return table
  }
}
