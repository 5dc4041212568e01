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
  public func fileCount() throws -> Int { try files().count }

  /// The documents in it with the paths they are cited by, sorted. Hidden files are left out.
  func files() throws(DocumentProblem) -> [(file: URL, path: String)] {
    let manager = FileManager.default
    var isFolder: ObjCBool = false
    guard manager.fileExists(atPath: location.path, isDirectory: &isFolder) else {
      throw .notReadable(path: location.relativePath, reason: "there is no such file or folder")
    }
    guard isFolder.boolValue else {
      let name = location.lastPathComponent
      guard DocumentFormat(path: name) != nil else { throw .unknownFormat(path: location.relativePath) }
      return [(location, name)]
    }
    guard let walk = manager.enumerator(atPath: location.path) else {
      throw .notReadable(path: location.relativePath, reason: "the folder cannot be listed")
    }
    var found: [String] = []
    while let path = walk.nextObject() as? String {
      let isHidden = path.split(separator: "/").contains { $0.hasPrefix(".") }
      if !isHidden, DocumentFormat(path: path) != nil { found.append(path) }
    }
    let prefix = label.isEmpty ? "" : label + "/"
    return found.sorted().map { (location.appending(path: $0), prefix + $0) }
  }
}
