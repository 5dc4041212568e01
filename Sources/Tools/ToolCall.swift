public import Detection
public import QuerentCore
public import Retrieval
import SQLGeneration
public import SemanticLayer

/// A tool and the arguments it is called with.
public struct ToolCall: Hashable, Sendable {
  /// An argument; plans and statements travel as values and are printed only for the trace.
  public enum Argument: Hashable, Sendable {
    case text(String)
    case plan(QueryPlan)
    case statement(SQLQuery)
    case request(AnalysisRequest)

    var printed: String {
      switch self {
      case .text(let text): text
      case .plan(let plan): plan.text
      case .statement(let query): query.inlined
      case .request(let request): request.text
      }
    }
  }

  public var tool: String
  public var arguments: [(name: String, value: Argument)] {
    get { names.indices.map { (names[$0], values[$0]) } }
    set {
      names = newValue.map(\.name)
      values = newValue.map(\.value)
    }
  }
  private var names: [String]
  private var values: [Argument]

  /// Makes a call.
  public init(tool: String, arguments: [(name: String, value: Argument)]) {
    self.tool = tool
    names = arguments.map(\.name)
    values = arguments.map(\.value)
  }

  /// The argument of a name.
  public func argument(_ name: String) -> Argument? {
    names.firstIndex(of: name).map { values[$0] }
  }
}

/// What a call gave. A failure is a result, too.
public struct ToolResult: Sendable {
  /// How it ended.
  public enum Outcome: Sendable {
    /// Rows, and the statement that gave them.
    case table(ResultTable, from: SQLQuery)
    /// What is odd in figures over time.
    case anomalies(AnomalyReport)
    /// What figures are expected to do.
    case forecast(ForecastReport)
    /// What is wrong in the books.
    case audit(AuditReport)
    /// What documents say.
    case documents(DocumentAnswer)
    /// What is known of a client.
    case client(ClientLookup)
    case failed(ToolFailure)
  }

  public var outcome: Outcome
  public var milliseconds: Double

  /// Makes a result.
  public init(_ outcome: Outcome, milliseconds: Double) {
    self.outcome = outcome
    self.milliseconds = milliseconds
  }
}

/// Calls and their results in the order in which they were made.
public struct Trace: Sendable {
  /// A call and what it gave.
  public struct Step: Sendable {
    public var call: ToolCall
    public var result: ToolResult
  }

  public private(set) var steps: [Step] = []

  /// Makes an empty trace.
  public init() {}

  /// Adds a step at the end.
  public mutating func append(_ call: ToolCall, _ result: ToolResult) {
    steps.append(Step(call: call, result: result))
  }

  /// The trace as answers carry it: arguments printed.
  public var records: [ToolRecord] {
    steps.map { step in
      let succeeded =
        switch step.result.outcome {
        case .table, .anomalies, .forecast, .audit, .documents, .client: true
        case .failed: false
        }
      return ToolRecord(
        name: step.call.tool,
        arguments: step.call.arguments.map { .init(name: $0.name, value: $0.value.printed) },
        milliseconds: step.result.milliseconds, succeeded: succeeded)
    }
  }
}
