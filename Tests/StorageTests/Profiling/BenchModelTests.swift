import Foundation
import QuerentCore
import SemanticLayer
import Storage
import Testing

private enum Bench {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../../shared/bench/nl2sql").standardized
  static var isPresent: Bool { FileManager.default.fileExists(atPath: folder.path) }
}

/// Needs ../shared/bench.
@Suite("Models of real databases", .enabled(if: Bench.isPresent))
struct BenchModelTests {
  static func databases() -> [String] {
    ["spider_business", "dialogues", "academic", "restaurants"].flatMap { set -> [String] in
      let names =
        (try? FileManager.default.contentsOfDirectory(atPath: Bench.folder.appending(path: set).path)) ?? []
      return names.filter { $0.hasSuffix(".sqlite") }.sorted().map { "\(set)/\($0)" }
    }
  }

  @Test("an inferred model survives its file and fits its data", arguments: databases())
  func roundTrip(name: String) throws {
    let store = try AnalyticsStore(readOnly: Bench.folder.appending(path: name).path)
    let catalogue = try store.catalogue()
    let model = SemanticModel(inferredFrom: catalogue)
    #expect(try ModelFile(yaml: model.yaml).applied(to: model) == model)
    let read = try SemanticModel(yaml: model.yaml)
    #expect(read.yaml == model.yaml)
    #expect(read.measures == model.measures)
    #expect(read.relationships == model.relationships)
    #expect(read.defaultMeasure == model.defaultMeasure)
    #expect(model.problems(in: catalogue).isEmpty)
    #expect(Set(model.measures.map(\.name)).count == model.measures.count)
  }
}
