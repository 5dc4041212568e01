import Foundation

/// Whether a run of steps without rows comes by chance in a series that has many such steps: where every tenth day is
/// empty, two empty days in a row are nothing to report.
struct GapChance {
  private let share: Double
  private let steps: Double
  private let series: Double

  /// - Parameter series: how many series are looked at together.
  init(_ values: [Double?], series: Int) {
    let empty = values.count { $0 == nil }
    // a gap is not held against itself: the longest run counts once
    var (longest, run) = (0, 0)
    for value in values {
      run = value == nil ? run + 1 : 0
      longest = max(longest, run)
    }
    share = Double(max(empty - longest, 0) + min(longest, 1)) / Double(max(values.count, 1))
    steps = Double(values.count)
    self.series = Double(max(series, 1))
  }

  /// Runs of this length that independent empty steps would make, in all series: usual from one in twenty on.
  func isUsual(_ length: Int) -> Bool {
    steps * (1 - share) * pow(share, Double(length)) * series > 0.05
  }
}
