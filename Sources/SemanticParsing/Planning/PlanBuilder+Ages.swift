import QuerentCore
import SemanticLayer

/// Ages of people whose birth dates are known, in years of 365.25 days up to today.
extension PlanBuilder {
  /// The age that a phrase asks for where its column holds birth dates: "average age".
  func age(_ phrase: Int) -> PlanExpression? {
    guard let reference = column(phrase), NameWords.words(in: sketch.phrases[phrase].text).contains("age")
    else {
      return nil
    }
    return age(from: reference)
  }

  /// Years since a date of birth.
  func age(from reference: ColumnReference) -> PlanExpression? {
    guard let today, let found = column(reference), found.role == .time,
      !Set(NameSplitter.words(in: found.name)).isDisjoint(with: ["birth", "birthday", "born"])
    else { return nil }
    return .arithmetic(
      .divide, .daysBetween(.literal(.text(today.iso)), .column(reference)), .literal(.real(365.25)))
  }
}
