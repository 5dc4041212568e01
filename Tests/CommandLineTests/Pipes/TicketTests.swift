import Foundation
import Testing

@Suite("querent audit tickets and cluster", .serialized)
struct TicketTests {
  /// 60 days of tickets in three queues; for three days one of them is full of a new topic.
  private func fixture() throws -> PipeFixture {
    let fixture = try PipeFixture()
    let start = Date(timeIntervalSince1970: 1_735_689_600)
    let phrases = [
      (
        "billing",
        ["the invoice total is wrong", "wrong amount on the invoice", "invoice shows a wrong total"]
      ),
      (
        "shipping",
        ["the parcel arrived damaged", "damaged parcel on delivery", "box crushed, goods damaged"]
      ),
      ("access", ["cannot reset my password", "password reset link expired", "forgot the password again"]),
    ]
    var lines = ["case_no,opened,team,message"]
    func add(_ day: Int, _ team: String, _ text: String) {
      let stamp = start.addingTimeInterval(Double(day) * 86_400).ISO8601Format().prefix(10)
      lines.append("C\(lines.count),\(stamp),\(team),\"\(text), please help order \(lines.count * 7919)\"")
    }
    for day in 0..<60 {
      for place in 0..<18 + (day * 7) % 5 {
        let (team, texts) = phrases[(place + day) % 3]
        add(day, team, texts[(place / 3 + day) % 3])
      }
      guard (41...43).contains(day) else { continue }
      for place in 0..<12 {
        add(
          day, "access",
          ["two factor code never arrives", "no two factor code", "code of two factor login missing"][
            place % 3])
      }
    }
    try fixture.write("cases.csv", lines.joined(separator: "\n") + "\n")
    return fixture
  }

  @Test func `A new topic is a record with its queue and its days`() throws {
    let run = try fixture().run(["audit", "tickets", "cases.csv", "--format", "jsonl"])
    #expect(run.status == 0, "\(run.error)")
    let record = try #require(
      run.objects.first { $0["kind"] as? String == "mix" }, "\(run.output)\(run.error)")
    #expect(record["date"] as? String == "2025-02-11")
    #expect(record["end"] as? String == "2025-02-14")
    #expect(record["queue"] as? String == "access")
    #expect((record["topic"] as? String)?.contains("factor") == true)
    #expect(record["is_new"] as? Bool == true)
    #expect((record["significance"] as? Double ?? 1) < 0.001)
    #expect(run.error.contains("queue: team, text: message"), "\(run.error)")
  }

  @Test func `People get sentences, and what was not looked at`() throws {
    let fixture = try fixture()
    let run = try fixture.run(["audit", "tickets", "cases.csv"])
    #expect(run.output.contains("new topic in access"), "\(run.output)\(run.error)")
    try fixture.write(
      "plain.csv", "day,note\n2025-01-01,the first of few notes\n2025-01-02,another one of them\n")
    let few = try fixture.run(["audit", "tickets", "plain.csv"])
    #expect(few.output.contains("15 are needed"), "\(few.output)\(few.error)")
    #expect(few.output.contains("no column of plain tells the queue"), "\(few.output)")
  }

  @Test func `Every text gets a cluster and a name`() throws {
    let run = try fixture().run(["cluster", "cases.csv", "--format", "csv"])
    #expect(run.status == 0, "\(run.error)")
    let lines = run.output.split(separator: "\n")
    #expect(lines.first == "doc_id,cluster,name,sentiment")
    #expect(lines.count > 1100)
    #expect(lines[1].hasPrefix("C1,"))
    let names = Set(lines.dropFirst().map { $0.split(separator: ",", maxSplits: 1)[1] })
    #expect(names.count >= 3)
  }

  @Test func `A column that is nowhere is bad usage and names the nearest`() throws {
    let run = try fixture().run(["cluster", "cases.csv", "--text", "mesage"])
    #expect(run.status == 2)
    #expect(run.error.contains("message"), "\(run.error)")
  }
}
