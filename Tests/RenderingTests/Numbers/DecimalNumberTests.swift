import QuerentCore
import Testing

@Suite("Exact decimal figures")
struct DecimalNumberTests {
  @Test(
    "halves round away from zero on the shortest decimal form",
    arguments: [
      (1.005, 2, "1.01"), (-1.005, 2, "-1.01"), (2.675, 2, "2.68"), (0.5, 0, "1"), (-0.5, 0, "-1"),
      (0.4, 0, "0"), (-0.004, 2, "0.00"), (-0.0, 2, "0.00"), (999.995, 2, "1,000.00"), (0.05, 1, "0.1"),
      (0.049, 1, "0.0"), (1e21, 0, "1,000,000,000,000,000,000,000"), (1e-7, 8, "0.00000010"),
      (123_456.789, 1, "123,456.8"), (1234.5, 3, "1,234.500"), (9.99, 0, "10"),
    ])
  func rounding(_ real: Double, _ decimals: Int, _ expected: String) throws {
    let number = try #require(DecimalNumber(real))
    #expect(number.text(decimals: decimals, separatesThousands: true) == expected)
  }

  @Test("scaling by a power of ten loses nothing")
  func scaling() throws {
    let number = try #require(DecimalNumber(4_820_449.95))
    #expect(number.scaled(byPowerOfTen: -3).text(decimals: 5, separatesThousands: true) == "4,820.44995")
    #expect(
      DecimalNumber(Int64.min).text(decimals: 0, separatesThousands: true) == "-9,223,372,036,854,775,808")
  }

  @Test(
    "huge numbers are written with a power of ten",
    arguments: [(1e300, "1e300"), (-1.23456e20, "-1.235e20"), (9.9999e15, "1e16")])
  func scientific(_ real: Double, _ expected: String) throws {
    #expect(try #require(DecimalNumber(real)).scientificText == expected)
  }

  @Test("infinities and NaN are no decimal numbers")
  func nonFinite() {
    #expect(DecimalNumber(Double.infinity) == nil)
    #expect(DecimalNumber(Double.nan) == nil)
  }
}

@Suite("Figures of a column")
struct ColumnFiguresTests {
  private func texts(
    _ values: [Double], unit: String? = nil, kind: ResultTable.Column.Kind = .real, isCompact: Bool = false
  ) -> [String] {
    let column = ResultTable.Column(name: "x", kind: kind, unit: unit)
    let format = ColumnFigures(for: column, values: values, isCompact: isCompact)
    return values.map(format.sentenceText)
  }

  @Test("money has two decimals")
  func money() {
    #expect(texts([1204, 3.5], unit: "USD") == ["$1,204.00", "$3.50"])
    #expect(texts([1204, -3], unit: "USD") == ["$1,204.00", "-$3.00"])
    #expect(texts([0.125], unit: "EUR") == ["€0.13"])
    #expect(texts([12], unit: "CHF") == ["CHF 12.00"])
  }

  @Test("large money is scaled, unless a small figure would read zero")
  func scaling() {
    #expect(texts([4_820_400, 61_300], unit: "USD", isCompact: true) == ["$4,820.4K", "$61.3K"])
    #expect(texts([48_204_000, 613_000], unit: "USD", isCompact: true) == ["$48.2M", "$0.6M"])
    #expect(texts([48_204_000, 613], unit: "USD", isCompact: true) == ["$48,204.0K", "$0.6K"])
    #expect(texts([4_820_400, 12], unit: "USD", isCompact: true) == ["$4,820,400.00", "$12.00"])
  }

  @Test("shares are percentages, identifiers are never separated, tiny figures keep three digits")
  func others() {
    #expect(texts([0.1234, -0.5], unit: "%") == ["12.3%", "-50.0%"])
    #expect(texts([2017], kind: .identifier) == ["2017"])
    #expect(texts([1204], kind: .integer) == ["1,204"])
    #expect(texts([0.000123456, 0.00002], unit: nil) == ["0.000123", "0.000020"])
    #expect(texts([3.14159], unit: "days") == ["3.14 days"])
  }
}
