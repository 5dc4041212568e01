import Testing

@testable import SemanticLayer

@Suite("The lexicon's file") struct LexiconFileTests {
  private let text = String(decoding: PackageResources.business_lexicon_txt, as: UTF8.self)

  @Test("every line is read")
  func whole() {
    var kind = ""
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      if line.hasPrefix("[") {
        kind = String(line)
        #expect(
          ["[groups]", "[hierarchies]", "[adjectives]", "[verbs]", "[abbreviations]"].contains(kind),
          "\(line)")
      } else {
        #expect(!LexiconFile.entries(in: "\(kind)\n\(line)").isEmpty, "\(line)")
      }
    }
  }

  @Test("every section says where its entries are from")
  func provenance() {
    let lines = text.split(separator: "\n")
    for (index, line) in lines.enumerated() where line.hasPrefix("## ") {
      #expect(lines[index + 1].hasPrefix("# Provenance: "), "\(line)")
    }
  }

  @Test("lines that are no entries are left out")
  func damaged() {
    let text =
      "stray\n[groups]\nalone\na | b\n[verbs]\nno sign\n[unknown]\na > b\n[abbreviations]\nlong: l lg\n"
    #expect(
      LexiconFile.entries(in: text)
        == [.group(["a", "b"]), .abbreviation("l", "long"), .abbreviation("lg", "long")])
  }
}
