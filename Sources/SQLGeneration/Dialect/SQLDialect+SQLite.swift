import QuerentCore

extension SQLDialect {
  /// SQLite 3.39 and later (`FULL JOIN`, `NULLS LAST`, window functions).
  static let sqlite = SQLDialect(
    identifierQuote: "\"",
    keywords: sqliteKeywords,
    nullsLast: "NULLS LAST",
    nullSafeEqual: "IS",
    rowIdentifier: "rowid",
    isoText: [
      .epochSeconds: "datetime({column}, 'unixepoch')",
      .epochMilliseconds: "datetime({column} / 1000, 'unixepoch')",
      .monthDayYear: slashed(year: third, month: first, day: second),
      .dayMonthYear: slashed(year: third, month: second, day: first),
      .compact: "substr({column}, 1, 4) || '-' || substr({column}, 5, 2) || '-' || substr({column}, 7, 2)",
      .yearMonth: "substr({column}, 1, 4) || '-' || substr({column}, -2) || '-01'",
      .year: "{column} || '-01-01'",
    ],
    buckets: [
      .hour: "strftime('%Y-%m-%d %H:00', {date})",
      .day: "substr({date}, 1, 10)",
      .week: "date({date}, 'weekday {weekEnd}', '-6 days')",
      .month: "substr({date}, 1, 7)",
      .quarter: "substr({date}, 1, 4) || '-Q' || ((substr({date}, 6, 2) + 2) / 3)",
      .fiscalQuarter: fiscal(part: "Q", of: 3),
      .halfYear: "substr({date}, 1, 4) || '-H' || ((substr({date}, 6, 2) + 5) / 6)",
      .fiscalHalfYear: fiscal(part: "H", of: 6),
      .year: "substr({date}, 1, 4)",
      .fiscalYear: SQLTemplate("'FY' || \(fiscalYear)"),
    ],
    parts: [
      .hourOfDay: "CAST(strftime('%H', {date}) AS INTEGER)",
      .dayOfWeek: "(strftime('%w', {date}) + 6) % 7 + 1",
      .dayOfMonth: "CAST(substr({date}, 9, 2) AS INTEGER)",
      .monthOfYear: "CAST(substr({date}, 6, 2) AS INTEGER)",
      .quarterOfYear: "(substr({date}, 6, 2) + 2) / 3",
      .year: "CAST(substr({date}, 1, 4) AS INTEGER)",
    ],
    shiftedBuckets: [
      .hour: "strftime('%Y-%m-%d %H:00', {bucket}, '{steps} days')",
      .day: "date({bucket}, '{steps} days')",
      .week: "date({bucket}, '{steps} days')",
      .month: "substr(date({bucket} || '-01', '{steps} months'), 1, 7)",
      .quarter: shifted(4, "Q"),
      .fiscalQuarter: shifted(4, "Q", prefix: "FY"),
      .halfYear: shifted(2, "H"),
      .fiscalHalfYear: shifted(2, "H", prefix: "FY"),
      .year: "CAST({bucket} {steps} AS TEXT)",
      .fiscalYear: "'FY' || (substr({bucket}, 3) {steps})",
    ],
    daysBetween: "julianday({later}) - julianday({earlier})")

  /// A fiscal year that starts in January has the calendar's name, any other that of the year it ends in.
  private static let fiscalYear =
    "(substr({date}, 1, 4) + (substr({date}, 6, 2) >= '{start}' AND {start} > 1))"

  /// A part of the fiscal year with so many months.
  private static func fiscal(part letter: String, of months: Int) -> SQLTemplate {
    let number = "((substr({date}, 6, 2) - {start} + 12) % 12 / \(months) + 1)"
    return SQLTemplate("'FY' || \(fiscalYear) || '-\(letter)' || \(number)")
  }

  /// The quarter or half so many steps later: the parts of a year are counted through.
  private static func shifted(_ parts: Int, _ letter: String, prefix: String = "") -> SQLTemplate {
    let first = prefix.utf8.count + 1
    let ordinal = "substr({bucket}, \(first), 4) * \(parts) + substr({bucket}, \(first + 6), 1) - 1 {steps}"
    let opening = prefix.isEmpty ? "" : "'\(prefix)' || "
    return SQLTemplate(
      "\(opening)((\(ordinal)) / \(parts)) || '-\(letter)' || ((\(ordinal)) % \(parts) + 1)")
  }

  private static let rest = "substr({column}, instr({column}, {separator}) + 1)"
  private static let first = "substr({column}, 1, instr({column}, {separator}) - 1)"
  private static let second = "substr(\(rest), 1, instr(\(rest), {separator}) - 1)"
  private static let third = "substr(\(rest), instr(\(rest), {separator}) + 1, 4)"

  private static func slashed(year: String, month: String, day: String) -> SQLTemplate {
    SQLTemplate("printf('%04d-%02d-%02d', \(year), \(month), \(day))")
  }

  /// The words that SQLite's tokenizer knows (https://sqlite.org/lang_keywords.html).
  private static let sqliteKeywords = Set(
    """
    ABORT ACTION ADD AFTER ALL ALTER ALWAYS ANALYZE AND AS ASC ATTACH AUTOINCREMENT BEFORE BEGIN BETWEEN BY CASCADE
    CASE CAST CHECK COLLATE COLUMN COMMIT CONFLICT CONSTRAINT CREATE CROSS CURRENT CURRENT_DATE CURRENT_TIME
    CURRENT_TIMESTAMP DATABASE DEFAULT DEFERRABLE DEFERRED DELETE DESC DETACH DISTINCT DO DROP EACH ELSE END ESCAPE
    EXCEPT EXCLUDE EXCLUSIVE EXISTS EXPLAIN FAIL FILTER FIRST FOLLOWING FOR FOREIGN FROM FULL GENERATED GLOB GROUP
    GROUPS HAVING IF IGNORE IMMEDIATE IN INDEX INDEXED INITIALLY INNER INSERT INSTEAD INTERSECT INTO IS ISNULL JOIN
    KEY LAST LEFT LIKE LIMIT MATCH MATERIALIZED NATURAL NO NOT NOTHING NOTNULL NULL NULLS OF OFFSET ON OR ORDER
    OTHERS OUTER OVER PARTITION PLAN PRAGMA PRECEDING PRIMARY QUERY RAISE RANGE RECURSIVE REFERENCES REGEXP REINDEX
    RELEASE RENAME REPLACE RESTRICT RETURNING RIGHT ROLLBACK ROW ROWS SAVEPOINT SELECT SET TABLE TEMP TEMPORARY THEN
    TIES TO TRANSACTION TRIGGER UNBOUNDED UNION UNIQUE UPDATE USING VACUUM VALUES VIEW VIRTUAL WHEN WHERE WINDOW
    WITH WITHOUT
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
