extension SchemaCandidate {
  /// Whether a figure of the model is meant.
  var isMeasure: Bool { if case .measure = element { true } else { false } }
}
