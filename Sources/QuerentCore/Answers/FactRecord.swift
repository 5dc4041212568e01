/// One thing that is known: a name and a value that is a cell of the answer's table.
public struct FactRecord: Hashable, Sendable {
  /// `industry`, `open tickets`.
  public var label: String
  /// The value as people read it.
  public var text: String

  /// Makes a fact.
  public init(label: String, text: String) {
    self.label = label
    self.text = text
  }
}
