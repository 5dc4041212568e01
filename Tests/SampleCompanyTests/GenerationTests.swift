import Foundation
import SeededRandom
import Testing

@testable import SampleCompany

@Suite struct GenerationTests {
  @Test func `the same seed gives the committed bytes`() throws {
    let files = GeneratedCompany(seed: GeneratedCompany.committedSeed).files
    #expect(files.count == 15)
    for file in files {
      let isSame = try CommittedFiles.bytes(of: file.name) == file.bytes
      #expect(isSame, "data/\(file.name) is not what the generator writes; run make data")
    }
  }

  @Test func `another seed gives another company`() {
    let ours = Customers.generate(seed: GeneratedCompany.committedSeed).map(\.name)
    #expect(Customers.generate(seed: 7).map(\.name) != ours)
    #expect(Customers.generate(seed: GeneratedCompany.committedSeed).map(\.name) == ours)
  }

  @Test func `the generator gives the published sequence of SplitMix64`() {
    var generator = SplitMix64(seed: 1_234_567)
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
    ]
    #expect(expected.map { _ in generator.next() } == expected)
  }

  @Test(arguments: [0.3, 2.5, 7.9, 21]) func `counts have the mean that was asked for`(mean: Double) {
    var random = RandomStream(seed: 11, name: "counts")
    let draws = (0..<20_000).map { _ in random.count(mean: mean) }
    let average = Double(draws.reduce(0, +)) / Double(draws.count)
    let variance =
      draws.reduce(0) { $0 + (Double($1) - average) * (Double($1) - average) } / Double(draws.count)
    #expect(abs(average - mean) < 0.05 * mean)
    #expect(abs(variance - mean) < 0.1 * mean)
  }

  @Test(arguments: [(0, "0.00"), (5, "0.05"), (123_450, "1234.50"), (-7, "-0.07"), (-1250, "-12.50")])
  func `money is written with two decimals`(cents: Int, text: String) {
    #expect(Money(cents: cents).text == text)
  }

  @Test(arguments: [(1050, 95, 998), (-1050, 95, -998), (100, 33, 33), (10, 15, 2)])
  func `a percentage rounds halves away from zero`(cents: Int, percent: Int, expected: Int) {
    #expect(Money(cents: cents).percent(percent).cents == expected)
  }

  @Test func `all files together are at most twelve megabytes`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: CommittedFiles.folder.path)
    let sizes = try names.map { try CommittedFiles.bytes(of: $0).count }
    #expect(names.count >= 15)
    #expect(sizes.reduce(0, +) <= 12_000_000)
  }

  @Test func `the tables have the sizes that were asked for`() throws {
    let data = try CommittedData.shared.get()
    #expect((38_000...42_000).contains(data.orders.rows.count))
    #expect(data.customers.rows.count == 1200)
    #expect((2400...2700).contains(data.tickets.rows.count))
    let dates = data.orders.column("order_date")
    #expect(dates.min() == "2023-11-01" && dates.max() == "2026-10-31")
    #expect(Set(dates.map { $0.prefix(7) }).count == 36)
  }
}
