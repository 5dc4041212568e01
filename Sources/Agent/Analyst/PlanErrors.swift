import QuerentCore
import SemanticLayer

extension QueryPlan {
  /// What makes the plan unusable with a model; warnings and notes left out.
  func errors(in model: SemanticModel) -> [Diagnostic] { [] }
}
