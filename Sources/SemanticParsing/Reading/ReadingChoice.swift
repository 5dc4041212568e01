public import QuerentCore
import SemanticLayer

/// What one term of the question was taken for. Readings of a question differ in their choices.
public struct ReadingChoice: Hashable, Sendable {
  /// What the term was taken for. A figure and a list of rows, a date and an amount are never alternatives: the rest of
  /// the question decides.
  enum Kind: Hashable, Sendable { case table, number, date, text, measure, member }

  /// As typed, in lower case.
  public var term: String
  public var span: TextSpan
  /// A stable name of the meaning, `orders.region = 'West'`, for remembering it.
  public var meaning: String
  /// For a person: `region West`.
  public var label: String
  /// How well the words fit, 0…1.
  public var fit: Double
  var kind: Kind
}

/// Lists the choices behind an assignment.
struct ReadingChoices {
  let model: SemanticModel
  let analysis: QuestionReader.Analysis

  func choices(of assignment: Assignment) -> [ReadingChoice] {
    var found: [ReadingChoice] = []
    for (index, element) in assignment.elements.enumerated() {
      guard let element else { continue }
      let phrase = analysis.sketch.phrases[index]
      let fit = phrase.candidates.first { $0.element == element }?.score ?? 0
      found.append(
        ReadingChoice(
          term: phrase.text, span: phrase.span, meaning: Self.meaning(element), label: label(element),
          fit: fit, kind: kind(element)))
    }
    for (index, condition) in analysis.sketch.conditions.enumerated() {
      guard let match = assignment.members[index]?.first else { continue }
      let members: [Sketch.Member]
      switch condition.kind {
      case .members(let listed, _), .same(_, let listed): members = listed
      default: continue
      }
      guard let member = members.first else { continue }
      let column = "\(match.column.table).\(match.column.column)"
      found.append(
        ReadingChoice(
          term: member.text.lowercased(), span: condition.span,
          meaning: "\(column) = \(Value.text(match.value))",
          label: "\(label(.column(match.column))) \(match.value)", fit: match.score, kind: .member))
    }
    return found
  }

  private func kind(_ element: SchemaElement) -> ReadingChoice.Kind {
    switch element {
    case .table: return .table
    case .measure: return .measure
    case .display: return .text
    case .column(let reference):
      guard let column = model.column(reference) else { return .text }
      return column.role == .time ? .date : column.isNumeric && column.role != .identifier ? .number : .text
    }
  }

  private static func meaning(_ element: SchemaElement) -> String {
    switch element {
    case .table(let name): name
    case .column(let reference): "\(reference.table).\(reference.column)"
    case .measure(let name): "measure \(name)"
    case .display(let table): "name of \(table)"
    }
  }

  private func label(_ element: SchemaElement) -> String {
    switch element {
    case .table(let name): return model.table(named: name)?.label ?? name
    case .measure(let name): return model.measure(named: name)?.label ?? name
    case .display(let table): return "name of \(model.table(named: table)?.label ?? table)"
    case .column(let reference):
      let label = model.column(reference)?.label ?? reference.column
      let namesakes = model.tables.count { $0.columns.contains { $0.label == label } }
      guard namesakes > 1 else { return label }
      return "\(label) of \(model.table(named: reference.table)?.label ?? reference.table)"
    }
  }
}
