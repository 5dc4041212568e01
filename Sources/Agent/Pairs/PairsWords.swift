import QuerentCore

/// Says how much a cross join is and how long it takes.
enum PairsWords {
  /// Pairs SQLite compares in a second on a common machine: 27 to 37 million with one condition or sum a pair.
  static let pairsPerSecond = 30e6

  /// The refusal of a statement that would compare more pairs of rows than the limit.
  static func refusal(pairs: Double, limit: Double) -> Refusal {
    Refusal(
      .tooLarge,
      why: "This would compare about \(count(pairs)) pairs of rows, which takes about \(time(pairs)).",
      closest: [
        "Join the tables on a column they share, or raise the limit of \(count(limit)): data: {max_pairs: \(room(pairs))}"
      ])
  }

  /// `1.5 billion`, `416 million`, `2,000`.
  static func count(_ number: Double) -> String {
    for (unit, name) in [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")] where number >= 0.9995 * unit
    {
      let shown = (number / unit * 10).rounded() / 10
      return "\(FigureFormat.number(shown < 10 ? shown : shown.rounded())) \(name)"
    }
    return FigureFormat.number(number.rounded(), decimals: 0)
  }

  /// How long so many pairs take: `50 s`, `14 minutes`, `3 hours`.
  static func time(_ pairs: Double) -> String {
    let seconds = pairs / pairsPerSecond
    func words(_ amount: Double, _ unit: String) -> String {
      let text = FigureFormat.number(amount.rounded(), decimals: 0)
      return text == "1" ? "1 \(unit)" : "\(text) \(unit)s"
    }
    switch seconds {
    case ..<90: return "\(FigureFormat.number(max(1, seconds.rounded()), decimals: 0)) s"
    case ..<5_400: return words(seconds / 60, "minute")
    case ..<129_600: return words(seconds / 3_600, "hour")
    default: return words(seconds / 86_400, "day")
    }
  }

  /// A round limit that lets so many pairs through.
  private static func room(_ pairs: Double) -> String {
    var power = 1.0
    while power * 10 <= pairs { power *= 10 }
    let limit = (pairs / power).rounded(.up) * power
    return limit < 1e18 ? String(Int64(limit)) : String(limit)
  }
}
