import QuerentCore
import SemanticLayer

extension QueryPlan {
  /// What makes the plan unusable with a model; warnings and notes left out.
  func errors(in model: SemanticModel) -> [Diagnostic] {
    problems(in: model).filter { $0.severity == .error }
  }
}
