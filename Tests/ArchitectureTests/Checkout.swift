import Foundation

/// The checkout these tests stand in, read as text.
struct Checkout {
  struct File {
    /// From the top of the checkout, with slashes.
    var path: String
    var text: String

    /// The target a file under `Sources` belongs to.
    var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
  }

  let root: URL

  init() {
    root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// Files below a folder whose names end in one of the extensions, in order of their paths.
  func files(below folder: String, endingIn extensions: [String] = ["swift"]) throws -> [File] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
    return try names.filter { name in extensions.contains { name.hasSuffix("." + $0) } }.sorted().map {
      File(path: "\(folder)/\($0)", text: try text("\(folder)/\($0)"))
    }
  }
}
