extension SemanticModel.Relationship {
  /// Whether the referring column is called after what it leads to, `room_id` of rooms, rather than after a part that
  /// it plays, `booked_by`.
  public var isCalledAfterTarget: Bool {
    guard fromColumns.count == 1 else { return false }
    if fromColumns == toColumns { return true }
    let target = Set(
      (NameSplitter.words(in: to) + toColumns.flatMap(NameSplitter.words(in:))).map(Inflection.singular))
    return NameSplitter.words(in: fromColumns[0]).allSatisfy {
      target.contains(Inflection.singular(of: $0))
        || ["id", "key", "code", "number", "no", "fk"].contains($0)
    }
  }
}
