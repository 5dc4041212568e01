public import QuerentCore

/// Reads the one-line form: recursive descent over the words, one function a level of binding.
struct PlanReader {
  private let tokens: [PlanToken]
  private var position = 0
  private var depth = 0
  /// Deeper nesting than any plan needs is refused before it exhausts the stack.
  private static let maximumDepth = 64

  init(_ text: String) throws(Diagnostic) { tokens = try PlanLexer.tokens(of: text) }

  var token: PlanToken { tokens[position] }
  var following: PlanToken { tokens[min(position + 1, tokens.count - 1)] }

  mutating func advance() { position = min(position + 1, tokens.count - 1) }

  func isSymbol(_ symbol: String) -> Bool { token.kind == .symbol(symbol) }

  func isWord(_ word: String) -> Bool { token.kind == .name(word, isQuoted: false) }

  mutating func take(symbol: String) -> Bool {
    guard isSymbol(symbol) else { return false }
    advance()
    return true
  }

  mutating func take(word: String) -> Bool {
    guard isWord(word) else { return false }
    advance()
    return true
  }

  mutating func expect(symbol: String) throws(Diagnostic) {
    guard take(symbol: symbol) else { throw failure("expected \(symbol)") }
  }

  mutating func expect(word: String) throws(Diagnostic) {
    guard take(word: word) else { throw failure("expected \"\(word)\"") }
  }

  func failure(_ summary: String, suggestions: [String] = []) -> Diagnostic {
    .planSyntax(summary, at: token.span, suggestions: suggestions)
  }

  /// Ends reading; anything left over is an error.
  func finish() throws(Diagnostic) {
    guard token.kind == .end else { throw failure("this is left over") }
  }

  mutating func descend() throws(Diagnostic) {
    depth += 1
    guard depth <= Self.maximumDepth else { throw failure("nested too deeply") }
  }

  mutating func ascend() { depth -= 1 }

  mutating func name(_ what: String, canBeReserved: Bool = false) throws(Diagnostic) -> String {
    guard case .name(let name, let isQuoted) = token.kind else { throw failure("expected \(what)") }
    guard isQuoted || canBeReserved || !PlanVocabulary.reserved.contains(name) else {
      throw failure("expected \(what)", suggestions: ["write \"\(name)\" in quotation marks if it is a name"])
    }
    advance()
    return name
  }

  mutating func wholeNumber() throws(Diagnostic) -> Int {
    let isNegative = take(symbol: "-")
    guard case .number(let digits) = token.kind, let number = Int((isNegative ? "-" : "") + digits) else {
      throw failure("expected a whole number")
    }
    advance()
    return number
  }
}

extension QueryPlan {
  /// Reads the one-line form that ``text`` writes.
  /// - Throws: a `Diagnostic` with code `plan-syntax` that points at the first word that does not fit.
  public init(parsing text: String) throws(Diagnostic) {
    var reader = try PlanReader(text)
    self = try reader.plan()
    try reader.finish()
  }
}

extension PlanExpression {
  /// Reads the form that ``text`` writes: `sum(orders.profit) / sum(orders.sales)`.
  /// - Throws: a `Diagnostic` with code `plan-syntax` that points at the first word that does not fit.
  public init(parsing text: String) throws(Diagnostic) {
    var reader = try PlanReader(text)
    self = try reader.expression()
    try reader.finish()
  }
}

extension PlanCondition {
  /// Reads the form that ``text`` writes: `orders.segment = 'Consumer' and orders.discount > 0.2`.
  /// - Throws: a `Diagnostic` with code `plan-syntax` that points at the first word that does not fit.
  public init(parsing text: String) throws(Diagnostic) {
    var reader = try PlanReader(text)
    self = try reader.condition()
    try reader.finish()
  }
}
