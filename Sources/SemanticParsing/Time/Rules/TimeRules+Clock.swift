import QuerentCore

extension TimeRules {
  /// Hours of the day, whatever the day: `before 9 am`, `between 9 am and 5 pm`, `after noon`.
  static let clock: [TimeRule] = [
    hour("am", ["am", "a.m", "a.m."]) { $0 % 12 },
    hour("pm", ["pm", "p.m", "p.m."]) { $0 % 12 + 12 },
    TimeRule("noon", examples: ["before noon"], [.words("noon", "midday")]) { _ in .clock(12) },
    TimeRule("before <hour>", examples: ["before 9 am", "earlier than 7am"], before) { match in
      match.hours.first.flatMap { $0 > 0 ? hours(Array(0..<$0)) : nil }
    },
    TimeRule("after <hour>", examples: ["after 5 pm", "later than 10pm"], after) { match in
      match.hours.first.map { hours(Array($0..<24)) }
    },
    TimeRule(
      "between <hours>", examples: ["between 9 am and 5 pm", "from 9am to 5pm"],
      [.words("between", "from"), .item(.clock), .words("and", "to", "until", "till", "-"), .item(.clock)]
    ) { match in
      guard match.hours.count == 2, match.hours[0] != match.hours[1] else { return nil }
      let (first, last) = (match.hours[0], match.hours[1])
      // "between 10 pm and 6 am" goes over midnight
      return hours(first < last ? Array(first..<last) : Array(0..<last) + Array(first..<24))
    },
    TimeRule("at <hour>", examples: ["at 3 pm", "around noon"], [.words("at", "around"), .item(.clock)]) {
      match in match.hours.first.map { hours([$0]) }
    },
  ]

  private static let before: [TimePattern] = [
    .words("before", "earlier", "until", "till"), .optional("than"), .item(.clock),
  ]
  private static let after: [TimePattern] = [
    .words("after", "later", "since", "past", "from"), .optional("than"), .item(.clock),
    .optional("on", "onwards"),
  ]

  private static func hours(_ hours: [Int]) -> TimeItem { .meaning(.partValues(.hourOfDay, hours)) }

  private static func hour(
    _ name: String, _ words: [String], _ make: @escaping @Sendable (Int) -> Int
  ) -> TimeRule {
    TimeRule("<n> \(name)", examples: ["before 9 \(name)"], [.item(.number), .words(words)]) { match in
      guard let number = match.numbers.first, !number.isOrdinal, (1...12).contains(number.value) else {
        return nil
      }
      return .clock(make(number.value))
    }
  }
}
