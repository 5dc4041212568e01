import Foundation
import Testing

@Suite("querent detect and forecast", .serialized)
struct DetectTests {
  /// 140 days of sales in two regions; one day in the East all but fails.
  private func fixture() throws -> PipeFixture {
    let fixture = try PipeFixture()
    let start = Date(timeIntervalSince1970: 1_735_689_600)
    var lines = ["day,region,revenue"]
    for day in 0..<140 {
      let stamp = start.addingTimeInterval(Double(day) * 86_400).ISO8601Format().prefix(10)
      for region in ["East", "West"] {
        let usual = 1000.0 + Double((day * 37 + region.count * 11) % 90) + (day % 7 == 5 ? 400 : 0)
        lines.append("\(stamp),\(region),\(region == "East" && day == 100 ? 9 : usual)")
      }
    }
    try fixture.write("sales.csv", lines.joined(separator: "\n") + "\n")
    return fixture
  }

  private let columns = ["--time", "day", "--measure", "revenue"]

  @Test("a collapse is one record of its series")
  func detect() throws {
    let arguments = ["detect", "sales.csv"] + columns + ["--by", "region", "--events", "--format", "jsonl"]
    let run = try fixture().run(arguments)
    #expect(run.status == 0, "\(run.error)")
    let record = try #require(run.objects.first, "\(run.output)\(run.error)")
    #expect(run.objects.count == 1, "\(run.output)")
    #expect(record["series"] as? String == "East")
    #expect(record["timestamp"] as? String == "2025-04-11")
    #expect(record["type"] as? String == "collapse")
    #expect(record["is_anomaly"] as? Bool == true)
    #expect(record["value"] as? Double == 9)
  }

  @Test("people get sentences")
  func sentences() throws {
    let run = try fixture().run(["detect", "sales.csv"] + columns + ["--by", "region"])
    #expect(run.output.contains("2025-04-11: revenue of East was 9, "), "\(run.output)\(run.error)")
    #expect(run.output.contains("1 finding in 2 series"), "\(run.output)")
  }

  @Test("a forecast continues each series, and too little history ends in 5 with the number needed")
  func forecast() throws {
    let fixture = try fixture()
    let arguments = ["forecast", "sales.csv"] + columns + ["--by", "region", "--format", "jsonl"]
    let run = try fixture.run(arguments + ["--horizon", "14"])
    #expect(run.status == 0, "\(run.error)")
    #expect(run.objects.count == 28)
    #expect(run.objects.first?["timestamp"] as? String == "2025-05-21", "\(run.output)")
    let refused = try fixture.run(["forecast", "orders.csv", "--time", "order_date", "--measure", "sales"])
    #expect(refused.status == 5, "\(refused.output)")
    #expect(refused.error.contains("56 needed"), "\(refused.error)")
  }

  @Test("a column that is nowhere is bad usage and names those there are")
  func unknown() throws {
    let run = try fixture().run(["detect", "sales.csv", "--measure", "profit"])
    #expect(run.status == 2)
    #expect(run.error.contains("revenue"), "\(run.error)")
  }
}
