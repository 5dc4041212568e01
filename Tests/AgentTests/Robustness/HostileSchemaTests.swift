import Foundation
import GRDB
import QuerentCore
import SemanticLayer
import Testing

@testable import Agent

/// Databases whose names are words of SQL, of English or no words at all, and tables of odd shapes.
@Suite("Hostile schemas")
struct HostileSchemaTests {
  static let script = #"""
    CREATE TABLE "order" ("select" INTEGER PRIMARY KEY, "from" TEXT, "group" REAL, "where" TEXT);
    INSERT INTO "order" VALUES (1,'north',10.5,'2024-01-05'),(2,'south',20,'2024-02-06'),(3,'north',4.5,'2024-02-07');
    CREATE TABLE "select" ("order" INTEGER REFERENCES "order", "by" REAL);
    INSERT INTO "select" VALUES (1,5),(1,7),(3,9);
    CREATE TABLE "my ""quoted"" table" ("a'b" TEXT, "c;d" REAL, "--" INTEGER);
    INSERT INTO "my ""quoted"" table" VALUES ('x',1,2),('y',3,4);
    CREATE TABLE "Übergrößen" ("Größe" TEXT, "Stück" INTEGER, "日付" TEXT, "💶" REAL);
    INSERT INTO "Übergrößen" VALUES ('XL',3,'2024-01-01',9.5),('XXL',4,'2024-01-02',8);
    CREATE TABLE single (n INTEGER);
    INSERT INTO single VALUES (7),(8);
    CREATE TABLE "nothing" (id INTEGER PRIMARY KEY, label TEXT, amount REAL, day TEXT);
    CREATE TABLE "total" ("count" INTEGER, "average" REAL, "not" TEXT, "top 5" INTEGER);
    INSERT INTO "total" VALUES (1,2.5,'yes',9),(2,3.5,'no',8);
    CREATE TABLE loops (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES loops, name TEXT);
    INSERT INTO loops VALUES (1,NULL,'root'),(2,1,'leaf'),(3,1,'twig');
    CREATE TABLE " " (" " TEXT, "" INTEGER);
    INSERT INTO " " VALUES ('blank',1);
    CREATE TABLE nulls (a TEXT, b REAL);
    INSERT INTO nulls VALUES (NULL,NULL),(NULL,NULL);
    CREATE VIEW recent AS SELECT "from" AS place, sum("group") AS amount FROM "order" GROUP BY 1;
    """#

  private static let analyst = Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "querent-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let queue = try DatabaseQueue(path: folder + "/hostile.sqlite")
    try queue.inDatabase { try $0.execute(sql: script) }
    try queue.close()
    return Analyst(
      workspace: try Workspace.open(
        [folder + "/hostile.sqlite"], options: WorkspaceOptions(), cancellation: CancellationFlag(),
        report: { _ in }, progress: { _ in }))
  }

  /// Every table and column in a handful of questions.
  static func questions(over model: SemanticModel) -> [String] {
    model.tables.flatMap { table in
      ["how many \(table.name) are there?", "show \(table.name)", "\(table.name)", "total \(table.label)"]
        + table.columns.flatMap { column in
          [
            "total \(column.name) of \(table.name)", "\(table.name) by \(column.name)",
            "average \(column.label) by month", "\(table.label) with the highest \(column.name)",
            "top 3 \(table.name) by \(column.name)", "\(table.name) where \(column.name) is not 5",
            "\"\(column.name)\" per \(table.label) last year",
          ]
        }
    }
  }

  @Test("every table and column can be asked about; no statement fails")
  func asked() throws {
    let analyst = try Self.analyst.get()
    for question in Self.questions(over: analyst.workspace.model) {
      let answer = analyst.answer(Question(question), options: AnalystOptions(followUpCount: 0)).answer
      #expect(answer.status != .error, "\(question): \(answer.failure?.summary ?? "") \(answer.sql)")
    }
  }

  @Test(
    "names that are words of SQL are still names",
    arguments: [
      ("how many orders are there?", #"SELECT count(*) FROM "order""#),
      ("how many loops are there?", "SELECT count(*) FROM loops"),
      ("total Stück by Größe", #"SELECT "Größe", sum("Stück") FROM "Übergrößen" GROUP BY 1"#),
      ("how many nothing are there?", "SELECT count(*) FROM \"nothing\""),
      ("amount by place", "SELECT place, amount FROM recent"),
    ])
  func named(question: String, gold: String) throws {
    let analyst = try Self.analyst.get()
    let answer = analyst.answer(
      Question(question), options: AnalystOptions(isBestEffort: true, followUpCount: 0)
    ).answer
    let expected = analyst.run(sql: gold).answer.table?.rows ?? []
    #expect(
      SchemaCorpus.holds(answer.table?.rows ?? [], expected, ignoringOrder: true),
      "\(answer.plan ?? answer.refusal?.why ?? "")")
  }
}
