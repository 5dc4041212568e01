import QuerentCore

/// Shares as whole percentages, rounded half away from zero.
enum WholePercent {
  /// `33%`; `<1%` where rounding would hide a share.
  static func text(_ share: Double) -> String {
    if share > 0, share < 0.005 { return "<1%" }
    if abs(share) >= 100 { return share > 0 ? ">9,999%" : "<-9,999%" }
    let written = DecimalNumber(share)?.scaled(byPowerOfTen: 2).text(decimals: 0, separatesThousands: true)
    return FigureStyle.current.text(written ?? "") + "%"
  }
}
