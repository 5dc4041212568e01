import QuerentCore

/// What an answer is about to say, each claim with what it rests on.
struct Draft: Hashable, Sendable {
  /// One sentence.
  struct Claim: Hashable, Sendable {
    var text: String
    /// The figures in the text, in order.
    var figures: [Figure] = []
    /// Names in the text that must stand in the rows.
    var entities: [String] = []
  }

  /// A figure as it is written in a claim, and the cells it comes from.
  struct Figure: Hashable, Sendable {
    var text: String
    var evidence: Evidence
  }

  var claims: [Claim]
  var chart: ChartSpecification
  /// The sentence under the chart.
  var summary: Claim?
  var caveats: [String] = []

  /// The sentences one after the other.
  var text: String { claims.map(\.text).joined(separator: " ") }
}
