import Foundation
public import QuerentCore
public import SemanticLayer

/// Where approved questions about some data are kept, a file each, for a team to share: the folder `verified` beside the
/// data or, where that is not ours to write to, a folder of this person's own.
public struct VerifiedFiles: Sendable {
  private let place: KeptPlace

  /// Finds the folders for data.
  /// - Parameter folder: where a person's own files are kept.
  public init(sources: [String], folder: String?) {
    place = KeptPlace("verified", sources: sources, folder: folder)
  }

  /// All of them by name; a person's own win over the team's of the same name.
  /// - Throws: ``ModelProblems`` for a file that does not read.
  public func questions() throws(ModelProblems) -> [VerifiedQuestion] {
    var found: [String: VerifiedQuestion] = [:]
    for folder in place.all {
      for file in Self.files(in: folder) {
        let path = "\(folder)/\(file)"
        guard let data = FileManager.default.contents(atPath: path) else { continue }
        let name = String(file.dropLast(".yaml".count))
        do throws(Diagnostic) {
          found[name] = try VerifiedQuestion(name: name, yaml: String(decoding: data, as: UTF8.self))
        } catch {
          throw ModelProblems(path: path, problems: [error])
        }
      }
    }
    return found.values.sorted { $0.name < $1.name }
  }

  /// Keeps a question, in place of one of the same name.
  /// - Returns: The file it is in.
  /// - Throws: A `Diagnostic` when it cannot be written.
  public func write(_ question: VerifiedQuestion) throws(Diagnostic) -> String {
    guard let folder = place.writable else {
      throw Diagnostic(
        code: "verified-question", summary: "There is no folder to keep verified questions in.",
        suggestions: ["Set HOME or XDG_CONFIG_HOME."])
    }
    let path = "\(folder)/\(question.name).yaml"
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(question.yaml.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw Diagnostic(
        code: "verified-question", summary: "\(path) cannot be written.", suggestions: ["Check the folder."])
    }
    return path
  }

  /// Removes a question wherever it is kept; false when it is nowhere.
  /// - Throws: A `Diagnostic` when a file cannot be removed.
  public func remove(_ name: String) throws(Diagnostic) -> Bool {
    var isRemoved = false
    for folder in place.all where Self.files(in: folder).contains("\(name).yaml") {
      do {
        try FileManager.default.removeItem(atPath: "\(folder)/\(name).yaml")
        isRemoved = true
      } catch {
        throw Diagnostic(
          code: "verified-question", summary: "\(folder)/\(name).yaml cannot be removed.",
          suggestions: ["Check the folder."])
      }
    }
    return isRemoved
  }

  private static func files(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
      .filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.sorted()
  }
}
