import QuerentCore

/// The two side exits and failures: a typed refusal, a question back, an error.
struct ExitRenderer {
  let style: OutputStyle

  func refusal(_ answer: Answer) -> [StyledLine] {
    guard let refusal = answer.refusal else {
      return [StyledLine("\(style.glyphs.refusal) Not answered.", .warning)]
    }
    var lines = wrapped(Self.headline(refusal.code), mark: style.glyphs.refusal)
    // some reasons are the headline
    if refusal.why != Self.headline(refusal.code) {
      lines += labelled("Why", [refusal.why], isNumbered: false)
    }
    lines += labelled(refusal.code == .tooLarge ? "Instead" : "Closest", refusal.closest, isNumbered: false)
    lines += labelled("You could ask", refusal.suggestions, isNumbered: true)
    if answer.sql.isEmpty {
      lines += DisplayText.wrapped("Nothing was guessed and no query was run.", to: style.proseWidth - 2)
        .map { StyledLine("  " + $0, .dim) }
    }
    return lines
  }

  /// The first line of a refusal, one a code.
  static func headline(_ code: Refusal.Code) -> String {
    switch code {
    case .missingData: "I can't answer this from the loaded data."
    case .outOfScope: "Not a question about your data."
    case .notSupported: "I can't answer this kind of question."
    case .tooVague: "I can't tell what to count or add up."
    case .unsafeWrite: "Querent never changes your data; sources are opened read-only."
    case .needsModel: "That needs a language model, and none is configured."
    case .insufficientHistory: "There is not enough history for that."
    case .lowCoverage: "Too few rows are filled in for an honest answer."
    case .tooLarge: "That is more work than the limit allows."
    }
  }

  func clarification(_ answer: Answer) -> [StyledLine] {
    guard let clarification = answer.clarification else { return [] }
    var lines = wrapped(clarification.prompt, mark: "?")
    let labels = clarification.options.map { style.clean($0.label) }
    let effects = clarification.options.map { style.clean($0.effect) }
    let labelWidth = labels.map { DisplayText.width(of: $0) }.max() ?? 0
    let effectWidth = effects.map { DisplayText.width(of: $0) }.max() ?? 0
    let isAligned = 7 + labelWidth + 3 + effectWidth <= style.proseWidth
    for (index, (label, effect)) in zip(labels, effects).enumerated() {
      let number = "\(index + 1)"
      if isAligned {
        var line = StyledLine("    \(number)  \(DisplayText.padded(label, to: labelWidth))")
        if !effect.isEmpty { line.append("   " + effect, .dim) }
        lines.append(line)
        continue
      }
      lines += DisplayText.wrapped(label, to: style.proseWidth - 5).enumerated().map {
        StyledLine(($0 == 0 ? "  \(number)  " : "     ") + $1)
      }
      lines +=
        effect.isEmpty
        ? [] : DisplayText.wrapped(effect, to: style.proseWidth - 5).map { StyledLine("     " + $0, .dim) }
    }
    return lines
  }

  func failure(_ answer: Answer) -> [StyledLine] {
    guard let failure = answer.failure else {
      return [StyledLine("\(style.glyphs.refusal) The question could not be answered.", .warning)]
    }
    return ErrorRenderer(style: style).lines(failure, source: answer.question.text)
  }

  private func wrapped(_ text: String, mark: String) -> [StyledLine] {
    DisplayText.wrapped(style.clean(text), to: style.proseWidth - 2).enumerated().map { position, piece in
      var line = StyledLine(position == 0 ? mark + " " : "  ", .warning)
      line.append(piece, position == 0 ? .strong : .plain)
      return line
    }
  }

  private func labelled(_ label: String, _ items: [String], isNumbered: Bool) -> [StyledLine] {
    let isNarrow = style.proseWidth < 60
    let column = isNarrow ? 4 : isNumbered ? 18 : 11
    var lines = isNarrow && !items.isEmpty ? [StyledLine("  " + label, .dim)] : []
    for (index, item) in items.enumerated() {
      let lead = isNumbered ? "\(index + 1)  " : ""
      let room = max(10, style.proseWidth - column - lead.utf8.count)
      for (position, piece) in DisplayText.wrapped(style.clean(item), to: room).enumerated() {
        var line = StyledLine()
        if !isNarrow, index == 0, position == 0 { line.append("  " + label, .dim) }
        line.pad(to: column)
        line.append(position == 0 ? lead : String(repeating: " ", count: lead.utf8.count))
        line.append(piece)
        lines.append(line)
      }
    }
    return lines
  }
}
