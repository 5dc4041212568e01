public import QuerentCore
public import SemanticLayer

/// The verified questions of some data, and which of them a question asks again.
///
/// A question matches when its words are those of a verified one but for members, numbers and periods, or when both
/// read as the same plan but for these and no word of either is left over. The values then take each other's place in the
/// verified plan, which a person may have corrected; a value with no place in it is no match.
public struct VerifiedQuestions: Sendable {
  /// A verified question that is asked again.
  public struct Match: Hashable, Sendable {
    public var verified: VerifiedQuestion
    /// The verified plan with the values of the question.
    public var plan: QueryPlan
    /// What was replaced: `EMEA for West`.
    public var replaced: [String]
  }

  private struct Entry: Sendable {
    var verified: VerifiedQuestion
    var skeleton: QuestionSkeleton
    /// What the reader makes of the question, when no word is left over.
    var reading: QueryPlan?
  }

  private let entries: [Entry]
  private let reader: QuestionReader

  /// Reads the questions anew, so that they match whatever the model and the taught words are now.
  public init(_ questions: [VerifiedQuestion], reader: QuestionReader) {
    self.reader = reader
    entries = questions.map { verified in
      let question = Question(verified.question, asOf: verified.asOf)
      let reading = Self.candidates(reader.read(question)).first
      return Entry(
        verified: verified, skeleton: QuestionSkeleton(reader.analyse(question)),
        reading: reading?.plan.sortingConditions)
    }
  }

  /// All of them, in the order they were given.
  public var all: [VerifiedQuestion] { entries.map(\.verified) }

  /// The verified question that a question asks again; the nearest in wording wins.
  /// - Parameter reading: what the reader makes of the question by itself.
  public func match(_ question: Question, read reading: Reading) -> Match? {
    guard !entries.isEmpty, question.text.utf8.count <= QuestionReader.longestQuestion else { return nil }
    let candidates = Self.candidates(reading)
    if candidates.allSatisfy(\.inherited.isEmpty) {
      let skeleton = QuestionSkeleton(reader.analyse(question))
      for entry in entries where skeleton.hasWords && entry.skeleton == skeleton {
        let changes = zip(entry.skeleton.slots, skeleton.slots).map { SlotChange(old: $0, new: $1) }
        if let match = match(entry, changes) { return match }
      }
    }
    for candidate in candidates {
      let plan = candidate.plan.sortingConditions
      let skeleton = plan.skeleton
      for entry in entries {
        guard let known = entry.reading, known.skeleton == skeleton else { continue }
        if let match = match(entry, from: known, to: plan) { return match }
      }
    }
    return nil
  }

  /// Readings that may be what was meant and leave no word over.
  private static func candidates(_ reading: Reading) -> [Interpretation] {
    let readings: [Interpretation]
    switch reading {
    case .interpretations(let ranked): readings = Array(ranked.prefix(1))
    case .clarification(_, let ranked):
      readings = ranked.filter { $0.score >= (ranked.first?.score ?? 0) - Ambiguity.nearness }
    case .refusal: readings = []
    }
    return readings.filter { $0.unread.isEmpty }
  }

  // MARK: Values

  private func match(_ entry: Entry, from known: QueryPlan, to plan: QueryPlan) -> Match? {
    let pairs = Array(zip(known.parameters, plan.parameters)).filter { $0.0 != $0.1 }
    if entry.verified.plan.sortingConditions == known {
      return Match(verified: entry.verified, plan: plan, replaced: pairs.map(Self.words))
    }
    var replacements: [PlanParameter: PlanParameter] = [:]
    for (old, new) in pairs {
      if let other = replacements[old], other != new { return nil }
      replacements[old] = new
    }
    var used: Set<PlanParameter> = []
    let replaced = entry.verified.plan.replacingParameters { parameter in
      guard let new = replacements[parameter] else { return parameter }
      used.insert(parameter)
      return new
    }
    guard used.count == replacements.count else { return nil }
    return Match(verified: entry.verified, plan: replaced, replaced: pairs.map(Self.words))
  }

  private func match(_ entry: Entry, _ slots: [SlotChange]) -> Match? {
    let changes = slots.filter { !$0.isSame }
    var used: Set<Int> = []
    var words: [String] = []
    let plan = entry.verified.plan.replacingParameters { parameter in
      for (index, change) in changes.enumerated() {
        guard let new = change.replacement(for: parameter) else { continue }
        used.insert(index)
        let said = Self.words(parameter, new)
        if !words.contains(said) { words.append(said) }
        return new
      }
      return parameter
    }
    guard used.count == changes.count else { return nil }
    return Match(verified: entry.verified, plan: plan, replaced: words)
  }

  private static func words(_ old: PlanParameter, _ new: PlanParameter) -> String {
    "\(words(new)) for \(words(old))"
  }

  private static func words(_ parameter: PlanParameter) -> String {
    switch parameter {
    case .value(_, let value): value.number.map { FigureFormat.number($0) } ?? value.description
    case .pattern(_, let pattern): pattern.filter { $0 != "%" }
    case .range(let range): TimeDescription.describe(range)
    case .limit(let count): String(count)
    }
  }
}

/// What stands at one place of a verified question, and at the same place of the question asked.
private struct SlotChange {
  var old: QuestionSkeleton.Slot
  var new: QuestionSkeleton.Slot

  var isSame: Bool {
    switch (old, new) {
    case (.members(let old), .members(let new)):
      old.contains { one in new.contains { $0.column == one.column && $0.value == one.value } }
    case (.range(let old), .range(let new)): old.start == new.start && old.end == new.end
    default: old == new
    }
  }

  /// What takes the place of a parameter that this slot gave; `nil` when it did not.
  func replacement(for parameter: PlanParameter) -> PlanParameter? {
    switch (parameter, old, new) {
    case (.range(let range), .range(let old), .range(let new)):
      range.start == old.start && range.end == old.end ? .range(new) : nil
    case (.limit(let count), .number(let old), .number(let new))
    where Double(count) == old && new >= 1 && new < 1e6:
      .limit(Int(new))
    case (.value(let column, .text(let text)), .members(let old), .members(let new)):
      old.contains { $0.value.lowercased() == text.lowercased() && (column == nil || $0.column == column) }
        ? new.first { $0.column == column }.map { .value(column, .text($0.value)) } : nil
    case (.value(let column, let value), .number(let old), .number(let new)) where value.number == old:
      .value(column, new == new.rounded() && abs(new) < 9e15 ? .integer(Int64(new)) : .real(new))
    default: nil
    }
  }
}
