import Foundation
import Testing

@Suite("Verified questions on the command line", .serialized)
struct VerifiedTests {
  private static let approved = """
    question: total sales in the West in January 2026
    plan: "sales | 2026-01-01..<2026-02-01 on orders.order_date | orders.region = 'West'"
    author: Ana Ruiz
    date: 2026-03-02
    as_of: 2026-02-28

    """

  private static func fixture(_ yaml: String) throws -> PipeFixture {
    let fixture = try PipeFixture()
    try FileManager.default.createDirectory(
      atPath: "\(fixture.folder)/verified", withIntermediateDirectories: true)
    try fixture.write("verified/west.yaml", yaml)
    return fixture
  }

  @Test("a verified question is answered with its author and date, also with other values")
  func answered() throws {
    let fixture = try Self.fixture(Self.approved)
    let run = try fixture.run("ask", "orders.csv", "total sales in the East in January 2026", "--json")
    let object = try #require(run.objects.first ?? Self.object(run.output))
    #expect(object["trust"] as? String == "VERIFIED", "\(run.output) \(run.error)")
    let verified = try #require(object["verified"] as? [String: Any])
    #expect(verified["author"] as? String == "Ana Ruiz")
    #expect(verified["date"] as? String == "2026-03-02")
    #expect(verified["replaced"] as? [String] == ["East for West"])
    #expect((object["rows"] as? [[Double]]) == [[200]])
    let text = try fixture.run("ask", "orders.csv", "total sales in the West in February 2026")
    #expect(text.output.contains("VERIFIED  by Ana Ruiz, 2026-03-02"))
    let other = try fixture.run("ask", "orders.csv", "average sales in the West in January 2026")
    #expect(!other.output.contains("VERIFIED"))
  }

  @Test("a verified plan that no longer fits the data is reported and not used")
  func misfit() throws {
    let fixture = try Self.fixture(
      Self.approved.replacingOccurrences(of: "orders.region", with: "orders.area"))
    let run = try fixture.run("ask", "orders.csv", "total sales in the West in January 2026")
    #expect(run.output.contains("no longer fits"), "\(run.output) \(run.error)")
    #expect(!run.output.contains("VERIFIED"))
    #expect(run.output.contains("100.5"))
  }

  @Test("a file that does not read stops the start, with its name and line")
  func broken() throws {
    let fixture = try Self.fixture("question: a\nplan: sales\nauthor: b\ndate: soon\n")
    let run = try fixture.run("ask", "orders.csv", "total sales")
    #expect(run.status != 0)
    #expect(run.error.contains("west.yaml:4"), "\(run.error)")
  }

  private static func object(_ text: String) -> [String: Any]? {
    (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any]
  }
}
