import QuerentCore

/// A difference between two figures.
struct Change {
  let difference: Double
  /// Of the earlier figure; `nil` when that is not positive or the later one is negative, where a percentage misleads.
  let share: Double?

  /// `nil` when either figure is missing.
  init?(from before: Double?, to after: Double?) {
    guard let before, let after else { return nil }
    difference = after - before
    share = before > 0 && after >= 0 ? difference / before : nil
  }

  /// As a sentence says it: `+$115.3K (+18.9%)`.
  func sentence(_ figures: ColumnFigures) -> String {
    let (bare, percent) = text(figures)
    if figures.unit == "%" { return bare }
    let full = (difference > 0 ? "+" : "") + figures.sentenceText(difference)
    return percent.isEmpty ? full : "\(full) (\(percent))"
  }

  /// `+115.3` and `+18.9%`. Differences of percentages are points: `+2.1 pp` and no share of a share.
  func text(_ figures: ColumnFigures) -> (difference: String, percent: String) {
    let bare = figures.text(difference)
    let sign = difference > 0 ? "+" : ""
    if figures.unit == "%" { return (sign + bare.dropLast() + " pp", "") }
    let percent = share.map { share in
      (share > 0 ? "+" : "") + ColumnFigures(unit: "%", decimals: 1).text(share)
    }
    return (sign + bare, percent ?? "")
  }
}
