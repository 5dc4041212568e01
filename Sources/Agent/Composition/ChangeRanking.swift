import SemanticLayer

extension QueryPlan {
  enum ChangeRanking { case absolute, relative }

  /// Whether rows come in the order of their change against the other period.
  var changeRanking: ChangeRanking? {
    guard comparison != nil, let key = order.first?.expression else { return nil }
    switch key {
    case .window(let call) where call.function == .growth: return .relative
    case .arithmetic(.subtract, let figure, .window(let call))
    where call.function == .previous && call.argument == figure:
      return .absolute
    default: return nil
    }
  }
}
