import Foundation
import GRDB
import QuerentCore
import SQLGeneration
import SemanticLayer
import Testing

@Suite("Statements")
struct StatementTests {
  private static let compiler = PlanCompiler(model: Shop.model)
  private static let database = Result { try Shop.database() }

  private static func compile(_ text: String) throws -> CompiledPlan {
    try compiler.compile(try QueryPlan(parsing: text))
  }

  @Test("a plan compiles to the SQL of the corpus", arguments: StatementCorpus.cases)
  func corpus(example: StatementCorpus.Case) throws {
    #expect(try Self.compile(example.plan).query.inlined == example.sql)
  }

  @Test("every statement runs, and has the columns it says", arguments: StatementCorpus.cases)
  func runs(example: StatementCorpus.Case) throws {
    let compiled = try Self.compile(example.plan)
    try Self.database.get().read { database in
      let bound = try Row.fetchAll(
        database, sql: compiled.query.text,
        arguments: StatementArguments(compiled.query.arguments.map(\.databaseValue)))
      let inlined = try Row.fetchAll(database, sql: compiled.query.inlined)
      #expect(bound == inlined)
      #expect(!bound.isEmpty)
      #expect(bound.first.map { Array($0.columnNames) } == compiled.columns.map(\.name))
    }
  }

  @Test(
    "the corpus is written anew when asked, and the run fails so that nobody forgets",
    .enabled(if: StatementCorpus.isRecording))
  func record() throws {
    try StatementCorpus.record { text in
      do {
        return try Self.compile(text).query.inlined
      } catch {
        return "error: \(error)"
      }
    }
    Issue.record("the corpus was recorded")
  }
}

extension QuerentCore.Value {
  var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let integer): integer.databaseValue
    case .real(let real): real.databaseValue
    case .text(let text): text.databaseValue
    case .blob(let bytes): bytes.withUnsafeBytes { Data($0) }.databaseValue
    }
  }
}
