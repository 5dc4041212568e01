import SemanticLayer
import Testing

@Suite("Slips of the hand are counted")
struct EditDistanceTests {
  @Test(
    "known distances",
    arguments: [
      ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("abc", "abc", 0), ("abc", "acb", 1),
      ("kitten", "sitting", 3), ("tables", "tabels", 1), ("ca", "abc", 3), ("über", "uber", 1),
    ])
  func distance(_ left: String, _ right: String, _ expected: Int) {
    #expect(EditDistance.between(Array(left), Array(right), limit: 5) == expected)
    #expect(EditDistance.between(Array(right), Array(left), limit: 5) == expected)
    #expect(EditDistance.between(Array(left), Array(right), limit: 0) == min(expected, 1))
  }
}
