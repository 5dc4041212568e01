/// A half-open range of UTF-8 offsets in a text a person wrote.
public struct TextSpan: Hashable, Sendable, Comparable {
  public var start: Int
  public var end: Int

  /// Makes the span `start..<end`; an end before the start gives the empty span at `start`.
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = Swift.max(start, end)
  }

  public var length: Int { end - start }

  /// The smallest span that covers both.
  public func union(_ other: TextSpan) -> TextSpan {
    TextSpan(Swift.min(start, other.start), Swift.max(end, other.end))
  }

  public func overlaps(_ other: TextSpan) -> Bool { start < other.end && other.start < end }

  public static func < (left: TextSpan, right: TextSpan) -> Bool {
    (left.start, left.end) < (right.start, right.end)
  }
}
