// swift-tools-version: 6.2
import PackageDescription

// Targets stand bottom-up: a target names only targets above it in this file.
// `Tests/ArchitectureTests` reads this manifest and the import lines and fails on an upward import.

let package = Package(
  name: "querent",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "querent", targets: ["querent"]),
    // For the package in Benchmarks.
    .library(name: "Storage", targets: ["Storage", "QuerentCore"]),
    .library(name: "SemanticParsing", targets: ["SemanticParsing", "SemanticLayer"]),
    .library(name: "Agent", targets: ["Agent", "SQLGeneration"]),
    .library(name: "Detection", targets: ["Detection"]),
    .library(name: "Retrieval", targets: ["Retrieval"]),
    .library(name: "Rendering", targets: ["Rendering", "QuerentCore"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CLibedit", providers: [.apt(["libedit-dev"])]),
    .target(name: "CLineEdit", dependencies: ["CLibedit"], linkerSettings: [.linkedLibrary("edit")]),
    .systemLibrary(
      name: "CMarkdown", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CLibXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(name: "CHTML", dependencies: ["CLibXML"]),
    .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),
    .target(name: "CStorage", linkerSettings: [.linkedLibrary("sqlite3")]),
    // The one generator of random numbers, seeded, for whoever draws any.
    .target(name: "SeededRandom"),
    .target(name: "QuerentCore"),
    .target(name: "Detection", dependencies: ["SeededRandom"]),
    .target(
      name: "SemanticLayer",
      dependencies: ["QuerentCore", .product(name: "Yams", package: "Yams")],
      resources: [.embedInCode("Lexicon/business-lexicon.txt")]),
    .target(
      name: "Storage",
      dependencies: [
        "CStorage", "QuerentCore", "SemanticLayer", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    .target(
      name: "Retrieval",
      dependencies: [
        "CMarkdown", "CHTML", "QuerentCore", "SeededRandom", .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .target(name: "LanguageModels", dependencies: ["CCurl", "Retrieval"]),
    .target(name: "Evaluation", dependencies: ["Retrieval", "LanguageModels", "SeededRandom"]),
    .target(name: "SemanticParsing", dependencies: ["QuerentCore", "SemanticLayer"]),
    .target(name: "SQLGeneration", dependencies: ["QuerentCore", "SemanticLayer"]),
    .target(
      name: "Tools",
      dependencies: ["QuerentCore", "Detection", "SemanticLayer", "Storage", "Retrieval", "SQLGeneration"]),
    .target(
      name: "Agent",
      dependencies: [
        "QuerentCore", "Detection", "SemanticLayer", "Storage", "Retrieval", "SemanticParsing",
        "SQLGeneration",
        "Tools", .product(name: "Yams", package: "Yams"),
      ]),
    .target(name: "Rendering", dependencies: ["QuerentCore"]),
    .target(
      name: "Shell",
      dependencies: [
        "CLineEdit", "QuerentCore", "SemanticLayer", "Storage", "SemanticParsing", "Agent", "Rendering",
      ]),
    .executableTarget(
      name: "querent",
      dependencies: [
        "QuerentCore", "Detection", "SemanticLayer", "Storage", "Retrieval", "LanguageModels", "Evaluation",
        "SemanticParsing",
        "SQLGeneration",
        "Tools", "Agent", "Rendering", "Shell", .product(name: "Yams", package: "Yams"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(name: "SampleCompany", dependencies: ["QuerentCore", "SeededRandom"]),
    .testTarget(name: "QuerentCoreTests", dependencies: ["QuerentCore"]),
    .testTarget(name: "DetectionTests", dependencies: ["Detection", "SeededRandom"]),
    .testTarget(name: "SemanticLayerTests", dependencies: ["SemanticLayer", "QuerentCore", "SeededRandom"]),
    .testTarget(
      name: "StorageTests",
      dependencies: [
        "Storage", "QuerentCore", "SeededRandom", "SemanticLayer",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(
      name: "RetrievalTests",
      dependencies: ["Retrieval", "SeededRandom", .product(name: "GRDB", package: "GRDB.swift")],
      exclude: ["Fixtures", "Questions"]),
    .testTarget(name: "LanguageModelsTests", dependencies: ["LanguageModels", "Retrieval", "Evaluation"]),
    .testTarget(name: "EvaluationTests", dependencies: ["Evaluation", "Retrieval"]),
    .testTarget(
      name: "SemanticParsingTests",
      dependencies: ["SemanticParsing", "QuerentCore", "SeededRandom", "SemanticLayer"],
      exclude: [
        "Corpora/arithmetic.txt", "Corpora/conversations.txt", "Corpora/listings.txt", "Corpora/offices.txt",
        "Corpora/places.txt", "Corpora/rentals.txt", "Corpora/sets.txt",
      ]),
    .testTarget(
      name: "SQLGenerationTests",
      dependencies: [
        "SQLGeneration", "QuerentCore", "SeededRandom", "SemanticLayer",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Corpora"]),
    .testTarget(
      name: "AgentTests",
      dependencies: [
        "Agent", "QuerentCore", "Detection", "SeededRandom", "SemanticLayer", "Storage", "SemanticParsing",
        "SQLGeneration", "Tools",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Company/Corpora", "Schemas/Data"]),
    .testTarget(
      name: "ToolsTests",
      dependencies: ["Tools", "Agent", "Detection", "QuerentCore", "SemanticLayer", "Storage"]
    ),
    .testTarget(
      name: "RenderingTests", dependencies: ["Rendering", "QuerentCore", "SeededRandom"],
      exclude: ["Snapshots"]),
    .testTarget(
      name: "ShellTests",
      dependencies: ["Shell", "QuerentCore", "Agent", "SemanticLayer", "Rendering", "Retrieval"]),
    .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
    // Drives the built executable, over pipes and over a pseudo-terminal.
    .testTarget(name: "CommandLineTests", dependencies: ["querent", "QuerentCore", "CPseudoTerminal"]),
    .testTarget(name: "ArchitectureTests", dependencies: ["Shell"]),
    .testTarget(name: "SampleCompanyTests", dependencies: ["SampleCompany", "QuerentCore", "SeededRandom"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  var settings = target.swiftSettings ?? []
  settings.append(.enableUpcomingFeature("ExistentialAny"))
  settings.append(.enableUpcomingFeature("InternalImportsByDefault"))
  settings.append(.enableUpcomingFeature("MemberImportVisibility"))
  settings.append(.enableUpcomingFeature("NonisolatedNonsendingByDefault"))
  settings.append(.treatAllWarnings(as: .error))
  target.swiftSettings = settings
}
