import Foundation

/// The targets of a manifest in the order they stand in it, read from its text.
struct Manifest {
  struct Target: Equatable {
    var name: String
    /// Targets of this package.
    var targets: [String] = []
    /// Modules of other packages.
    var products: [String] = []
    var isTest = false
  }

  var targets: [Target]

  init(_ text: String) throws {
    var targets: [Target] = []
    let uncommented = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.prefix(upTo: $0.range(of: "//")?.lowerBound ?? $0.endIndex) }
      .joined(separator: "\n")
    let start = /\.(?<kind>target|executableTarget|testTarget|systemLibrary)\(\s*name:\s*"(?<name>\w+)"/
    for match in uncommented.matches(of: start) {
      let call = Self.parentheses(of: uncommented[match.range.lowerBound...])
      var target = Target(name: String(match.name), isTest: match.kind == "testTarget")
      if let list = call.firstMatch(of: /dependencies:\s*\[(?<items>[^\]]*)\]/) {
        let product = /\.product\(name:\s*"(?<name>\w+)"[^)]*\)/
        target.products = list.items.matches(of: product).map { String($0.name) }
        target.targets = list.items.replacing(product, with: "").matches(of: /"(?<name>\w+)"/)
          .map { String($0.name) }
      }
      targets.append(target)
    }
    self.targets = targets
  }

  subscript(_ name: String) -> Target? { targets.first { $0.name == name } }

  /// From the first opening parenthesis to the one that closes it.
  private static func parentheses(of text: Substring) -> Substring {
    var depth = 0
    for index in text.indices {
      if text[index] == "(" { depth += 1 }
      if text[index] == ")" { depth -= 1 }
      if text[index] == ")", depth == 0 { return text[...index] }
    }
    return text
  }
}
