import Foundation

/// Completes paths of files and folders.
struct FileCompletion {
  /// The folder `~` stands for.
  var home: String?

  func complete(_ typed: String) -> Completion {
    let slash = typed.lastIndex(of: "/")
    let folder = slash.map { String(typed[...$0]) } ?? ""
    let prefix = slash.map { String(typed[typed.index(after: $0)...]) } ?? typed
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: expanded(folder.isEmpty ? "." : folder))) ?? []
    let found = names.filter { $0.hasPrefix(prefix) && ($0.hasPrefix(".") == prefix.hasPrefix(".")) }.sorted()
    let candidates = found.map { isFolder(folder + $0) ? folder + $0 + "/" : folder + $0 }
    return Completion(
      typed: typed, candidates: candidates, suffix: candidates.first?.hasSuffix("/") == true ? "" : " ")
  }

  /// The path with `~` written out.
  func expanded(_ path: String) -> String {
    guard let home, path == "~" || path.hasPrefix("~/") else { return path }
    return home + path.dropFirst()
  }

  private func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: expanded(path), isDirectory: &isFolder)
      && isFolder.boolValue
  }
}
