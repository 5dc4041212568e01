import QuerentCore
import SemanticLayer

/// A stretch of the question with everything it may mean. The grammar reads items, never raw words.
struct Item: Hashable, Sendable {
  var tokens: Range<Int>
  var span: TextSpan
  /// Lower-case words, for messages and for comparing with schema words.
  var text: String
  var markers: [Marker] = []
  /// Elements of the model, best first.
  var schema: [SchemaCandidate] = []
  /// Members, best first.
  var values: [MemberIndex.Match] = []
  var number: NumberMention?
  var date: CalendarDate?
  var time: TimeMention?
  /// The text of a quotation.
  var quoted: String?
  /// The reference over whose other end the members stand: "reports to Dana Fox".
  var link: SelfLink?
  /// What the words say of rows as a state: `open`, `unpaid`.
  var states: [RowState] = []
  /// `gmail`: who runs a mailbox, where the data has addresses of them.
  var mailProvider: String?
  /// The words fit a column that is added up or averaged.
  var holdsNumbers = false
  /// A content word nothing knows.
  var isUnknown = false

  func has(_ marker: Marker) -> Bool { markers.contains(marker) }

  var opener: Marker.Opener? { first { if case .opener(let opener) = $0 { opener } else { nil } } }
  var aggregate: Aggregate? { first { if case .aggregate(let function) = $0 { function } else { nil } } }
  var superlative: Marker.Superlative? {
    first { if case .superlative(let superlative) = $0 { superlative } else { nil } }
  }
  var superlatives: [Marker.Superlative] {
    markers.compactMap { if case .superlative(let superlative) = $0 { superlative } else { nil } }
  }
  var comparator: Marker.Comparator? {
    first { if case .comparator(let comparator) = $0 { comparator } else { nil } }
  }
  var conjunction: Marker.Conjunction? { first { if case .conjunction(let word) = $0 { word } else { nil } } }
  var group: Marker.GroupWord? { first { if case .group(let word) = $0 { word } else { nil } } }
  var order: Marker.OrderWord? { first { if case .order(let word) = $0 { word } else { nil } } }
  var isDescending: Bool? {
    first { if case .direction(let isDescending) = $0 { isDescending } else { nil } }
  }
  var relative: Marker.Relative? { first { if case .relative(let word) = $0 { word } else { nil } } }
  var preposition: Marker.Preposition? { first { if case .preposition(let word) = $0 { word } else { nil } } }
  var pattern: Marker.Pattern? { first { if case .pattern(let word) = $0 { word } else { nil } } }

  private func first<Found>(_ pick: (Marker) -> Found?) -> Found? { markers.lazy.compactMap(pick).first }

  var bestTable: SchemaCandidate? { schema.first { if case .table = $0.element { true } else { false } } }
  var bestColumn: SchemaCandidate? { schema.first { if case .column = $0.element { true } else { false } } }
  var isSchema: Bool { !schema.isEmpty }
  var isValue: Bool { !values.isEmpty || quoted != nil }
  /// Whether the words name a table better than a column.
  var isMostlyTable: Bool {
    guard let table = bestTable else { return false }
    return table.score >= (bestColumn?.score ?? 0) - 0.04
  }
}
