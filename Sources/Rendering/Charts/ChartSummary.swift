import QuerentCore

/// The sentence under a chart: what is largest, what is lowest, what changed. Its figures are those the chart prints.
struct ChartSummary {
  let style: OutputStyle

  func bars(_ items: [BarChart.Item], _ data: ChartData, total: Double?, isOrdered: Bool) -> String {
    let present = items.compactMap { item in item.value.map { (label: item.label, value: $0) } }
    guard let most = present.max(by: { $0.value < $1.value }),
      let least = present.min(by: { $0.value < $1.value })
    else { return "" }
    guard present.count > 1 else {
      return sentence("\(most.label) is \(figure(most.value, data))", missing(items))
    }
    if most.value == least.value {
      return sentence("All \(present.count) are equal at \(figure(most.value, data))", missing(items))
    }
    let isNegative = most.value < 0
    var text =
      isOrdered || isNegative
      ? "Highest is \(most.label) with \(figure(most.value, data))"
      : "\(most.label) leads with \(figure(most.value, data))"
    if let total, total > 0, least.value >= 0 { text += " (\(WholePercent.text(most.value / total)))" }
    let negatives = present.filter { $0.value < 0 }
    switch negatives.count {
    case 0, present.count: text += "; \(least.label) is lowest with \(figure(least.value, data))"
    case 1: text += "; \(least.label) is negative at \(figure(least.value, data))"
    default:
      text +=
        "; \(negatives.count) of \(present.count) are negative, \(least.label) most at \(figure(least.value, data))"
    }
    return sentence(text, missing(items))
  }

  /// Two periods side by side: the largest movements both ways.
  func comparison(_ data: ChartData, order: [Int]) -> String {
    let changes = order.compactMap { index in
      Change(from: data.series[1].values[index], to: data.series[0].values[index]).map { (index, $0) }
    }
    guard let up = changes.max(by: { $0.1.difference < $1.1.difference }),
      let down = changes.min(by: { $0.1.difference < $1.1.difference })
    else { return "" }
    func phrase(_ change: (Int, Change), _ verb: String) -> String {
      return "\(data.labels[change.0]) \(verb) most, \(style.clean(change.1.sentence(data.figures)))"
    }
    var parts: [String] = []
    if up.1.difference > 0 { parts.append(phrase(up, "rose")) }
    if down.1.difference < 0 { parts.append(phrase(down, "fell")) }
    return parts.isEmpty ? "Nothing changed." : parts.joined(separator: "; ") + "."
  }

  /// Several measures or series over the same categories.
  func series(_ data: ChartData) -> String {
    let parts: [String] = data.series.compactMap { series in
      let present = series.values.enumerated().compactMap { index, value in value.map { (index, $0) } }
      guard let most = present.max(by: { ($0.1, -$0.0) < ($1.1, -$1.0) }) else { return nil }
      return "highest \(series.name): \(data.labels[most.0]), \(figure(most.1, data))"
    }
    return parts.isEmpty ? "" : "H" + parts.joined(separator: "; ").dropFirst() + "."
  }

  /// A matrix: its highest and lowest cell.
  func matrix(_ data: ChartData) -> String {
    let cells = data.series.flatMap { series in
      series.values.enumerated().compactMap { row, value in
        value.map { ("\(data.labels[row]), \(series.name)", $0) }
      }
    }
    guard let most = cells.max(by: { $0.1 < $1.1 }), let least = cells.min(by: { $0.1 < $1.1 }) else {
      return ""
    }
    if most.1 == least.1 { return "All cells are equal at \(figure(most.1, data))." }
    return
      "Highest is \(most.0) with \(figure(most.1, data)); lowest \(least.0) with \(figure(least.1, data))."
  }

  /// A line: ends, extremes, what is missing. `place` names a category with its preposition, `in Oct 2026`.
  func line(_ series: [ChartData.Series], place: (Int) -> String, _ data: ChartData, missing: String?)
    -> String
  {
    var sentences = series.compactMap { series -> String? in
      let present = series.values.enumerated().compactMap { index, value in value.map { (index, $0) } }
      guard let first = present.first, let last = present.last else { return nil }
      let lead = data.series.count > 1 ? "\(series.name): f" : "F"
      var text =
        "\(lead)rom \(figure(first.1, data)) \(place(first.0)) to \(figure(last.1, data)) \(place(last.0))"
      if let change = Change(from: first.1, to: last.1) {
        let percent = change.text(data.figures).percent
        text += " (\(percent.isEmpty ? style.clean(change.sentence(data.figures)) : percent))"
      }
      let most = present.reduce(first) { $1.1 > $0.1 ? $1 : $0 }
      let least = present.reduce(first) { $1.1 < $0.1 ? $1 : $0 }
      if most.1 == least.1 {
        return data.series.count > 1
          ? "\(series.name): constant at \(figure(most.1, data))." : "Constant at \(figure(most.1, data))."
      }
      if data.series.count == 1 {
        text += "; highest \(figure(most.1, data)) \(place(most.0)), "
        text += "lowest \(figure(least.1, data)) \(place(least.0))"
      }
      return text + "."
    }
    if let missing { sentences.append(missing) }
    return sentences.joined(separator: " ")
  }

  private func figure(_ value: Double, _ data: ChartData) -> String {
    style.clean(data.figures.sentenceText(value))
  }

  private func missing(_ items: [BarChart.Item]) -> String? {
    let count = items.filter { $0.value == nil }.count
    return count == 0 ? nil : count == 1 ? "1 has no value." : "\(count) have no value."
  }

  private func sentence(_ text: String, _ extra: String?) -> String {
    text + "." + (extra.map { " " + $0 } ?? "")
  }
}
