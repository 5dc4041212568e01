/// Words that stand for "no value".
enum MissingMark {
  private static let anywhere: Set<String> = ["N/A", "n/a", "#N/A", "NULL", "null", "\\N"]
  private static let amongNumbers: Set<String> = [
    "NA", "na", "NaN", "nan", "NAN", "None", "none", "Null", "-", "--", "–", "—", "?", ".", "#NULL!",
    "#DIV/0!",
    "#REF!", "#VALUE!", "nil", "missing",
  ]

  /// Whether a text is a mark for a missing value. In a column of texts `NA` may be Namibia and `-` an answer, so only
  /// marks that nothing else can mean count there.
  @inline(__always)
  static func matches(_ field: Field, inText: Bool) -> Bool {
    guard field.count <= 7, field.count > 0, !field.isQuoted || !inText else { return false }
    if inText {
      let first = field.start[0]
      guard
        first == UInt8(ascii: "N") || first == UInt8(ascii: "n") || first == UInt8(ascii: "#")
          || first == UInt8(ascii: "\\")
      else { return false }
      guard field.count <= 4 else { return false }
    }
    return matchesWord(field, inText: inText)
  }

  @inline(never)
  private static func matchesWord(_ field: Field, inText: Bool) -> Bool {
    let text = field.text
    if anywhere.contains(text) { return true }
    guard !inText else { return false }
    return amongNumbers.contains(String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()))
  }
}
