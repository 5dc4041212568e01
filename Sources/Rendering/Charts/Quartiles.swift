/// The five numbers of a box plot with its outliers, after Tukey, "Exploratory Data Analysis" (1977); quantiles are of
/// type 7 (Hyndman and Fan, "Sample Quantiles in Statistical Packages", 1996).
struct Quartiles {
  /// The lowest and highest values that are no outliers.
  var low: Double
  var first: Double
  var median: Double
  var third: Double
  var high: Double
  /// Values more than one and a half interquartile ranges outside the box, ascending.
  var outliers: [Double]
  var count: Int

  /// `nil` without values.
  init?(_ values: [Double]) {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return nil }
    func quantile(_ share: Double) -> Double {
      let place = Double(sorted.count - 1) * share
      let below = Int(place)
      let above = min(below + 1, sorted.count - 1)
      let part = place - Double(below)
      return sorted[below] * (1 - part) + sorted[above] * part
    }
    first = quantile(0.25)
    median = quantile(0.5)
    third = quantile(0.75)
    count = sorted.count
    let reach = 1.5 * (third - first)
    let (bottom, top) = (first - reach, third + reach)
    let inside = sorted.filter { $0 >= bottom && $0 <= top }
    low = inside.first ?? first
    high = inside.last ?? third
    outliers = sorted.filter { $0 < bottom || $0 > top }
  }
}
