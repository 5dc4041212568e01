import Testing

@Suite("Targets stand bottom-up")
struct LayeringTests {
  let checkout = Checkout()

  @Test("the manifest names only targets above")
  func manifest() throws {
    let manifest = try Manifest(checkout.text("Package.swift"))
    #expect(manifest.targets.count > 12)
    #expect(LayeringRules.upwardDependencies(in: manifest) == [])
  }

  @Test("a file imports only what its target declares")
  func imports() throws {
    let manifest = try Manifest(checkout.text("Package.swift"))
    let files = try checkout.files(below: "Sources")
    #expect(files.flatMap { LayeringRules.undeclaredImports(in: $0, of: manifest) } == [])
  }

  @Test("pure targets do without Foundation")
  func purity() throws {
    #expect(try checkout.files(below: "Sources").flatMap(LayeringRules.foundationInPureTarget) == [])
  }

  @Test("the rules notice what they are for")
  func spoiled() throws {
    let manifest = try Manifest(
      """
      .target(name: "Low", dependencies: ["High"]),
      .target(
        name: "High",
        dependencies: ["Low", .product(name: "Yams", package: "Yams")]),  // "Comment"
      .testTarget(name: "LowTests", dependencies: ["Low"]),
      """)
    #expect(
      manifest.targets == [
        .init(name: "Low", targets: ["High"]),
        .init(name: "High", targets: ["Low"], products: ["Yams"]),
        .init(name: "LowTests", targets: ["Low"], isTest: true),
      ])
    #expect(LayeringRules.upwardDependencies(in: manifest).count == 1)
    let file = Checkout.File(
      path: "Sources/High/A.swift",
      text: "public import Low\n@preconcurrency import struct Other.Thing\nimport Yams\n// import Nothing\n")
    #expect(
      LayeringRules.undeclaredImports(in: file, of: manifest) == [
        "Sources/High/A.swift:2: High imports Other, which it does not declare"
      ])
    let pure = Checkout.File(path: "Sources/QuerentCore/A.swift", text: "internal import Foundation\n")
    #expect(LayeringRules.foundationInPureTarget(pure).count == 1)
    let allowed = Checkout.File(path: "Sources/QuerentCore/A.swift", text: "import FoundationEssentials\n")
    #expect(LayeringRules.foundationInPureTarget(allowed).isEmpty)
  }
}
