import QuerentCore

/// How one engine writes what engines write differently. Printing asks this value and never which engine it is.
struct SQLDialect: Sendable {
  /// The mark around a name that is not a plain identifier; doubled inside.
  var identifierQuote: Character
  /// Words that are no plain identifiers, in upper case.
  var keywords: Set<String>
  /// Follows an ascending order term whose nulls are to come last.
  var nullsLast: String
  /// The operator that finds null equal to null.
  var nullSafeEqual: String
  /// The row number of a table without a primary key.
  var rowIdentifier: String
  /// From a stored date in a style to ISO text; the hole is `column`, and `separator` for dates with one.
  var isoText: [Catalogue.Column.DateStyle: SQLTemplate]
  /// From ISO text (`date`) to the name of its bucket; `weekEnd` is the last weekday of a week, Sunday 0, and `start`
  /// the first month of the fiscal year, two digits; fiscal years are named after the year they end in.
  var buckets: [TimeGrain: SQLTemplate]
  /// From ISO text (`date`) to a number: month 1…12, ISO weekday 1…7.
  var parts: [TimePart: SQLTemplate]
  /// From a bucket (`bucket`) to the one `steps` later; days where the bucket is shorter than a month.
  var shiftedBuckets: [TimeGrain: SQLTemplate]
  /// Days from `earlier` to `later`, both ISO text.
  var daysBetween: SQLTemplate

  func quoted(_ name: String) -> String {
    if Self.isPlain(name), !keywords.contains(name.uppercased()) { return name }
    var result = String(identifierQuote)
    for character in name.unicodeScalars {
      if Character(character) == identifierQuote { result.unicodeScalars.append(character) }
      result.unicodeScalars.append(character)
    }
    return result + String(identifierQuote)
  }

  private static func isPlain(_ name: String) -> Bool {
    guard let first = name.utf8.first, first == UInt8(ascii: "_") || isLetter(first) else { return false }
    return name.utf8.allSatisfy {
      $0 == UInt8(ascii: "_") || isLetter($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) && byte < 0x80
  }
}
