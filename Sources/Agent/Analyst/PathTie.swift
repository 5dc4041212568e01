import QuerentCore
import SQLGeneration
import SemanticLayer
import SemanticParsing
import Tools

/// Several equally short ways between two tables, none of which the question picks.
struct PathTie: Hashable, Sendable {
  var from: String
  var to: String
  var roles: [String]

  /// The plan once for each way.
  func options(of plan: QueryPlan, in model: SemanticModel) -> [Clarification.Option] {
    var found: [Clarification.Option] = []
    for role in roles.prefix(4) {
      let joined = [to, from].lazy.map { plan.joining($0, as: role) }
        .first { $0 != plan && $0.errors(in: model).isEmpty }
      guard let joined else { continue }
      let words = role.split(whereSeparator: { $0 == "_" || $0 == "." }).map { $0.lowercased() }
      let label = words.last == "id" && words.count > 1 ? words.dropLast() : words[...]
      found.append(
        Clarification.Option(label: "by \(label.joined(separator: " "))", effect: "", plan: joined.text))
    }
    return found
  }
}

extension Obstacle {
  /// The tie that kept a plan from being compiled.
  var tie: PathTie? {
    guard case .failed(.notCompiled(.ambiguousPath(let from, let to, let roles)), _) = self else {
      return nil
    }
    return PathTie(from: from, to: to, roles: roles)
  }
}
