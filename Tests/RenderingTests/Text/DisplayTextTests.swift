import Rendering
import Testing

@Suite("Text in display cells")
struct DisplayTextTests {
  @Test(
    "width counts cells, not characters",
    arguments: [
      ("abc", 3), ("", 0), ("東京", 4), ("ｶﾅ", 2), ("e\u{301}", 1), ("Zu\u{308}rich", 6), ("👩‍👩‍👧‍👦", 2), ("🇩🇪", 2),
      ("✈️", 2), ("✈", 1), ("👍🏽", 2), ("1️⃣", 2), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("a\u{200D}b", 2),
      ("…", 1), ("█▏⣿", 3), ("Ａ", 2), ("ß·∅", 3),
    ])
  func width(_ text: String, _ cells: Int) {
    #expect(DisplayText.width(of: text) == cells)
  }

  @Test(
    "cutting never passes the limit and marks what is gone",
    arguments: [
      ("Regional", 5, "Regi…"), ("東京都千代田区", 6, "東京…"), ("ok", 2, "ok"), ("ok", 1, "…"), ("ok", 0, ""),
      ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
    ])
  func cut(_ text: String, _ cells: Int, _ expected: String) {
    #expect(DisplayText.cut(text, to: cells) == expected)
  }

  @Test(
    "labels keep both ends",
    arguments: [
      ("Storage Pro Annual (EU data residency)", 26, "Storage Pro … residency)"),
      ("Storage Pro Annual", 12, "Storag…nnual"), ("short", 12, "short"),
    ])
  func middle(_ text: String, _ cells: Int, _ expected: String) {
    #expect(DisplayText.cutMiddle(text, to: cells) == expected)
  }

  @Test("wrapping breaks at spaces, inside a word only when it must, and hangs")
  func wrap() {
    #expect(DisplayText.wrapped("one two three", to: 8) == ["one two", "three"])
    #expect(DisplayText.wrapped("abcdefghij kl", to: 4) == ["abcd", "efgh", "ij", "kl"])
    #expect(DisplayText.wrapped("one two three", to: 8, hangingIndent: 4) == ["one two", "thre", "e"])
    #expect(DisplayText.wrapped("東京都千代田", to: 5) == ["東京", "都千", "代田"])
    #expect(DisplayText.wrapped("", to: 5) == [""])
  }

  @Test(
    "nothing a terminal obeys survives cleaning",
    arguments: [
      ("\u{1B}[31mred\u{1B}[0m", "red"), ("\u{1B}]0;title\u{7}x", "x"),
      ("\u{1B}]8;;http://a\u{1B}\\link", "link"),
      ("\u{9B}2Jx", "x"), ("a\r\nb\tc", "a b c"), ("a\u{202E}b", "ab"), ("\u{1B}(Bx", "x"),
      ("\u{1B}Pq#0\u{1B}\\y", "y"),
      ("a\u{0}b\u{7F}", "ab"), ("plain ünïcode", "plain ünïcode"), ("\u{1B}]52;c;never ended", ""),
    ])
  func clean(_ text: String, _ expected: String) {
    #expect(DisplayText.cleaned(text) == expected)
  }
}
