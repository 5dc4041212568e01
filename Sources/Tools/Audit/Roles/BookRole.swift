import QuerentCore
import SemanticLayer

/// A table that an audit needs, and the parts its columns play.
///
/// What tables and columns are called is business vocabulary with weights; what they hold and how they are linked
/// decides as much. Nothing here is the name of a table of some data.
struct BookRole: Sendable {
  /// What a column must hold to play a part.
  enum Content: Hashable, Sendable {
    /// A number that is not an id.
    case number
    case time
    /// Text, or a number that names something.
    case name
    /// Ids of the rows of another role.
    case link(String)
    /// Whole numbers from 100 to 599.
    case statusCode
  }

  struct Part: Sendable {
    var name: String
    var content: Content
    /// Phrases of a name that tell the part, the most telling first.
    var phrases: [String]
    var isRequired = false
  }

  var name: String
  /// Words of a table's name.
  var words: [String]
  var parts: [Part]

  static func part(_ name: String, _ content: Content, _ phrases: [String], isRequired: Bool = false) -> Part
  {
    Part(name: name, content: content, phrases: phrases, isRequired: isRequired)
  }
}

/// A table that was given a role, and its columns by the names of their parts.
struct RoleAssignment: Sendable {
  var role: BookRole
  var table: SemanticModel.Table
  var columns: [String: SemanticModel.Column]
  /// How sure, for choosing among tables.
  var score: Double

  /// The column that identifies a row.
  var id: SemanticModel.Column? {
    columns["id"] ?? table.primaryKey.first.flatMap {
      table.primaryKey.count == 1 ? table.column(named: $0) : nil
    }
      ?? table.columns.first { $0.role == .identifier && $0.isUnique }
  }

  /// What was found, in words: `refunds are rows of reimbursements (amount: value, payment: txn_ref)`.
  var sentence: String {
    let named = role.parts.compactMap { part in columns[part.name].map { "\(part.name): \($0.name)" } }
    return "\(role.name) are rows of \(table.name) (\(named.joined(separator: ", ")))"
  }
}
