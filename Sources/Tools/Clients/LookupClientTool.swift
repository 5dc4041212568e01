public import QuerentCore
public import SQLGeneration
public import SemanticLayer
public import Storage

/// Looks a client up by name and gives what the data says of it: its kind, what it spends, what is open.
public struct LookupClientTool: Tool {
  /// Which clients a name fits, by whatever index there is.
  public typealias Find = @Sendable (_ name: String) -> ClientMatch

  public let name = "lookup_client"
  public let summary = "Finds a client by name and gives its industry, spend and trend, and what is open."
  public let parameters = [
    ToolParameter(name: "name", kind: .string, summary: "The client, as it is called.")
  ]
  public let cost = ToolCost.cheap

  private let store: AnalyticsStore
  private let compiler: PlanCompiler
  private let model: SemanticModel
  private let directory: ClientDirectory
  private let asOf: CalendarDate?
  private let find: Find

  /// Makes the tool over one store. `asOf` is today: what is open and the last quarters are counted from it.
  public init(
    store: AnalyticsStore, compiler: PlanCompiler, model: SemanticModel, directory: ClientDirectory,
    asOf: CalendarDate?, find: @escaping Find
  ) {
    self.store = store
    self.compiler = compiler
    self.model = model
    self.directory = directory
    self.asOf = asOf
    self.find = find
  }

  public func run(_ call: ToolCall, limits: ExecutionLimits, cancellation: CancellationFlag) -> ToolResult {
    guard case .text(let name)? = call.argument("name") else {
      return ToolResult(.failed(.badArguments(tool: self.name, expected: "a name")), milliseconds: 0)
    }
    let clock = ContinuousClock()
    let start = clock.now
    let outcome: ToolResult.Outcome
    switch find(name) {
    case .several(let names): outcome = .client(.several(names))
    case .unknown(let nearest): outcome = .client(.unknown(nearest: nearest))
    case .one(let name, let isCorrected):
      do {
        let profile = try profile(of: name, limits, cancellation)
        outcome = .client(.found(profile, isCorrected: isCorrected))
      } catch let error as StorageError {
        outcome = .failed(.notRun(error))
      } catch {
        outcome = .failed(.notRun(.failed(message: "\(error)")))
      }
    }
    return ToolResult(outcome, milliseconds: (clock.now - start) / .milliseconds(1))
  }

  private func profile(
    of name: String, _ limits: ExecutionLimits, _ cancellation: CancellationFlag
  ) throws -> ClientProfile {
    let (directory, key) = try key(of: name, limits, cancellation)
    let figures = ClientFigures(model: model, directory: directory, client: key, asOf: asOf)
    var pieces: [String] = []
    var arguments: [Value] = []
    var facts: [ClientProfile.Fact] = []
    var cells: [ClientProfile.Part: SQLQuery] = [:]
    func add(_ part: ClientProfile.Part, _ label: String, _ query: SQLQuery, _ column: ResultTable.Column) {
      pieces.append("SELECT ? AS \"fact\", (\n\(query.text)\n) AS \"value\"")
      arguments += [.text(label)] + query.arguments
      facts.append(ClientProfile.Fact(part: part, label: label, value: .null, column: column))
      cells[part] = query
    }
    for figure in figures.all() {
      // what cannot be joined is left out rather than guessed
      guard !figure.plan.problems(in: model).contains(where: { $0.severity == .error }),
        let compiled = try? compiler.compile(figure.plan),
        let column = compiled.columns.first
      else { continue }
      add(figure.part, figure.label, compiled.query, column)
      if figure.part == .spendBefore, let now = cells[.spend], let then = cells[.spendBefore] {
        let change = SQLQuery(
          text: "SELECT ((\(now.text)) * 1.0 - (\(then.text))) / nullif((\(then.text)), 0)",
          arguments: now.arguments + then.arguments + then.arguments)
        add(.change, "change", change, .init(name: "change", kind: .real, unit: "%"))
      }
    }
    let query = SQLQuery(text: pieces.joined(separator: "\nUNION ALL\n"), arguments: arguments)
    let columns: [ResultTable.Column] = [
      .init(name: "fact", kind: .text, isKey: true), .init(name: "value", kind: .text),
    ]
    guard !pieces.isEmpty else {
      return ClientProfile(
        name: name, facts: [], table: ResultTable(columns: columns, rows: []), query: query)
    }
    let raw = try store.run(query, limits: limits, cancellation: cancellation)
    for (index, row) in raw.rows.enumerated() where facts.indices.contains(index) && row.count == 2 {
      facts[index].value = row[1]
    }
    return ClientProfile(
      name: name, facts: facts,
      table: ResultTable(
        columns: columns, rows: raw.rows, isTruncated: raw.isTruncated,
        elapsedMilliseconds: raw.elapsedMilliseconds),
      query: query, period: figures.period)
  }

  /// The key of a client; where several have the name, the name itself, and what is told is of all of them.
  private func key(
    of name: String, _ limits: ExecutionLimits, _ cancellation: CancellationFlag
  ) throws -> (ClientDirectory, Value) {
    guard directory.key != directory.name else { return (directory, .text(name)) }
    let plan = QueryPlan(
      outputs: [.init(.column(directory.key))],
      filter: .comparison(.column(directory.name), .equal, .literal(.text(name))))
    let rows = try store.run(
      compiler.compile(plan).query, limits: limits, cancellation: cancellation
    ).rows
    if rows.count == 1, let key = rows[0].first { return (directory, key) }
    var named = directory
    named.key = directory.name
    return (named, .text(name))
  }
}
