import QuerentCore

/// What is known of something, a fact a line: names on the left, values beside them, wrapped under themselves.
struct FactsRenderer {
  let style: OutputStyle

  func lines(_ facts: [FactRecord]) -> [StyledLine] {
    let labels = facts.map { style.clean($0.label) }
    let widest = labels.map(DisplayText.width(of:)).max() ?? 0
    let gutter = 2
    // where names leave no room, values stand under them
    let isStacked = style.proseWidth - widest - gutter < 10
    return zip(labels, facts).flatMap { label, fact -> [StyledLine] in
      let value = style.clean(fact.text)
      if isStacked {
        return [StyledLine(label, .dim)]
          + DisplayText.wrapped(value, to: style.proseWidth - gutter).map { StyledLine("  " + $0) }
      }
      let indent = String(repeating: " ", count: widest - DisplayText.width(of: label) + gutter)
      let hanging = String(repeating: " ", count: widest + gutter)
      return DisplayText.wrapped(value, to: style.proseWidth - widest - gutter).enumerated().map {
        index, line in
        StyledLine((index == 0 ? label + indent : hanging) + line)
      }
    }
  }
}
