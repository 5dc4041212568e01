/// A statement and its bound arguments, which travel together; values are never pasted into `text`.
public struct SQLQuery: Hashable, Sendable {
  /// One statement with `?` placeholders.
  public var text: String
  public var arguments: [Value]

  /// Makes a query.
  public init(text: String, arguments: [Value] = []) {
    self.text = text
    self.arguments = arguments
  }
}
