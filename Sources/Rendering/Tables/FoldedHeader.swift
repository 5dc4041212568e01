/// A header on one line or two: the upper line stays empty where the whole fits.
struct FoldedHeader: Hashable {
  var upper: String
  var lower: String

  /// Folds a header at the space that makes its lines fit a width, the lower one as long as may be.
  init(_ header: String, width: Int) {
    (upper, lower) = ("", header)
    guard DisplayText.width(of: header) > width else { return }
    let fitting = Self.folds(of: header).first {
      DisplayText.width(of: $0.upper) <= width && DisplayText.width(of: $0.lower) <= width
    }
    if let fitting { (upper, lower) = fitting }
  }

  /// The least width that shows a header whole on two lines.
  static func width(of header: String) -> Int {
    let folded = folds(of: header).map {
      max(DisplayText.width(of: $0.upper), DisplayText.width(of: $0.lower))
    }
    return folded.min() ?? DisplayText.width(of: header)
  }

  private static func folds(of header: String) -> [(upper: String, lower: String)] {
    let words = header.split(separator: " ")
    return words.indices.dropFirst().map { index in
      (words[..<index].joined(separator: " "), words[index...].joined(separator: " "))
    }
  }
}
