import SeededRandom
import Testing

@testable import SemanticLayer

@Suite("Names of columns are taken apart into words")
struct NameSplitterTests {
  @Test(
    "words",
    arguments: [
      ("custPhoneNo", "customer phone number"), ("Order_Items", "order items"), ("stuid", "student id"),
      ("StuID", "student id"), ("DEPARTMENT_ID", "department id"), ("FlightNo", "flight number"),
      ("no_discounts", "no discounts"), ("HTTPServerName", "http server name"), ("dob", "date of birth"),
      ("lastname", "last name"), ("authorid", "author id"), ("update", "update"), ("paid", "paid"),
      ("candidate", "candidate"), ("Order Date", "order date"), ("qty", "quantity"),
      ("2nd_address", "2nd address"),
      ("", ""), ("___", ""), ("Größe_cm", "größe cm"),
    ])
  func words(name: String, phrase: String) {
    #expect(NameSplitter.phrase(for: name) == phrase)
  }

  @Test("raw words keep the short forms of the name")
  func rawWords() {
    #expect(NameSplitter.rawWords(in: "custPhoneNo") == ["cust", "phone", "no"])
  }

  /// Plain names are split byte by byte, all others by characters; a word in front leads to the other way.
  @Test("plain names are split as all others are")
  func plainNamesAreSplitAsAllOthersAre() {
    var generator = SplitMix64(seed: 11)
    let letters = Array("abcXYZ019_ -.")
    for _ in 0..<2_000 {
      let count = Int.random(in: 0...12, using: &generator)
      let name = String((0..<count).map { _ in letters.randomElement(using: &generator) ?? "a" })
      #expect(
        NameSplitter.pieces(of: name) == Array(NameSplitter.pieces(of: "é " + name).dropFirst()), "\(name)")
    }
  }
}
