/// `quoted_spans_alignment` of RAGAS: how many of the quotations in answers stand in their sources.
public enum QuotedSpans {
  public struct Score: Hashable, Sendable {
    public var matched: Int
    public var total: Int
    /// 0 when nothing is quoted.
    public var share: Double { total > 0 ? Double(matched) / Double(total) : 0 }
  }

  private static let marks: Set<Unicode.Scalar> = ["\"", "'", "`", "´", "“", "”"]

  /// Quotations of at least `least` words, in lower case and with blanks squeezed, over all answers. Any mark closes a
  /// quotation that any other opened; an apostrophe is a mark.
  public static func alignment(answers: [String], sources: [[String]], least: Int = 3) -> Score {
    var score = Score(matched: 0, total: 0)
    for (answer, texts) in zip(answers, sources) {
      let source = folded(texts.joined(separator: " "))
      for span in spans(of: answer) {
        let words = folded(span)
        guard words.split(separator: " ").count >= least else { continue }
        score.total += 1
        if source.contains(words) { score.matched += 1 }
      }
    }
    return score
  }

  private static func spans(of text: String) -> [String] {
    var spans: [String] = []
    var open: String?
    for scalar in text.unicodeScalars {
      if scalar == "\n" {
        // A quotation ends on the line it began on.
        open = nil
      } else if marks.contains(scalar) {
        if let span = open { spans.append(span) }
        open = open == nil ? "" : nil
      } else {
        open?.unicodeScalars.append(scalar)
      }
    }
    return spans
  }

  private static func folded(_ text: String) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
