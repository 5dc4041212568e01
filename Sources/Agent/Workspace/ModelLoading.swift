import Foundation
public import QuerentCore
import SemanticLayer
import Storage

/// The model of a database: inferred, and overridden by a file where there is one.
enum ModelLoading {
  /// - Parameters:
  ///   - file: a file the person named; any problem in it is an error.
  ///   - sources: the data; a `model.yaml` or `querent.yaml` beside it is used when it describes tables.
  /// - Throws: ``ModelProblems`` for a file that does not read or does not fit the data.
  static func model(
    for catalogue: Catalogue, file: String?, besides sources: [String], calendar: BusinessCalendar? = nil,
    currency: String? = nil
  ) throws(ModelProblems) -> (SemanticModel, file: String?) {
    var inferred = SemanticModel(inferredFrom: catalogue)
    if let calendar { inferred.calendar = calendar }
    if let currency { inferred = inferred.priced(in: currency) }
    guard let path = file ?? fileBeside(sources) else { return (inferred, nil) }
    guard let contents = FileManager.default.contents(atPath: path) else {
      let missing = Diagnostic(
        code: "file-not-found", summary: "The model file does not exist.", suggestions: ["Check the path."])
      throw ModelProblems(path: path, problems: [missing])
    }
    do throws(ModelFileError) {
      let read = try ModelFile(yaml: String(decoding: contents, as: UTF8.self))
      let problems = read.problems(in: catalogue).filter { $0.severity == .error }
      guard problems.isEmpty else { throw ModelFileError(problems) }
      return (try read.applied(to: inferred), path)
    } catch {
      throw ModelProblems(path: path, problems: error.diagnostics)
    }
  }

  /// `querent.yaml` may hold settings only; it is a model when it has a line `tables:`.
  private static func fileBeside(_ sources: [String]) -> String? {
    guard let first = sources.first else { return nil }
    let folder = URL(filePath: first).deletingLastPathComponent()
    for name in ["model.yaml", "querent.yaml"] {
      let path = folder.appending(path: name).path
      guard let contents = FileManager.default.contents(atPath: path) else { continue }
      let lines = String(decoding: contents, as: UTF8.self).split(separator: "\n")
      if lines.contains(where: { $0.hasPrefix("tables:") }) { return path }
    }
    return nil
  }
}

/// A model file that cannot be used, and every problem in it with line and column.
public struct ModelProblems: Error, Hashable, Sendable {
  public var path: String
  public var problems: [Diagnostic]
}
