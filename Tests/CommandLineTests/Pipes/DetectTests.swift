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

  @Test("a file of one column of numbers is looked at by it, and says so; of several, rows are counted")
  func plainSeries() throws {
    let fixture = try PipeFixture()
    var one = "day,visitors\n"
    var two = "day,visitors,orders\n"
    for number in 0..<60 {
      let day = "2026-0\(number / 31 + 7)-\(number % 31 < 9 ? "0" : "")\(number % 31 + 1)"
      let value = number == 40 ? 900 : 100 + number * 7 % 13
      one += "\(day),\(value)\n"
      two += "\(day),\(value),\(value / 9)\n"
    }
    try fixture.write("one.csv", one)
    try fixture.write("two.csv", two)
    let found = try fixture.run(["detect", "one.csv", "--events", "--format", "jsonl"])
    #expect(found.objects.count == 1 && found.error.contains("the only column of numbers"), "\(found.error)")
    let counted = try fixture.run(["detect", "two.csv", "--events", "--format", "jsonl"])
    #expect(
      counted.objects.isEmpty && counted.error.contains("--measure looks at one of visitors, orders"),
      "\(counted.error)")
    #expect(
      try fixture.run(["detect", "one.csv", "--aggregate", "count", "--events", "--format", "jsonl"]).objects
        .isEmpty)
  }

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

  @Test("a measure is looked at by a column of another table that the rows refer to")
  func joined() throws {
    let fixture = try PipeFixture()
    let start = Date(timeIntervalSince1970: 1_735_689_600)
    var lines = ["sale_id,shop_id,day,revenue"]
    for day in 0..<140 {
      let stamp = start.addingTimeInterval(Double(day) * 86_400).ISO8601Format().prefix(10)
      for shop in 1...4 {
        let usual = 1000.0 + Double((day * 37 + shop * 11) % 90)
        lines.append("\(day * 4 + shop),\(shop),\(stamp),\(shop < 3 && day == 100 ? 9 : usual)")
      }
    }
    try fixture.write("sales.csv", lines.joined(separator: "\n") + "\n")
    try fixture.write("shops.csv", "shop_id,city\n1,Bonn\n2,Bonn\n3,Ulm\n4,Ulm\n")
    let run = try fixture.run([
      "detect", "sales.csv", "shops.csv", "--measure", "revenue", "--by", "city", "--events", "--format",
      "jsonl",
    ])
    #expect(run.status == 0, "\(run.error)")
    #expect(run.objects.map { $0["series"] as? String } == ["Bonn"], "\(run.output)\(run.error)")
    #expect(run.objects.first?["timestamp"] as? String == "2025-04-11")
  }

  @Test("a table without dates and a series that never changes are told as what they are")
  func odd() throws {
    let fixture = try PipeFixture()
    try fixture.write("plain.csv", "a,b\n1,x\n2,y\n3,z\n")
    let dateless = try fixture.run(["detect", "plain.csv", "--measure", "a"])
    #expect(
      dateless.status == 2 && dateless.error.contains("No column of plain holds dates"), "\(dateless.error)")
    let days = (1...28).map { "2025-02-\($0 < 10 ? "0" : "")\($0),5" }
    try fixture.write("same.csv", "day,v\n" + days.joined(separator: "\n") + "\n")
    let same = try fixture.run(["detect", "same.csv", "--measure", "v"])
    #expect(same.status == 0 && same.output.contains("It never changes"), "\(same.output)\(same.error)")
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

  @Test("a method by its name forecasts from an earlier day, with the error of its backtest")
  func method() throws {
    let arguments = ["forecast", "sales.csv"] + columns + ["--by", "region", "--format", "jsonl"]
    let run = try fixture().run(arguments + ["--method", "theta", "--until", "2025-04-30", "--horizon", "7"])
    #expect(run.objects.count == 14, "\(run.output)\(run.error)")
    let record = try #require(run.objects.first)
    #expect(record["timestamp"] as? String == "2025-05-01")
    #expect(record["model"] as? String == "Theta")
    #expect(record["horizon_limit"] as? Int == 60)
    #expect((record["backtest_error"] as? Double ?? 0) > 0)
  }

  @Test("a column that is nowhere is bad usage and names those there are")
  func unknown() throws {
    let run = try fixture().run(["detect", "sales.csv", "--measure", "profit"])
    #expect(run.status == 2)
    #expect(run.error.contains("revenue"), "\(run.error)")
  }

  // MARK: Reading

  /// Rows of `when,amount`, one an element.
  private func file(_ rows: [String], header: String = "when,amount") throws -> PipeFixture {
    let fixture = try PipeFixture()
    try fixture.write("series.csv", ([header] + rows).joined(separator: "\n") + "\n")
    return fixture
  }

  private func detect(_ fixture: PipeFixture, _ more: String...) throws -> Invocation {
    try fixture.run(["detect", "series.csv", "--time", "when", "--measure", "amount", "--events"] + more)
  }

  @Test(
    "a spike is found however the dates are written",
    arguments: ["epoch", "milliseconds", "american", "german", "words", "offset", "compact"])
  func styles(style: String) throws {
    let rows = (0..<90).map { day in
      let second = 1_735_689_600 + day * 86_400
      let date = Date(timeIntervalSince1970: Double(second))
      let parts = date.ISO8601Format().prefix(10).split(separator: "-").map(String.init)
      let stamp =
        switch style {
        case "epoch": "\(second)"
        case "milliseconds": "\(second)000"
        case "american": "\(Int(parts[1]) ?? 0)/\(Int(parts[2]) ?? 0)/\(parts[0])"
        case "german": "\(parts[2]).\(parts[1]).\(parts[0])"
        case "words": "\(parts[2]) \(["Jan", "Feb", "Mar", "Apr"][(Int(parts[1]) ?? 1) - 1]) \(parts[0])"
        case "offset": "\(parts.joined(separator: "-"))T06:00:00+02:00"
        default: parts.joined()
        }
      return "\(stamp),\(day == 60 ? 900 : 100 + day * 37 % 11)"
    }
    let run = try detect(file(rows), "--format", "jsonl")
    #expect(run.status == 0, "\(run.error)")
    #expect(
      run.objects.contains { ($0["timestamp"] as? String)?.hasPrefix("2025-03-02") == true },
      "\(run.output)\(run.error)")
  }

  @Test("a column of words as measure is refused with an example")
  func words() throws {
    let dates = (1...28).map { "2025-01-\($0 < 10 ? "0" : "")\($0)" }
    let all = try detect(file(dates.map { "\($0),high" }))
    #expect(all.status == 2)
    #expect(all.error.contains("holds text") && all.error.contains("\"high\""), "\(all.error)")
  }

  @Test("too short a series, one without numbers and one that never changes are told with the reason")
  func reasons() throws {
    let dates = (1...28).map { "2025-01-\($0 < 10 ? "0" : "")\($0)" }
    let short = try detect(file(dates.prefix(9).map { "\($0),5" }))
    #expect(short.status == 5)
    #expect(short.error.contains("9 steps with values, and at least 21 are needed"), "\(short.error)")
    let empty = try detect(file(dates.map { "\($0)," }))
    #expect(empty.status == 2)
    #expect(empty.error.contains("no number"), "\(empty.error)")
    let flat = try detect(file(dates.map { "\($0),0" }))
    #expect(flat.status == 0)
    #expect(flat.output.contains("never change"), "\(flat.output)")
  }

  @Test("a last week in part is left out, and that is said")
  func partial() throws {
    let start = 1_735_862_400  // Friday, 2025-01-03.
    let rows = (0..<200).map { day in
      "\(Date(timeIntervalSince1970: Double(start + day * 86_400)).ISO8601Format().prefix(10)),10"
    }
    let run = try detect(file(rows), "--grain", "week")
    #expect(
      run.error.contains("The week of 2024-12-30 is left out: the data begins within it"), "\(run.error)")
    #expect(run.error.contains("the data ends within it"), "\(run.error)")
    #expect(run.output.contains("Nothing odd"), "\(run.output)")
  }

  @Test("methods go by name, and an unknown one is bad usage that names them")
  func methods() throws {
    let fixture = try fixture()
    for method in ["mad", "stl", "s-h-esd", "theta"] {
      let run = try fixture.run(
        ["detect", "sales.csv"] + columns + [
          "--by", "region", "--method", method, "--events", "--format", "jsonl",
        ])
      #expect(
        run.objects.contains { $0["timestamp"] as? String == "2025-04-11" },
        "\(method): \(run.output)\(run.error)")
    }
    let unknown = try fixture.run(["detect", "sales.csv"] + columns + ["--method", "magic"])
    #expect(unknown.status == 2)
    #expect(unknown.error.contains("s-h-esd"), "\(unknown.error)")
  }

  @Test("eval plants the same events for the same seed and gives one record a method")
  func evaluation() throws {
    let fixture = try fixture()
    let arguments = ["eval", "detection", "sales.csv"] + columns + ["--by", "region", "--seed", "4"]
    let run = try fixture.run(arguments + ["--method", "robust", "--method", "mad", "--format", "jsonl"])
    #expect(run.status == 0, "\(run.error)")
    #expect(run.objects.map { $0["method"] as? String } == ["robust", "mad"])
    #expect(run.objects.allSatisfy { ($0["recall"] as? Double).map { (0...1).contains($0) } ?? false })
    let again = try fixture.run(arguments + ["--method", "robust", "--method", "mad", "--format", "jsonl"])
    #expect(again.output == run.output)
    let text = try fixture.run(arguments + ["--method", "robust"])
    #expect(text.output.contains("false alarms a year"), "\(text.output)\(text.error)")
  }
}
