import Foundation

/// The program these tests drive: the one built together with them.
enum BuiltProgram {
  static let path: String = {
    let folder =
      Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL.deletingLastPathComponent()
      ?? Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
      ?? URL(filePath: ".build/debug")
    return folder.appending(path: "querent").path
  }()
}
