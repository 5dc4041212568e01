import QuerentCore
import Testing

@Suite("Figures as people read them")
struct FigureFormatTests {
  private static func column(
    _ kind: ResultTable.Column.Kind, unit: String? = nil
  ) -> ResultTable.Column {
    ResultTable.Column(name: "x", kind: kind, unit: unit)
  }

  @Test(
    "a figure has separators, its unit and no more digits than it needs",
    arguments: [
      (Value.integer(5009), ResultTable.Column.Kind.integer, nil, "5,009"),
      (.integer(-1_234_567), .integer, nil, "-1,234,567"),
      (.real(2_297_200.8603), .real, "USD", "$2,297,200.86"),
      (.real(-0.5), .real, "USD", "-$0.50"),
      (.real(1963.1), .real, "EUR", "€1,963.10"),
      (.real(-5), .real, "CHF", "-CHF 5.00"), (.real(5), .real, "kg", "5 kg"),
      (.real(0.12745), .real, "%", "12.7%"),
      (.real(0.25), .real, "%", "25%"),
      (.real(0.00004), .real, "%", "0.004%"),
      (.real(-0.0004), .real, "%", "-0.04%"),
      (.real(-0.0), .real, "%", "0%"),
      (.real(0), .real, "%", "0%"),
      (.real(-0.0), .real, "USD", "$0.00"),
      (.real(1e-12), .real, "%", "0%"),
      (.real(14), .real, "days", "14 days"),
      (.real(0.156203), .real, nil, "0.1562"),
      (.real(3.0), .real, nil, "3"),
      (.real(1e21), .real, nil, "1,000,000,000,000,000,000,000"),
      (.real(0.00001), .real, nil, "0"),
      (.real(-0.00001), .real, nil, "0"),
      (.integer(2017), .identifier, nil, "2017"),
      (.text("2017-03"), .date, nil, "2017-03"),
      (.null, .real, "USD", "nothing"),
    ] as [(Value, ResultTable.Column.Kind, String?, String)])
  func text(value: Value, kind: ResultTable.Column.Kind, unit: String?, expected: String) {
    #expect(FigureFormat.text(value, of: Self.column(kind, unit: unit)) == expected)
  }

  @Test(
    "rounding is half away from zero on the decimal people see",
    arguments: [
      (1.005, 2, "1.01"), (2.5, 0, "3"), (-2.5, 0, "-3"), (0.05, 1, "0.1"), (999.995, 2, "1,000.00"),
      (0.0049, 2, "0.00"), (123_456.0, 2, "123,456.00"),
    ])
  func rounding(number: Double, decimals: Int, expected: String) {
    #expect(FigureFormat.number(number, decimals: decimals) == expected)
  }
}
