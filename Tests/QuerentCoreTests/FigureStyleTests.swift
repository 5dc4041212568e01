import QuerentCore
import Testing

@Suite("Figures and dates as a country writes them")
struct FigureStyleTests {
  @Test(
    "marks and the order of a date follow the locale",
    arguments: [
      ("en_US", "-1,234,567.50", "10/31/2026"), ("en_GB", "-1,234,567.50", "31/10/2026"),
      ("de_DE", "-1.234.567,50", "31.10.2026"), ("de_CH", "-1’234’567.50", "31.10.2026"),
      ("fr_FR", "-1\u{202F}234\u{202F}567,50", "31/10/2026"),
      ("sv_SE", "-1\u{A0}234\u{A0}567,50", "2026-10-31"),
      ("nl_NL", "-1.234.567,50", "31-10-2026"), ("ja_JP", "-1,234,567.50", "2026/10/31"),
    ])
  func locale(name: String, number: String, date: String) throws {
    let style = try #require(FigureStyle(locale: name))
    #expect(style.text("-1,234,567.50") == number)
    #expect(style.date("2026-10-31") == date)
    #expect(style.date("2026-13-31") == "2026-13-31" && style.date("2026-10") == "2026-10")
  }

  @Test("every locale has two marks that differ, and no other name is taken")
  func all() {
    for name in FigureStyle.localeNames {
      #expect(FigureStyle(locale: name).map { $0.grouping != $0.decimal } == true, "\(name)")
    }
    #expect(FigureStyle(locale: "xx_XX") == nil && FigureStyle.standard.text("1,234.5") == "1,234.5")
  }
}
