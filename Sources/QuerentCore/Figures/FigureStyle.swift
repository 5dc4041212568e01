import Synchronization

/// How figures and dates are written for people: which marks part the thousands and the decimals, in which order the
/// parts of a date stand, and whether columns take a fixed unit. Machine forms (CSV, JSON, SQL) never follow it.
public struct FigureStyle: Hashable, Sendable {
  /// The order of day, month and year, and what stands between them.
  public enum DateForm: Hashable, Sendable {
    case iso
    case dayFirst(String)
    case monthFirst(String)
    case yearFirst(String)
  }

  /// The scale of columns of money and of charts.
  public enum Unit: Hashable, Sendable {
    /// The one that shows all figures of a chart; tables are exact.
    case auto
    /// This one, in tables as well, wherever no figure would read 0.0.
    case fixed(ColumnFigures.Scale)
  }

  /// What stands between thousands; may be empty.
  public var grouping: String
  /// What stands before the decimals.
  public var decimal: String
  public var dates: DateForm
  public var unit: Unit

  /// Makes a style from its parts.
  public init(grouping: String = ",", decimal: String = ".", dates: DateForm = .iso, unit: Unit = .auto) {
    self.grouping = grouping
    self.decimal = decimal
    self.dates = dates
    self.unit = unit
  }

  /// 1,234.50 and 2026-10-31.
  public static let standard = FigureStyle()

  /// The style of a language and country, after the Unicode Common Locale Data Repository, years in full and days with two
  /// digits so that columns of dates stand straight; `nil` for one that is not known.
  public init?(locale: String) {
    guard let known = Self.locales.first(where: { $0.name == locale }) else { return nil }
    self.init(grouping: known.grouping, decimal: known.decimal, dates: known.dates)
  }

  /// Names of locales that are known.
  public static var localeNames: [String] { locales.map(\.name) }

  private typealias Entry = (name: String, grouping: String, decimal: String, dates: DateForm)

  private static let narrow = "\u{202F}"
  private static let wide = "\u{A0}"

  private static let locales: [Entry] = [
    ("en_US", ",", ".", .monthFirst("/")), ("en_GB", ",", ".", .dayFirst("/")),
    ("en_IE", ",", ".", .dayFirst("/")), ("en_AU", ",", ".", .dayFirst("/")), ("en_CA", ",", ".", .iso),
    ("de_DE", ".", ",", .dayFirst(".")), ("de_AT", wide, ",", .dayFirst(".")),
    ("de_CH", "’", ".", .dayFirst(".")), ("fr_FR", narrow, ",", .dayFirst("/")),
    ("it_IT", ".", ",", .dayFirst("/")), ("es_ES", ".", ",", .dayFirst("/")),
    ("pt_BR", ".", ",", .dayFirst("/")), ("pt_PT", wide, ",", .dayFirst("/")),
    ("nl_NL", ".", ",", .dayFirst("-")), ("da_DK", ".", ",", .dayFirst(".")), ("sv_SE", wide, ",", .iso),
    ("nb_NO", wide, ",", .dayFirst(".")), ("fi_FI", wide, ",", .dayFirst(".")),
    ("pl_PL", wide, ",", .dayFirst(".")), ("cs_CZ", wide, ",", .dayFirst(".")),
    ("ja_JP", ",", ".", .yearFirst("/")),
  ]

  private static let held = Mutex(FigureStyle.standard)

  /// The style of this process, as the C library has one locale. It is chosen once, before anything is written; what is
  /// written then is the same wherever it stands.
  public static var current: FigureStyle {
    get { held.withLock { $0 } }
    set { held.withLock { $0 = newValue } }
  }

  /// A number that is written `1,234.50`, in this style.
  public func text(_ written: String) -> String {
    guard grouping != "," || decimal != "." else { return written }
    var text = ""
    for character in written {
      switch character {
      case ",": text += grouping
      case ".": text += decimal
      default: text.append(character)
      }
    }
    return text
  }

  /// A day that is written `2026-10-31`, in this style; any other text as it is.
  public func date(_ written: String) -> String {
    guard dates != .iso, written.utf8.count == 10, CalendarDate(iso: written) != nil else { return written }
    let parts = written.split(separator: "-")
    guard parts.count == 3 else { return written }
    switch dates {
    case .iso: return written
    case .dayFirst(let mark): return [parts[2], parts[1], parts[0]].joined(separator: mark)
    case .monthFirst(let mark): return [parts[1], parts[2], parts[0]].joined(separator: mark)
    case .yearFirst(let mark): return parts.joined(separator: mark)
    }
  }
}
