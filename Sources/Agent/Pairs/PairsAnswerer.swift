import QuerentCore
import SQLGeneration
import SemanticLayer
import SemanticParsing
import Tools

/// Counts the pairs of a question that puts every row of a table beside every row of another. The count is made by
/// comparing them, not by multiplying, so that the limit on such work decides whether it runs.
struct PairsAnswerer {
  let analyst: Analyst
  let options: AnalystOptions
  let cancellation: CancellationFlag

  /// The answer, or `nil` for any other question.
  func answer(_ question: Question) -> Answered? {
    let model = analyst.workspace.model
    guard analyst.workspace.standingFilter == nil, let cue = PairsCue.read(question.text, in: model) else {
      return nil
    }
    options.report?(.running)
    let trace = SharedTrace()
    let session = QuestionSession(
      analyst: analyst, question: question, options: options, cancellation: cancellation)
    let statement = SQLQuery(text: Self.statement(cue, key: model.table(named: cue.first)?.primaryKey ?? []))
    let words = PlanWords(model: model)
    let (first, second) = (words.label(table: cue.first), words.label(table: cue.second))
    var answer = Answer(question: question, status: .answered)
    answer.understanding = Understanding(
      metric: "pairs of rows: "
        + (cue.isWithinTable
          ? "each of \(first) with each other" : "each of \(first) with each of \(second)"),
      period: "")
    switch session.call(.statement(statement), trace).outcome {
    case .table(var table, _):
      guard table.rows.count == 1, table.columns.count == 1, let pairs = table.rows[0][0].number else {
        return nil
      }
      table.columns[0].name = "pairs"
      answer.table = table
      answer.sql = [statement.text]
      answer.confidence = 0.95
      let figure = FigureFormat.number(pairs)
      answer.text =
        cue.isWithinTable
        ? "\(figure) pairs, each of \(first) with each other row."
        : "\(figure) pairs, each of \(first) with each of \(second)."
      answer.checks = [product(of: cue, is: pairs, session, trace)]
      answer.trust = answer.checks.allSatisfy(\.passed) ? .checked : .unchecked
    case .failed(.tooManyPairs(let pairs, let limit)):
      answer.status = .refused
      answer.refusal = PairsWords.refusal(pairs: pairs, limit: limit)
    case .failed(let failure):
      answer.status = .error
      answer.failure = FailureWords.diagnostic(failure, statement: statement.text)
    default: return nil
    }
    answer.trace = trace.records
    return Answered(answer: answer)
  }

  private static func statement(_ cue: PairsCue, key: [String]) -> String {
    let tables =
      "SELECT count(*) AS pairs FROM \(quoted(cue.first)) AS a CROSS JOIN \(quoted(cue.second)) AS b"
    guard cue.isWithinTable else { return tables }
    let names = key.isEmpty ? ["rowid"] : key.map { quoted($0) }
    func row(_ alias: String) -> String {
      let columns = names.map { "\(alias).\($0)" }.joined(separator: ", ")
      return names.count == 1 ? columns : "(\(columns))"
    }
    return "\(tables) WHERE \(row("a")) <> \(row("b"))"
  }

  /// Whether there are as many pairs as the rows of both tables make.
  private func product(
    of cue: PairsCue, is pairs: Double, _ session: QuestionSession, _ trace: SharedTrace
  ) -> CheckOutcome {
    func rows(_ table: String) -> Double {
      let query = SQLQuery(text: "SELECT count(*) FROM \(quoted(table))")
      guard case .table(let table, _) = session.call(.statement(query), trace).outcome else { return -1 }
      return table.rows.first?.first?.number ?? -1
    }
    let first = rows(cue.first)
    let second = cue.isWithinTable ? first - 1 : rows(cue.second)
    return CheckOutcome(
      name: "pairs-are-the-product", passed: first * second == pairs,
      detail: "\(FigureFormat.number(first)) × \(FigureFormat.number(second)) rows")
  }
}
