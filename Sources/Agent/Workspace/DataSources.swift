import Foundation
import Storage

/// What the words on a command line name: one database that is read where it lies, or files to import.
enum DataSources: Equatable {
  case database(String)
  case files([String])

  /// File name extensions that are imported from a folder.
  static let importable: Set<String> = ["csv", "tsv", "tab", "psv", "json", "jsonl", "ndjson"]

  /// Looks at paths, folders and the word `demo`.
  /// - Throws: `StorageError` when something is missing, a folder has no data, or databases and files are mixed.
  static func resolve(_ sources: [String], demoFolder: String?) throws(StorageError) -> DataSources {
    var databases: [String] = []
    var files: [String] = []
    for source in sources {
      switch try kind(of: source, demoFolder: demoFolder) {
      case .database(let path): databases.append(path)
      case .files(let paths): files += paths
      }
    }
    guard let database = databases.first else { return .files(files) }
    guard databases.count == 1, files.isEmpty else {
      throw .refusedFile(
        path: database, reason: "a SQLite database cannot be asked together with other data",
        suggestion: "open it alone, or export its tables to CSV first")
    }
    return .database(database)
  }

  private static func kind(of source: String, demoFolder: String?) throws(StorageError) -> DataSources {
    let manager = FileManager.default
    var path = source
    var isFolder = false
    if source == "demo", !manager.fileExists(atPath: source) {
      guard let demoFolder else { throw .fileNotFound(path: "demo (the sample company's data folder)") }
      path = demoFolder
    }
    guard manager.fileExists(atPath: path, isDirectory: &isFolder) else {
      if let goal = try? manager.destinationOfSymbolicLink(atPath: path) {
        throw .notReadable(path: source, reason: "it is a link to \(goal), which is not there")
      }
      throw .fileNotFound(path: source)
    }
    // Opening a pipe waits for whoever writes to it, and neither a pipe nor a device can be read twice.
    guard isFolder || isRegular(path) else {
      throw .refusedFile(
        path: source, reason: "it is a pipe or a device, not a file",
        suggestion: "save what comes out of it as a file and load that")
    }
    guard isFolder else { return isSQLite(path) ? .database(path) : .files([path]) }
    let names = ((try? manager.contentsOfDirectory(atPath: path)) ?? []).sorted()
      .filter { !manager.fileExists(atPath: path + "/" + $0) || isRegular(path + "/" + $0) }
    let files = names.filter { isImportable($0) }.map { path + "/" + $0 }
    if !files.isEmpty { return .files(files) }
    let databases = names.map { path + "/" + $0 }.filter { isSQLite($0) }
    if databases.count == 1 { return .database(databases[0]) }
    throw .refusedFile(
      path: source,
      reason: databases.isEmpty
        ? "no CSV, TSV, JSON or SQLite file in the folder" : "the folder holds several SQLite files",
      suggestion: "name a file: querent \(path)/FILE")
  }

  private static func isRegular(_ path: String) -> Bool {
    let path = URL(filePath: path).resolvingSymlinksInPath().path
    return (try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType)
      == .typeRegular
  }

  private static func isImportable(_ name: String) -> Bool {
    guard !name.hasPrefix("."), !name.hasSuffix(".rejected.csv"), let dot = name.lastIndex(of: ".") else {
      return false
    }
    return importable.contains(name[name.index(after: dot)...].lowercased())
  }

  /// SQLite files start with the same sixteen bytes; names say nothing.
  private static func isSQLite(_ path: String) -> Bool {
    guard let handle = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? handle.close() }
    return (try? handle.read(upToCount: 16)) == Data("SQLite format 3\0".utf8)
  }
}
