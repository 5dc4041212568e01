import SemanticParsing
import Testing

@Suite("Members") struct MemberIndexTests {
  private let index = TradeModel.members

  @Test(
    "A member is found whatever its case, accents and white space",
    arguments: ["élodie martin", "ELODIE  MARTIN", "Elodie Martin"])
  func folded(_ text: String) {
    #expect(index.exact(text).map(\.value) == ["Élodie Martin"])
  }

  @Test("An apostrophe does not matter")
  func apostrophes() { #expect(index.exact("sean odonnell").map(\.value) == ["Sean O'Donnell"]) }

  @Test("Singular and plural find each other, at a lower score")
  func plurals() {
    #expect(index.exact("chair").map(\.value) == ["Chairs"])
    #expect(index.exact("chair")[0].score < index.exact("chairs")[0].score)
  }

  @Test("A word of a longer value finds it")
  func parts() { #expect(index.containing(word: "Robel").map(\.value) == ["Dayana Robel"]) }

  @Test("A misspelt value is found within one edit, a short one never")
  func fuzzy() {
    #expect(index.fuzzy("Furnitre").map(\.value) == ["Furniture"])
    #expect(index.fuzzy("Wst").isEmpty)
  }

  @Test("An unknown value finds nothing", arguments: ["Nairobi", "", "   ", "!!"])
  func unknown(_ text: String) { #expect(index.exact(text).isEmpty) }
}
