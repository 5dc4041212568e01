import QuerentCore
import Tools

/// What a sentence of a playbook demands of a client's spend: "spent more than 100,000 dollars in the last four
/// quarters", "spend fell by more than a fifth".
struct SpendRule: Hashable {
  enum Figure: Hashable {
    /// The spend of a year.
    case amount
    /// How much it fell, or rose, against the year before, as a fraction.
    case fall, rise
  }

  var figure: Figure
  var isMore: Bool
  var limit: Double

  /// Reads the one demand of a sentence. A sentence with none, with several, or about another time than a year gives
  /// `nil`: whether it applies is then not for a program to say.
  init?(_ sentence: String) {
    let words = sentence.lowercased().split { $0.isWhitespace }.map {
      $0.trimmingPrefix(while: { "($“\"".contains($0) })
    }.map { word in String(word.reversed().drop { ",.;:)”\"".contains($0) }.reversed()) }
    guard let subject = words.firstIndex(where: Self.subjects.contains), !Self.isAboutAnotherTime(words)
    else {
      return nil
    }
    var found: [SpendRule] = []
    for (place, word) in words.enumerated() where place > subject {
      guard let (isMore, next) = Self.comparison(at: place, words) else { continue }
      _ = word
      guard let (value, isShare) = Self.number(at: next, words) else { return nil }
      let between = words[subject..<place]
      if isShare {
        if between.contains(where: Self.falls.contains) {
          found.append(SpendRule(.fall, isMore, value))
        } else if between.contains(where: Self.rises.contains) {
          found.append(SpendRule(.rise, isMore, value))
        } else {
          return nil
        }
      } else {
        found.append(SpendRule(.amount, isMore, value))
      }
    }
    guard found.count == 1 else { return nil }
    self = found[0]
  }

  private init(_ figure: Figure, _ isMore: Bool, _ limit: Double) {
    self.figure = figure
    self.isMore = isMore
    self.limit = limit
  }

  /// Whether a client meets the demand, and the words for it; `nil` where it does not, or its spend is not known.
  func reason(_ profile: ClientProfile) -> String? {
    let more = isMore ? "more" : "less"
    switch figure {
    case .amount:
      guard let fact = profile.fact(.spend), let value = fact.value.number,
        isMore ? value > limit : value < limit
      else { return nil }
      var column = fact.column
      column.kind = .real
      return "\(fact.label): \(fact.text), \(more) than \(FigureFormat.text(.real(limit), of: column))"
    case .fall, .rise:
      guard let fact = profile.fact(.change), let value = fact.value.number else { return nil }
      let moved = figure == .fall ? -value : value
      guard isMore ? moved > limit : moved > 0 && moved < limit else { return nil }
      let word = figure == .fall ? "fell" : "rose"
      return
        "\(word) by \(FigureFormat.percent(moved))%, \(more) than \(FigureFormat.percent(limit))%, against the four quarters before"
    }
  }

  private static let subjects: Set<String> = [
    "spent", "spend", "spends", "spending", "sales", "revenue", "bought", "buys", "turnover", "business",
    "volume",
  ]
  private static let falls: Set<String> = [
    "fell", "fall", "falls", "fallen", "dropped", "drop", "drops", "declined", "declines", "decreased",
    "shrank", "down",
    "lost",
  ]
  private static let rises: Set<String> = [
    "rose", "rise", "rises", "risen", "grew", "grow", "grows", "grown", "increased", "increases", "up",
    "gained",
  ]

  /// `more than`, `over`, `less than`; where the number begins.
  private static func comparison(at place: Int, _ words: [String]) -> (isMore: Bool, next: Int)? {
    let next = place + 1 < words.count ? words[place + 1] : ""
    switch words[place] {
    case "more" where next == "than": return (true, place + 2)
    case "less" where next == "than": return (false, place + 2)
    case "over", "above", "exceeding", "exceeds", "exceeded": return (true, place + 1)
    case "under", "below": return (false, place + 1)
    default: return nil
    }
  }

  /// `100,000 dollars`, `$100k`, `20 percent`, `20%`, `a fifth`.
  private static func number(at place: Int, _ words: [String]) -> (value: Double, isShare: Bool)? {
    guard place < words.count else { return nil }
    let next = place + 1 < words.count ? words[place + 1] : ""
    let fractions = ["half": 0.5, "third": 1.0 / 3, "quarter": 0.25, "fifth": 0.2, "tenth": 0.1]
    if words[place] == "half" { return (0.5, true) }
    if words[place] == "a" || words[place] == "one", let value = fractions[next] { return (value, true) }
    var digits = words[place].filter { $0 != "," && $0 != "$" && $0 != "€" && $0 != "£" }
    var scale = 1.0
    if digits.hasSuffix("%") { return Double(digits.dropLast()).map { ($0 / 100, true) } }
    if digits.hasSuffix("k") { (digits, scale) = (String(digits.dropLast()), 1e3) }
    if digits.hasSuffix("m") { (digits, scale) = (String(digits.dropLast()), 1e6) }
    guard let value = Double(digits) else { return nil }
    if ["percent", "per"].contains(next) { return (value / 100, true) }
    if next == "million" { scale = 1e6 }
    if next == "thousand" { scale = 1e3 }
    return (value * scale, false)
  }

  /// A demand over a month or a quarter is none over a year.
  private static func isAboutAnotherTime(_ words: [String]) -> Bool {
    for (place, word) in words.enumerated() {
      guard ["month", "months", "quarter", "quarters", "week", "weeks", "day", "days"].contains(word),
        place > 0
      else {
        continue
      }
      let year: Set<String> = ["four", "4", "twelve", "12"]
      let isYear = words[max(0, place - 2)..<place].contains(where: year.contains)
      let isShare =
        words[place - 1] == "a" && word == "quarter" && place > 1
        && ["than", "by"].contains(words[place - 2])
      if !isYear, !isShare { return true }
    }
    return false
  }
}
