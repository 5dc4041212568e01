import SemanticLayer

/// How the rows of a result follow each other.
struct WindowSequence: Sendable {
  /// The time key, or else the order of the plan.
  var order: [SelectStatement.OrderTerm] = []
  /// The other keys, within each of which time starts anew.
  var partition: [SQLExpression] = []
}

extension ExpressionTranslator {
  func window(_ call: WindowCall) throws(CompilationError) -> SQLExpression {
    let argument = try sql(call.argument)
    var partition: [SQLExpression] = []
    for key in call.partition { partition.append(try sql(key)) }
    let largestFirst = [SelectStatement.OrderTerm(expression: argument, isDescending: true)]
    func over(_ function: SQLExpression, _ order: [SelectStatement.OrderTerm] = [], _ frame: String = "")
      -> SQLExpression
    {
      .over(function, SQLExpression.Window(partition: partition, order: order, frame: frame))
    }
    switch call.function {
    case .share: return .quotient(argument, over(.function("SUM", argument)))
    case .rank: return over(.function("RANK"), largestFirst)
    case .cumulativeShare:
      let running = over(.function("SUM", argument), largestFirst, "ROWS UNBOUNDED PRECEDING")
      return .quotient(running, over(.function("SUM", argument)))
    case .runningTotal, .movingAverage, .previous, .growth: break
    }
    if partition.isEmpty { partition = sequence.partition }
    guard !sequence.order.isEmpty else {
      throw .unsupported("\(call.function.rawValue) needs a time key or an order")
    }
    let steps = SQLExpression.constant(String(max(1, call.offset)))
    let earlier = over(.function("LAG", argument, steps), sequence.order)
    switch call.function {
    case .runningTotal: return over(.function("SUM", argument), sequence.order, "ROWS UNBOUNDED PRECEDING")
    case .movingAverage:
      let frame = "ROWS BETWEEN \(max(1, call.offset) - 1) PRECEDING AND CURRENT ROW"
      return over(.function("AVG", argument), sequence.order, frame)
    case .previous: return earlier
    case .growth, .share, .rank, .cumulativeShare:
      return .quotient(.binary(argument, "-", earlier), .function("ABS", earlier))
    }
  }
}
