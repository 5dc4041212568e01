public import QuerentCore

/// A normalised word of a question with its place in the text.
public struct Token: Hashable, Sendable {
  /// What kind of token it is.
  public enum Kind: Hashable, Sendable {
    case word
    /// A number as written: `5`, `1,200`, `1.5k`, `20%`.
    case number(NumberMention)
    /// A calendar day written out: `2014-05-06`, `5/6/2014`.
    case date(CalendarDate)
    /// Text in quotes, which is a value whatever it looks like.
    case quoted
    case punctuation
  }

  public var kind: Kind
  public var span: TextSpan
  /// As written, without quotes.
  public var text: String
  /// Lower case, accents kept.
  public var lower: String
  /// Dictionary form of a word: `customers` → `customer`, `bought` → `buy`. Equal to `lower` for other kinds.
  public var lemma: String
  /// The lemma without its ending, for words that differ only in derivation: `manufacturer` → `manufactur`.
  public var stem: String

  /// Whether it is part of a name written with underscores, `order` and `date` in `order_date`, whose words mean
  /// nothing by themselves.
  public var isPartOfName = false

  /// The taught word it stands for, as a number of ``Taught/entries``.
  var taught: Int?

  /// Makes a token.
  public init(kind: Kind, span: TextSpan, text: String, lower: String, lemma: String, stem: String) {
    self.kind = kind
    self.span = span
    self.text = text
    self.lower = lower
    self.lemma = lemma
    self.stem = stem
  }

  var isWord: Bool { kind == .word }
}

/// A number and how it was written.
public struct NumberMention: Hashable, Sendable {
  public var value: Double
  /// `20%`: the value is 20, and stands for 0.2 beside a share.
  public var isPercent: Bool
  /// `$20`, `20 dollars`.
  public var isCurrency: Bool
  /// `2nd`, `second`.
  public var isOrdinal: Bool
  /// Whether it was written in digits.
  public var isDigits: Bool

  /// Makes a number.
  public init(
    _ value: Double, isPercent: Bool = false, isCurrency: Bool = false, isOrdinal: Bool = false,
    isDigits: Bool = true
  ) {
    self.value = value
    self.isPercent = isPercent
    self.isCurrency = isCurrency
    self.isOrdinal = isOrdinal
    self.isDigits = isDigits
  }

  /// The value where things are counted: whole, and within a thousand million.
  var count: Int { value.isNaN ? 0 : Int(Swift.min(Swift.max(value, -1e9), 1e9)) }

  /// An integer where the value is one.
  var cell: Value {
    if value == value.rounded(), abs(value) < 9e15 { .integer(Int64(value)) } else { .real(value) }
  }
}
