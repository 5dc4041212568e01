import QuerentCore

/// A word of the one-line form and where it stands.
struct PlanToken {
  enum Kind: Hashable {
    case name(String, isQuoted: Bool)
    /// Digits, perhaps with a fraction and an exponent, without a sign.
    case number(String)
    case date(CalendarDate)
    case text(String)
    case blob([UInt8])
    case symbol(String)
    case end
  }

  var kind: Kind
  var span: TextSpan
}

extension Diagnostic {
  /// Something in the one-line form that cannot be read.
  static func planSyntax(_ summary: String, at span: TextSpan, suggestions: [String] = []) -> Diagnostic {
    Diagnostic(code: "plan-syntax", summary: summary, span: span, suggestions: suggestions)
  }
}
