/// chrF (Popović, WMT 2015) as sacreBLEU counts it: up to six scalars in a row, blanks left out, recall twice as heavy.
public enum CharacterF {
  /// 0…1.
  public static func score(_ response: String, _ reference: String) -> Double {
    let answer = scalars(response)
    let wanted = scalars(reference)
    var precision = 0.0
    var recall = 0.0
    var orders = 0.0
    for size in 1...6 {
      let found = ngramCounts(answer, size)
      let there = ngramCounts(wanted, size)
      guard !found.isEmpty, !there.isEmpty else { continue }
      let common = Double(found.reduce(0) { $0 + min($1.value, there[$1.key] ?? 0) })
      precision += common / Double(answer.count - size + 1)
      recall += common / Double(wanted.count - size + 1)
      orders += 1
    }
    guard orders > 0, precision + recall > 0 else { return 0 }
    return 5 * (precision / orders) * (recall / orders) / (4 * precision / orders + recall / orders)
  }

  private static func scalars(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { !$0.properties.isWhitespace }
  }
}
