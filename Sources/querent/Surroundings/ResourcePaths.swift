import Foundation

/// Where the files that come with the program are: under the prefix it was installed to, or in the checkout it was
/// built in.
struct ResourcePaths {
  /// How the place was found.
  enum Origin: String {
    case installed = "installed"
    case checkout = "checkout"
  }

  var root: String
  var origin: Origin

  var data: String { "\(root)/data" }
  var prompts: String { "\(root)/Prompts" }
  var playbooks: String { "\(root)/Playbooks" }

  /// Looks beside the executable: `PREFIX/bin/querent` has `PREFIX/share/querent`; `.build/debug/querent` stands
  /// inside a checkout, which has `Package.swift` and `data`.
  static func find() -> ResourcePaths? {
    guard let executable = Bundle.main.executableURL?.resolvingSymlinksInPath() else { return nil }
    let manager = FileManager.default
    let share = executable.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "share/querent").path
    if manager.fileExists(atPath: share) { return ResourcePaths(root: share, origin: .installed) }
    var folder = executable.deletingLastPathComponent()
    while folder.path != "/" {
      if manager.fileExists(atPath: folder.appending(path: "Package.swift").path),
        manager.fileExists(atPath: folder.appending(path: "data").path)
      {
        return ResourcePaths(root: folder.path, origin: .checkout)
      }
      folder = folder.deletingLastPathComponent()
    }
    return nil
  }
}
