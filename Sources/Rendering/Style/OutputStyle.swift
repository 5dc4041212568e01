/// Which characters output may use. Each level is contained in the one before it.
public enum Charset: String, Hashable, Sendable, CaseIterable {
  /// Braille dots for lines, eighth cells for bars.
  case unicode
  /// Block elements, no braille.
  case block
  /// Pure 7-bit.
  case ascii
}

/// How many colours the terminal has.
public enum ColorDepth: Hashable, Sendable {
  /// The 16 colours every colour terminal has.
  case basic
  /// The 256-colour palette.
  case indexed
}

/// What a renderer is told about where its text goes. It never looks at the terminal itself.
public struct OutputStyle: Hashable, Sendable {
  /// Display cells in a line; no line of a chart, table or sentence is wider. `Int.max` cuts no table, as suits a
  /// pipe; sentences and charts keep to 120.
  public var width: Int
  public var charset: Charset
  /// Off means that no escape byte is printed anywhere.
  public var usesColor: Bool
  public var colorDepth: ColorDepth
  /// No drawings: charts are replaced by their summary, tables by one record a line.
  public var isPlain: Bool
  /// Rows of a table that are shown; `nil` shows all.
  public var maximumRows: Int?
  /// Whether elapsed times are printed. Off gives the same bytes for the same answer.
  public var showsTiming: Bool
  /// Whether tables have a row with the column types.
  public var showsTypes: Bool
  /// Whether the statements are printed under the answer.
  public var showsSQL: Bool
  /// Whether rows are printed one under the other, a block each, as they are where no table fits.
  public var showsRecords = false
  /// What a null reads on the screen; `nil` is the charset's own sign.
  public var nullText: String?
  /// What a null reads in CSV and TSV. An empty text is quoted where the two would look alike.
  public var delimitedNull = ""
  /// Whether cells of CSV and TSV that a spreadsheet would run as formulas stay as they are.
  public var keepsFormulas = false

  /// Makes a style; the default suits a pipe of 80 columns that understands UTF-8.
  public init(
    width: Int = 80, charset: Charset = .unicode, usesColor: Bool = false, colorDepth: ColorDepth = .indexed,
    isPlain: Bool = false, maximumRows: Int? = 20, showsTiming: Bool = true, showsTypes: Bool = false,
    showsSQL: Bool = false
  ) {
    self.width = width
    self.charset = charset
    self.usesColor = usesColor
    self.colorDepth = colorDepth
    self.isPlain = isPlain
    self.maximumRows = maximumRows
    self.showsTiming = showsTiming
    self.showsTypes = showsTypes
    self.showsSQL = showsSQL
  }

  /// The width of sentences and charts, which are unreadable when spread over a very wide line.
  var proseWidth: Int { Swift.min(Swift.max(width, 20), 120) }

  /// The width of tables. A pipe has no width; `Int.max` stands for that and must not overflow in sums.
  var tableWidth: Int { Swift.min(Swift.max(width, 20), 1_000_000) }

  /// The writer of CSV and TSV.
  public func delimited(_ dialect: DelimitedText.Dialect) -> DelimitedText {
    DelimitedText(dialect, null: delimitedNull, neutralizesFormulas: !keepsFormulas)
  }

  var isASCII: Bool { charset == .ascii }
}
