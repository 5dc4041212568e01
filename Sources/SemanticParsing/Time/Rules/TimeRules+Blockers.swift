extension TimeRules {
  /// Words that look like times and are none. They win over a shorter or equal reading of the same words.
  static let blockers: [TimeRule] = [
    TimeRule(
      "not a year: quantity", examples: ["more than 2000", "top 2000", "zip 94107 or zip 2014"],
      [
        .words(
          "than", "least", "most", "over", "under", "above", "below", "exceeding", "exceed", "exceeds",
          "exceeded",
          "top", "bottom", "first", "last", "limit", "about", "around", "approximately", "nearly", "almost",
          "roughly", "zip", "zipcode", "code", "id", "number", "no", "#", "version", "equals", "=", ">", "<",
          "$",
          "room", "flight", "phone", "extension", "sku", "another"),
        .item(.year),
      ]
    ) { _ in .blocked },
    TimeRule(
      "not a year: comparison sign", examples: ["price >= 2000"],
      [.words(">", "<", "!"), .words("="), .item(.year)]
    ) { _ in .blocked },
    TimeRule(
      "not a year: unit", examples: ["2000 units", "1999 kg"],
      [
        .item(.year),
        .words(
          "units", "unit", "items", "pieces", "people", "employees", "kg", "kilograms", "pounds", "lbs", "lb",
          "tons",
          "miles", "km", "meters", "metres", "feet", "square", "sq", "cents", "points", "times", "hours",
          "days", "weeks", "months", "years", "minutes", "seconds", "calories", "mb", "gb", "hp",
          "horsepower", "cc",
          "watts"),
        .notBefore("in", "later", "earlier", "before", "after"),
      ]
    ) { match in
      match.years.isEmpty ? nil : .blocked
    },
    TimeRule(
      "not a range: numbers", examples: ["between 1000 and 2000", "from 1900 to 25000"],
      [.words("between", "from"), .item(.number), .words("and", "to", "-"), .item(.number)]
    ) { match in
      let isRange = match.numbers.allSatisfy { $0.width == 4 && (1500...2199).contains($0.value) }
      let isDays = match.numbers.allSatisfy { (1...31).contains($0.value) }
      return isRange || isDays ? nil : .blocked
    },
    TimeRule(
      "not a grain: column", examples: ["by day of birth", "per year of service"],
      [
        .words("by", "per", "each", "every"), .item(.unit),
        .words("of", "to", "number", "id", "name", "code"), .notItem(.period), .optional("the"),
        .notItem(.period),
      ]
    ) { _ in .blocked },
  ]
}
