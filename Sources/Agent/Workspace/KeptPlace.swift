import Foundation

/// Where what people keep about some data lies: beside the data, for the whole team, or, where that folder is not ours to
/// write to, in a place of this person's own.
struct KeptPlace {
  /// Beside the data; `nil` for data that lies nowhere.
  let shared: String?
  /// Of this person; `nil` keeps nothing.
  let own: String?
  private let mayWriteShared: Bool

  /// Finds the places for data.
  /// - Parameters:
  ///   - kind: the name beside the data, and of the folder for this person's own: `glossary`.
  ///   - ending: of a file; empty when it is a folder.
  ///   - folder: where a person's own are kept.
  init(_ kind: String, ending: String = "", sources: [String], folder: String?) {
    let first = sources.first ?? ""
    let isDemo = first == "demo" || first.isEmpty
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: first, isDirectory: &isFolder)
    let place = isFolder.boolValue ? first : URL(filePath: first).deletingLastPathComponent().path
    shared = isDemo || !exists ? nil : "\(place)/\(kind)\(ending)"
    mayWriteShared = FileManager.default.isWritableFile(atPath: place)
    let name = sources.map { $0 == "demo" ? $0 : URL(filePath: $0).standardizedFileURL.path }
      .joined(separator: "\n")
    let hash = String(ContentHash.of(Array(name.utf8)).prefix(12))
    own = folder.map { "\($0)/\(kind)/\(isDemo ? "demo" : hash)\(ending)" }
  }

  /// Where to look, the team's before this person's, which win.
  var all: [String] { [shared, own].compactMap { $0 } }

  /// Where to write; `nil` when nothing is kept.
  var writable: String? { shared.flatMap { mayWriteShared ? $0 : nil } ?? own }
}
