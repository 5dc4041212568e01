/// Which target may import what. Each rule gives the offences it finds, as lines a person can act on.
enum LayeringRules {
  /// Modules that come with the toolchain or the system.
  static let system: Set<String> = [
    "Swift", "Foundation", "FoundationEssentials", "Synchronization", "Glibc", "Darwin", "Musl", "Dispatch",
    "RegexBuilder", "Testing", "XCTest",
  ]

  /// Targets without clock, environment, terminal or network.
  static let pure: Set<String> = [
    "QuerentCore", "Detection", "SemanticLayer", "SemanticParsing", "SQLGeneration", "Rendering",
  ]

  /// A target names only targets above it in the manifest.
  static func upwardDependencies(in manifest: Manifest) -> [String] {
    manifest.targets.enumerated().flatMap { position, target in
      let above = Set(manifest.targets[..<position].map(\.name))
      return target.targets.filter { !above.contains($0) }.map {
        "Package.swift: \(target.name) depends on \($0), which does not stand above it"
      }
    }
  }

  /// A file imports only what its target declares.
  static func undeclaredImports(in file: Checkout.File, of manifest: Manifest) -> [String] {
    guard let target = manifest[file.target] else { return ["\(file.path): \(file.target) is not a target"] }
    let allowed = system.union(target.targets).union(target.products)
    return imports(of: file).filter { !allowed.contains($0.module) }.map {
      "\(file.path):\($0.line): \(target.name) imports \($0.module), which it does not declare"
    }
  }

  /// Pure targets do not import Foundation, which brings clock, environment and files with it.
  static func foundationInPureTarget(_ file: Checkout.File) -> [String] {
    guard pure.contains(file.target) else { return [] }
    let barred: Set<String> = ["Foundation", "Glibc", "Darwin", "Dispatch"]
    return imports(of: file).filter { barred.contains($0.module) }.map {
      "\(file.path):\($0.line): \(file.target) is pure and imports \($0.module)"
    }
  }

  static func imports(of file: Checkout.File) -> [(module: String, line: Int)] {
    let pattern =
      /^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:public\s+|package\s+|internal\s+|fileprivate\s+|private\s+)?import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(?<module>\w+)/
    return file.lines.enumerated().compactMap { number, line in
      line.firstMatch(of: pattern).map { (String($0.module), number + 1) }
    }
  }
}
