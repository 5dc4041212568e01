// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "querent", path: "..")],
  targets: [
    .executableTarget(
      name: "AuditBenchmark", dependencies: [.product(name: "Detection", package: "querent")]),
    .executableTarget(
      name: "ImportBenchmark", dependencies: [.product(name: "Storage", package: "querent")]),
    .executableTarget(
      name: "DetectionBenchmark", dependencies: [.product(name: "Detection", package: "querent")]),
    .executableTarget(
      name: "MemberBenchmark", dependencies: [.product(name: "SemanticParsing", package: "querent")]),
    .executableTarget(
      name: "ReadingBenchmark", dependencies: [.product(name: "Agent", package: "querent")]),
    .executableTarget(
      name: "RenderingBenchmark", dependencies: [.product(name: "Rendering", package: "querent")]),
    .executableTarget(
      name: "RetrievalBenchmark", dependencies: [.product(name: "Retrieval", package: "querent")]),
    .executableTarget(
      name: "ForecastBenchmark", dependencies: [.product(name: "Detection", package: "querent")]),
  ],
  swiftLanguageModes: [.v6]
)
