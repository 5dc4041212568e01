import Foundation
import QuerentCore
public import SemanticLayer

/// Where the words that people teach about some data are kept: `glossary.yaml` beside the data, for the whole team, or, where
/// that folder is not ours to write to, a file of this person's own.
public struct GlossaryFile: Sendable {
  private let place: KeptPlace

  /// Finds the files for data.
  /// - Parameter folder: where a person's own glossaries are kept.
  public init(sources: [String], folder: String?) {
    place = KeptPlace("glossary", ending: ".yaml", sources: sources, folder: folder)
  }

  /// Every definition in force: the team's, then this person's, which win.
  /// - Throws: ``ModelProblems`` for a file that does not read.
  public func definitions() throws(ModelProblems) -> [Definition] {
    var glossary = try Self.read(place.shared)
    for definition in try Self.read(place.own).definitions { glossary.set(definition) }
    return glossary.definitions
  }

  /// Keeps a definition.
  /// - Returns: The file it is in now.
  /// - Throws: ``ModelProblems`` for a file that does not read, a `Diagnostic` for one that cannot be written.
  public func set(_ definition: Definition) throws -> String {
    guard let path = place.writable else {
      throw Diagnostic(
        code: "glossary", summary: "There is no folder to keep definitions in.",
        suggestions: ["Set HOME or XDG_CONFIG_HOME; the definition holds for this session."])
    }
    var glossary = try Self.read(path)
    glossary.set(definition)
    try Self.write(glossary, to: path, isOwn: path == place.own)
    return path
  }

  /// Forgets a term in every file that has it; false when none has.
  public func remove(_ term: String) throws -> Bool {
    var isRemoved = false
    for path in place.all {
      var glossary = try Self.read(path)
      guard glossary.remove(term) else { continue }
      try Self.write(glossary, to: path, isOwn: path == place.own)
      isRemoved = true
    }
    return isRemoved
  }

  private static func read(_ path: String?) throws(ModelProblems) -> Glossary {
    guard let path, let data = FileManager.default.contents(atPath: path) else { return Glossary() }
    do throws(Diagnostic) {
      return try Glossary(yaml: String(decoding: data, as: UTF8.self))
    } catch {
      throw ModelProblems(path: path, problems: [error])
    }
  }

  private static func write(_ glossary: Glossary, to path: String, isOwn: Bool) throws(Diagnostic) {
    let manager = FileManager.default
    if glossary.isEmpty {
      try? manager.removeItem(atPath: path)
      return
    }
    let folder = URL(filePath: path).deletingLastPathComponent().path
    if isOwn {
      try? manager.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
    do {
      try Data(glossary.yaml.utf8).write(to: URL(filePath: path), options: .atomic)
      if isOwn { try manager.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path) }
    } catch {
      throw Diagnostic(
        code: "glossary", summary: "\(path) cannot be written.",
        suggestions: ["Check the folder; the definition holds for this session."])
    }
  }
}
