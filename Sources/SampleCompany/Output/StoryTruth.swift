import QuerentCore

/// Collects from the generated rows what each story comes to.
struct StoryTruth {
  let company: GeneratedCompany

  func story(_ name: StoryName) -> Story {
    let rows = markedRows(of: name)
    let dates = markedDates(of: name)
    let about = StoryTexts.text(of: name)
    let period =
      about.period ?? (dates.min() ?? TradingCalendar.firstDay, dates.max() ?? TradingCalendar.lastDay)
    return Story(
      name: name, title: about.title, explanation: about.explanation, start: period.0, end: period.1,
      facts: about.facts + counts(of: name), rows: rows, amount: amount(of: name))
  }

  private func counts(of name: StoryName) -> [(key: String, value: String)] {
    switch name {
    case .checkoutOutage:
      [
        ("lost_orders", String(company.lostInOutage.orders)), ("lost_sales", company.lostInOutage.sales.text),
      ]
    case .duplicateRefunds: [("payments", "[\(duplicatePayments.joined(separator: ", "))]")]
    default: []
    }
  }

  private var duplicatePayments: [String] {
    company.refunds.filter { $0.mark?.story == .duplicateRefunds }.map { company.payments[$0.payment].id }
  }

  private func markedRows(of name: StoryName) -> [(table: String, ids: [String])] {
    let lines = company.orders.flatMap { order in
      order.lines.enumerated().filter { $0.element.mark?.story == name }.map {
        "\(order.id)/\($0.offset + 1)"
      }
    }
    return [
      ("orders", lines), ("invoices", company.invoices.filter { $0.mark?.story == name }.map(\.id)),
      ("refunds", company.refunds.filter { $0.mark?.story == name }.map(\.id)),
      ("credits", company.credits.filter { $0.mark?.story == name }.map(\.id)),
      ("opportunities", company.opportunities.filter { $0.mark?.story == name }.map(\.id)),
      ("tickets", company.tickets.filter { $0.mark?.story == name }.map(\.id)),
      ("app_logs", company.logs.filter { $0.mark?.story == name }.map(\.id)),
    ]
  }

  private func markedDates(of name: StoryName) -> [CalendarDate] {
    company.orders.filter { order in order.lines.contains { $0.mark?.story == name } }.map(\.date)
      + company.invoices.filter { $0.mark?.story == name }.map(\.date)
      + company.refunds.filter { $0.mark?.story == name }.map(\.date)
      + company.credits.filter { $0.mark?.story == name }.map(\.date)
      + company.opportunities.filter { $0.mark?.story == name }.map(\.originalClose)
  }

  private func amount(of name: StoryName) -> Money? {
    if name == .checkoutOutage { return company.lostInOutage.sales }
    let marks =
      company.orders.flatMap { $0.lines.compactMap(\.mark) } + company.invoices.compactMap(\.mark)
      + company.refunds.compactMap(\.mark) + company.credits.compactMap(\.mark)
      + company.opportunities.compactMap(\.mark)
    let sum = marks.filter { $0.story == name }.map(\.amount).total
    return sum == .zero ? nil : sum
  }
}
