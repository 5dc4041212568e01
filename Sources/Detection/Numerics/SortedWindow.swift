/// The last values in order of size.
struct SortedWindow {
  private var values = SortedValues()
  private var arrival: [Double] = []
  private var oldest = 0

  var count: Int { values.count }

  mutating func insert(_ value: Double, limit: Int) {
    values.insert(value)
    arrival.append(value)
    if values.count > limit {
      values.remove(arrival[oldest])
      oldest += 1
    }
  }

  func quantile(_ share: Double) -> Double { values.quantile(share) }
}
