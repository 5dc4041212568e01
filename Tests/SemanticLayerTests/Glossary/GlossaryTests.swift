import QuerentCore
import SemanticLayer
import Testing

@Suite("Glossary") struct GlossaryTests {
  @Test("A definition is a term, a sign of equality and a meaning")
  func parsing() throws {
    #expect(
      try Definition(parsing: "  big   deal = sales > 10000 ")
        == Definition(term: "big deal", meaning: "sales > 10000"))
    #expect(try Definition(parsing: "\"big deal\" = a = b").meaning == "a = b")
  }

  @Test(
    "What is no definition is told",
    arguments: ["", "big deal", "= sales", "big deal =", "12 = 3", "a b c d e f g = x"])
  func problems(_ text: String) {
    #expect(throws: Diagnostic.self) { try Definition(parsing: text) }
  }

  @Test("A file is read back as it was written, comments at its head stay")
  func roundTrip() throws {
    var glossary = try Glossary(yaml: "# ours\n\nwest coast: region West\n")
    glossary.set(Definition(term: "Big Deal", meaning: "sales > 10000 and note = \"x: y\" # no comment"))
    glossary.set(Definition(term: "yes", meaning: "'quoted' \\ text"))
    glossary.set(Definition(term: "WEST  coast", meaning: "region = West"))
    #expect(glossary.yaml.hasPrefix("# ours\nWEST"))
    let again = try Glossary(yaml: glossary.yaml)
    #expect(again == glossary)
    #expect(again.definitions.map(\.meaning).first == "region = West")
    var emptied = again
    let isRemoved = [emptied.remove("big deal"), emptied.remove("big deal")]
    #expect(isRemoved == [true, false])
    #expect(emptied.definitions.count == 2)
  }

  @Test(
    "A file that is none is told with its line",
    arguments: ["- a\n- b", "a: [1, 2]", "a: {b: c}", "a: b: c: ["])
  func broken(_ yaml: String) {
    #expect(throws: Diagnostic.self) { try Glossary(yaml: yaml) }
  }

  @Test("Empty files hold nothing", arguments: ["", "\n", "# only a comment\n"])
  func empty(_ yaml: String) throws { #expect(try Glossary(yaml: yaml).definitions.isEmpty) }
}
