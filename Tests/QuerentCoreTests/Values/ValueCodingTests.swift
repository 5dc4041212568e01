import Foundation
import QuerentCore
import Testing

@Suite("Kept values")
struct ValueCodingTests {
  @Test("a kept value reads back as it was")
  func aKeptValueReadsBackAsItWas() throws {
    let values: [Value] = [
      .null, .integer(0), .integer(.min), .integer(.max), .real(0.1), .real(-1), .real(1e300),
      .real(.infinity),
      .text(""), .text("null"), .text("i12"), .text("Øre \"quoted\"\n"), .text("e\u{301}"), .blob([]),
      .blob([0, 9, 16, 255]),
    ]
    let kept = try JSONEncoder().encode(values)
    #expect(try JSONDecoder().decode([Value].self, from: kept) == values)
  }

  @Test("text that is no value is an error", arguments: ["", "x1", "i", "i1.5", "n1", "b0", "bzz"])
  func textThatIsNoValueIsAnError(_ text: String) throws {
    let kept = try JSONEncoder().encode([text])
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([Value].self, from: kept) }
  }
}
