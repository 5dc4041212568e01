/// All rules of the time grammar. A rule sees what the rules above it made, so building blocks come first.
enum TimeRules {
  static let all: [TimeRule] =
    years + parts + calendarPeriods + relativePeriods + derivedPeriods + ranges + lists + references
    + blockers
    + clock
    + grains + cycles + bounds + mentions + comparisons
}
