public import Foundation

/// A folder or file of documents, and what their paths begin with when they are cited.
public struct DocumentSource: Hashable, Sendable {
  public var location: URL
  /// Stands before the paths of a folder's documents; empty for paths that begin in the folder.
  public var label: String

  /// Makes a source whose documents are cited under the folder's own name.
  public init(_ location: URL) {
    self.init(location, label: location.standardizedFileURL.lastPathComponent)
  }

  /// Makes a source.
  public init(_ location: URL, label: String) {
    self.location = location
    self.label = label
  }

  /// What it is known by in an index.
  var key: String { location.standardizedFileURL.path }

  /// How many documents are in it; 0 where there is no such place.
  public func fileCount() throws -> Int { try files().files.count }

  /// What lies in a source.
  struct Listing {
    /// Documents with the paths they are cited by, sorted.
    var files: [(file: URL, path: String)] = []
    /// Folders that could not be listed.
    var problems: [DocumentProblem] = []
  }

  /// The documents in it. Hidden files are left out; links are followed, each folder once.
  func files() throws(DocumentProblem) -> Listing {
    let manager = FileManager.default
    var isFolder: ObjCBool = false
    guard manager.fileExists(atPath: location.path, isDirectory: &isFolder) else {
      throw .notReadable(path: location.relativePath, reason: "there is no such file or folder")
    }
    guard isFolder.boolValue else {
      let name = location.lastPathComponent
      guard DocumentFormat(path: name) != nil else { throw .unknownFormat(path: location.relativePath) }
      return Listing(files: [(location, name)])
    }
    guard (try? manager.contentsOfDirectory(atPath: location.path)) != nil else {
      throw .notReadable(path: location.relativePath, reason: "the folder cannot be listed")
    }
    var listing = Listing()
    var visited: Set<String> = []
    walk(location, prefix: label.isEmpty ? "" : label + "/", &listing, &visited)
    listing.files.sort { $0.path < $1.path }
    return listing
  }

  private func walk(_ folder: URL, prefix: String, _ listing: inout Listing, _ visited: inout Set<String>) {
    // A link may lead back to where it came from.
    guard visited.insert(folder.resolvingSymlinksInPath().path).inserted else { return }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
      listing.problems.append(
        .notReadable(path: String(prefix.dropLast()), reason: "the folder cannot be listed"))
      return
    }
    for name in names.sorted() where !name.hasPrefix(".") {
      let item = folder.appending(path: name)
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: item.path, isDirectory: &isFolder)
      if exists, isFolder.boolValue {
        walk(item, prefix: prefix + name + "/", &listing, &visited)
      } else if DocumentFormat(path: name) != nil {
        listing.files.append((item, prefix + name))
      }
    }
  }
}
