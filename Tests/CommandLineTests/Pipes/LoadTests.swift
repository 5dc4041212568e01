import Foundation
import Testing

@Suite("querent load", .serialized)
struct LoadTests {
  @Test("every row read is loaded or rejected, and rejects are no failure")
  func counts() throws {
    let fixture = try PipeFixture()
    try fixture.write("ragged.csv", "id,amount\n1,10\n2,20,extra,fields\n3,30\n")
    let run = try fixture.run("load", "ragged.csv", "--db", "store.sqlite", "--no-input")
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.contains("read 3 = loaded 2 + rejected 1"), "\(run.output)")
    let count = try fixture.run(
      "sql", "--db", "store.sqlite", "SELECT count(*) FROM _querent_rejects", "--csv")
    #expect(count.output.split(whereSeparator: \.isNewline).last == "1", "\(count.output)\(count.error)")
  }

  @Test("a store is asked again without its files")
  func store() throws {
    let fixture = try PipeFixture()
    #expect(try fixture.run("load", "orders.csv", "--db", "store.sqlite", "--table", "deals").status == 0)
    try FileManager.default.removeItem(atPath: fixture.folder + "/orders.csv")
    let run = try fixture.run("ask", "--db", "store.sqlite", "total sales", "--csv")
    #expect(run.output.split(whereSeparator: \.isNewline).last == "375.75", "\(run.output)\(run.error)")
  }

  @Test("a file that is refused as a whole gives 3, and the others are loaded")
  func refused() throws {
    let fixture = try PipeFixture()
    try fixture.write("empty.csv", "")
    let run = try fixture.run("load", "empty.csv", "orders.csv", "--db", "store.sqlite")
    #expect(run.status == 3)
    #expect(run.output.contains("read 4 = loaded 4 + rejected 0"))
    #expect(run.error.contains("empty.csv"))
  }

  @Test("asking a file never changes it, and the second start reads the cache")
  func untouched() throws {
    let fixture = try PipeFixture()
    let before = try Data(contentsOf: URL(filePath: fixture.folder + "/orders.csv"))
    #expect(try fixture.run("ask", "orders.csv", "total sales").error.contains("loaded orders"))
    #expect(try !fixture.run("ask", "orders.csv", "total sales").error.contains("loaded orders"))
    #expect(try Data(contentsOf: URL(filePath: fixture.folder + "/orders.csv")) == before)
  }
}
