/// How all figures of one column are written alike: unit, scale, decimals. Tables and charts take it from here; for a
/// figure that stands alone there is ``FigureFormat``.
public struct ColumnFigures: Hashable, Sendable {
  /// The power of ten a column is divided by for display.
  public enum Scale: Int, Hashable, Sendable, CaseIterable, Comparable {
    case ones = 0
    case thousands = 3
    case millions = 6
    case billions = 9

    /// `K`, `M`, `B`, or nothing.
    public var symbol: String {
      switch self {
      case .ones: ""
      case .thousands: "K"
      case .millions: "M"
      case .billions: "B"
      }
    }

    public static func < (left: Scale, right: Scale) -> Bool { left.rawValue < right.rawValue }
  }

  /// As in ``ResultTable/Column/unit``.
  public var unit: String?
  public var scale: Scale
  /// Digits after the decimal point.
  public var decimals: Int
  /// Off for identifiers and years.
  public var separatesThousands: Bool

  /// Makes a format from its parts.
  public init(unit: String? = nil, scale: Scale = .ones, decimals: Int = 0, separatesThousands: Bool = true) {
    self.unit = unit
    self.scale = scale
    self.decimals = decimals
    self.separatesThousands = separatesThousands
  }

  /// The format that suits all figures of a column.
  ///
  /// Money has cents; other figures have at most two decimals, more only when all are tiny;
  /// percentages have one. `isCompact` divides large columns by a thousand, a million or a billion, but never so far
  /// that a figure other than zero would read 0.0.
  public init(for column: ResultTable.Column, values: [Double], isCompact: Bool) {
    unit = column.unit
    scale = .ones
    separatesThousands = column.kind != .identifier
    if Self.isFraction(column.unit) {
      decimals = 1
      return
    }
    guard column.kind != .identifier else {
      decimals = Self.fractionDigits(values, atMost: 6)
      return
    }
    let magnitudes = values.filter { $0.isFinite && $0 != 0 }.map(abs)
    let largest = magnitudes.max() ?? 0
    let isMoney = Self.currencySymbol(column.unit) != nil
    if let wanted = Self.wanted(FigureStyle.current.unit, largest: largest, isMoney, isCompact: isCompact) {
      let smallest = magnitudes.min() ?? 0
      scale = Scale.allCases.last { $0 <= wanted && smallest >= 0.05 * Self.power($0) } ?? .ones
      if scale != .ones {
        decimals = 1
        return
      }
    }
    if isMoney {
      decimals = 2
    } else if largest >= 10 || largest == 0 {
      decimals = Self.fractionDigits(values, atMost: 2)
    } else {
      let zeros = values.compactMap { DecimalNumber($0) }.filter { !$0.isZero }.map(\.leadingFractionZeros)
      // Three digits where all figures are tiny; beside figures around one a small one keeps a digit, up to the fourth.
      let wanted = largest < 0.1 ? (zeros.min() ?? 0) + 3 : max(2, min(4, (zeros.max() ?? 0) + 1))
      decimals = Self.fractionDigits(values, atMost: wanted)
    }
  }

  /// The scale a column should have: that of the settings, else one that suits a chart; `nil` for figures in full.
  private static func wanted(
    _ unit: FigureStyle.Unit, largest: Double, _ isMoney: Bool, isCompact: Bool
  ) -> Scale? {
    switch unit {
    case .fixed(let scale):
      return (isCompact || isMoney) && largest >= power(scale) ? scale : nil
    case .auto:
      guard isCompact, largest >= (isMoney ? 100_000 : 10_000_000) else { return nil }
      return largest >= 1e10 ? .billions : largest >= 1e7 ? .millions : .thousands
    }
  }

  /// The digits after the point that the exact values need, looked at no further than `limit`.
  private static func fractionDigits(_ values: [Double], atMost limit: Int) -> Int {
    var digits = 0
    for value in values where value != value.rounded() {
      digits = max(digits, DecimalNumber(value)?.fractionDigits ?? 0)
      if digits >= limit { return limit }
    }
    return digits
  }

  private static func power(_ scale: Scale) -> Double {
    switch scale {
    case .ones: 1
    case .thousands: 1e3
    case .millions: 1e6
    case .billions: 1e9
    }
  }

  /// Whether values are fractions that are written in hundredths: percentages `%` and percentage points `pp`.
  public static func isFraction(_ unit: String?) -> Bool { unit == "%" || unit == "pp" }

  /// The sign of a currency, `nil` when the unit is not a currency: `$` for USD, `CHF ` for CHF.
  public static func currencySymbol(_ unit: String?) -> String? {
    guard let unit else { return nil }
    switch unit {
    case "USD", "$": return "$"
    case "EUR", "€": return "€"
    case "GBP", "£": return "£"
    case "JPY", "¥": return "¥"
    case "INR", "₹": return "₹"
    default:
      let isCode = unit.utf8.count == 3 && unit.utf8.allSatisfy { (65...90).contains($0) }
      return isCode ? unit + " " : nil
    }
  }

  /// The unit as it stands in a header or a title: `$K`, `days`, `CHF`, or `nil` when figures carry it themselves
  /// (`%`) or have none.
  public var unitLabel: String? {
    if unit == "%" { return nil }
    if let symbol = Self.currencySymbol(unit) {
      let sign = symbol.last == " " ? String(symbol.dropLast()) : symbol
      return scale == .ones ? sign : sign.count == 1 ? sign + scale.symbol : "\(sign) \(scale.symbol)"
    }
    guard let unit, !unit.isEmpty else { return scale == .ones ? nil : scale.symbol }
    return scale == .ones ? unit : "\(scale.symbol) \(unit)"
  }

  /// The figure without its unit, `-1,204.5`; percentages keep their sign, `12.5%`.
  public func text(_ value: Double) -> String {
    guard let number = DecimalNumber(value) else { return Self.nonFinite(value) }
    // Beyond fifteen digits a double is not exact, and a line of zeros says less than the power of ten.
    let scaled = number.scaled(byPowerOfTen: Self.isFraction(unit) ? 2 : -scale.rawValue)
    guard scaled.wholeDigits <= 15 else {
      return FigureStyle.current.text(scaled.scientificText) + (unit == "%" ? "%" : "")
    }
    return text(number)
  }

  /// As ``text(_:)-(Double)``, exact for integers of any size.
  public func text(_ value: Int64) -> String { text(DecimalNumber(value)) }

  private func text(_ number: DecimalNumber) -> String {
    let power = Self.isFraction(unit) ? 2 : -scale.rawValue
    let written = number.scaled(byPowerOfTen: power)
      .text(decimals: decimals, separatesThousands: separatesThousands)
    return FigureStyle.current.text(written) + (unit == "%" ? "%" : "")
  }

  /// The figure as a sentence writes it: `-$1,204.5K`, `12.5%`, `31 days`, `1,204`.
  public func sentenceText(_ value: Double) -> String {
    let bare = text(value)
    if unit == "%" { return bare }
    if let symbol = Self.currencySymbol(unit) {
      let isNegative = bare.hasPrefix("-")
      return (isNegative ? "-" : "") + symbol + (isNegative ? String(bare.dropFirst()) : bare) + scale.symbol
    }
    guard let unit, !unit.isEmpty else { return bare + scale.symbol }
    let isSingular = abs(value) == 1 && unit.last == "s" && scale == .ones
    return "\(bare)\(scale.symbol) \(isSingular ? String(unit.dropLast()) : unit)"
  }

  private static func nonFinite(_ value: Double) -> String {
    value.isNaN ? "NaN" : value < 0 ? "-inf" : "inf"
  }
}
