import Rendering
import Testing

@Suite("Sparklines")
struct SparklineTests {
  @Test("the smallest value is the lowest block, a gap stays a gap")
  func shape() {
    #expect(Sparkline.text([1, 2, nil, 8], charset: .unicode) == "▁▂ █")
    #expect(Sparkline.text([1, 2, nil, 10], charset: .ascii) == "01.9")
    #expect(Sparkline.text([3, 3, 3], charset: .block) == "▅▅▅")
    #expect(Sparkline.text([nil, nil], charset: .ascii) == "..")
    #expect(Sparkline.text([], charset: .unicode) == "")
  }

  @Test(
    "words say the shape",
    arguments: [
      ([1.0, 2, 3], "rising"), ([3, 2, 1], "falling"), ([1, 2, 9, 4], "rising, then a drop at the end"),
      ([9, 3, 1, 5], "falling, then a rise at the end"), ([2, 2], "constant"), ([2], "too short"),
    ] as [([Double], String)])
  func words(_ values: [Double], _ expected: String) {
    #expect(Sparkline.words(values) == expected)
  }
}
