/// A value of JSON that keeps whether a number was written as a whole one, which decides how it reads as text.
public indirect enum JSONNode: Hashable, Sendable {
  case null
  case flag(Bool)
  case integer(Int)
  case real(Double)
  case text(String)
  case list([JSONNode])
  case object([String: JSONNode])

  /// The member of an object; `nil` where there is none, and where it is null.
  public subscript(_ name: String) -> JSONNode? {
    guard case .object(let members) = self, let member = members[name], member != .null else { return nil }
    return member
  }

  public var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  public var flag: Bool? {
    switch self {
    case .flag(let flag): flag
    case .integer(let number) where number == 0 || number == 1: number == 1
    default: nil
    }
  }

  public var number: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .real(let number): number
    default: nil
    }
  }

  public var list: [JSONNode]? {
    if case .list(let list) = self { list } else { nil }
  }

  public var members: [String: JSONNode]? {
    if case .object(let members) = self { members } else { nil }
  }

  /// The texts of a list of texts.
  public var texts: [String]? {
    guard let list else { return nil }
    let texts = list.compactMap(\.text)
    return texts.count == list.count ? texts : nil
  }

  /// What `str()` of Python makes of it.
  var pythonText: String {
    if case .text(let text) = self { return text }
    return pythonRepresentation
  }

  private var pythonRepresentation: String {
    switch self {
    case .null: return "None"
    case .flag(let flag): return flag ? "True" : "False"
    case .integer(let number): return String(number)
    case .real(let number): return Self.pythonText(of: number)
    case .text(let text):
      let mark = text.contains("'") && !text.contains("\"") ? "\"" : "'"
      return mark
        + text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n").replacing(
          mark == "'" ? "'" : "\u{0}", with: "\\'") + mark
    case .list(let list): return "[" + list.map(\.pythonRepresentation).joined(separator: ", ") + "]"
    case .object(let members):
      return "{"
        + members.sorted { $0.key < $1.key }.map {
          "\(JSONNode.text($0.key).pythonRepresentation): \($0.value.pythonRepresentation)"
        }.joined(separator: ", ") + "}"
    }
  }

  /// Python writes exponents with a sign and two digits, from 1e16 up and below 1e-4.
  private static func pythonText(of number: Double) -> String {
    var text = "\(number)"
    guard let mark = text.firstIndex(of: "e") else { return text }
    var mantissa = String(text[..<mark])
    let exponent = Int(text[text.index(after: mark)...]) ?? 0
    if mantissa.hasSuffix(".0") { mantissa.removeLast(2) }
    let digits = abs(exponent) < 10 ? "0\(abs(exponent))" : "\(abs(exponent))"
    text = "\(mantissa)e\(exponent < 0 ? "-" : "+")\(digits)"
    return text
  }

  /// Equal for what Python calls equal: 1, 1.0 and True are one key.
  var pythonKey: String {
    switch self {
    case .null: "null"
    case .flag(let flag): "n\(flag ? 1.0 : 0.0)"
    case .integer(let number): "n\(Double(number))"
    case .real(let number): "n\(number)"
    case .text(let text): "s\(text.utf8.count):\(text)"
    case .list(let list): "[" + list.map(\.pythonKey).joined(separator: ",") + "]"
    case .object(let members):
      "{"
        + members.sorted { $0.key < $1.key }.map { "\($0.key.utf8.count):\($0.key)=\($0.value.pythonKey)" }
        .joined(separator: ",") + "}"
    }
  }
}
