import QuerentCore

/// One planted story with everything a detector should find: when, where, which rows, how much.
struct Story {
  let name: StoryName
  let title: String
  let explanation: String
  let start: CalendarDate
  let end: CalendarDate
  /// Further facts in order: the region, the product, the reps, counts.
  let facts: [(key: String, value: String)]
  /// Identifiers of the rows, by table.
  let rows: [(table: String, ids: [String])]
  /// What is at stake, where money is.
  let amount: Money?
}

/// The truth about the stories as YAML, for the tests and for scoring detectors.
enum StoryBook {
  static func yaml(of company: GeneratedCompany) -> String {
    let stories = StoryName.allCases.map { StoryTruth(company: company).story($0) }
    var lines = [
      "# What was planted in the sample company, written by its generator. Amounts are US dollars, dates inclusive.",
      "seed: \(company.seed)", "stories:",
    ]
    lines += stories.filter { !$0.name.isNearMiss }.flatMap(entry)
    lines.append("near_misses:")
    lines += stories.filter { $0.name.isNearMiss }.flatMap(entry)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func entry(_ story: Story) -> [String] {
    var lines = [
      "  - id: \(story.name.rawValue)", "    title: \(quoted(story.title))",
      "    explanation: \(quoted(story.explanation))", "    start: \(story.start.iso)",
      "    end: \(story.end.iso)",
    ]
    lines += story.facts.map { "    \($0.key): \($0.value)" }
    if let amount = story.amount { lines.append("    amount: \(amount.text)") }
    let filled = story.rows.filter { !$0.ids.isEmpty }
    if !filled.isEmpty {
      lines.append("    rows:")
      lines += filled.map { "      \($0.table): [\($0.ids.joined(separator: ", "))]" }
    }
    return lines
  }

  private static func quoted(_ text: String) -> String {
    "\"\(text)\""
  }
}
