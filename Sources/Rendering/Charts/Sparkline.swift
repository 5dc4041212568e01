/// A series in as many cells as it has values, for table cells and status lines.
public enum Sparkline {
  /// Eighth blocks, or digits 0–9 in ASCII, from the smallest value to the largest; a gap is a space (`.` in ASCII).
  /// A constant series is drawn at half height.
  public static func text(_ values: [Double?], charset: Charset) -> String {
    let present = values.compactMap { $0 }.filter(\.isFinite)
    guard let low = present.min(), let high = present.max() else {
      return String(repeating: charset == .ascii ? "." : " ", count: values.count)
    }
    let levels = charset == .ascii ? digits : blocks
    return values.map { value in
      guard let value, value.isFinite else { return charset == .ascii ? "." : " " }
      guard low < high else { return levels[levels.count / 2] }
      let share = (value / 2 - low / 2) / (high / 2 - low / 2)
      return levels[min(levels.count - 1, Int((share * Double(levels.count - 1)).rounded()))]
    }.joined()
  }

  /// The shape in words, for readers that speak the text.
  public static func words(_ values: [Double?]) -> String {
    let present = values.compactMap { $0 }.filter(\.isFinite)
    guard let first = present.first, let last = present.last, present.count > 1 else { return "too short" }
    guard let low = present.min(), let high = present.max(), low < high else { return "constant" }
    let overall = last > first ? "rising" : last < first ? "falling" : "level"
    let before = present[present.count - 2]
    let step = (last - before) / (high - low)
    if overall == "rising", step < -0.25 { return "rising, then a drop at the end" }
    if overall == "falling", step > 0.25 { return "falling, then a rise at the end" }
    return overall
  }

  private static let blocks = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  private static let digits = (0...9).map(String.init)
}
