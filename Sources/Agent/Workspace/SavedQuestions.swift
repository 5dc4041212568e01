import Foundation
public import QuerentCore

/// Where the questions that people saved about some data are kept, a file each, for a team to share: the folder `questions`
/// beside the data or, where that is not ours to write to, a folder of this person's own.
public struct SavedQuestions: Sendable {
  /// A saved file: questions (`.q`) or a statement (`.sql`).
  public struct Entry: Hashable, Sendable {
    public var name: String
    public var path: String
  }

  /// Endings of files that can be run by name, the first for what is saved here.
  private static let endings = ["q", "sql", "yaml", "md", "jsonl"]

  private let place: KeptPlace

  /// Finds the folders for data.
  /// - Parameter folder: where a person's own files are kept.
  public init(sources: [String], folder: String?) {
    place = KeptPlace("questions", sources: sources, folder: folder)
  }

  /// All of them by name; a person's own win over the team's of the same name.
  public var all: [Entry] {
    var found: [String: Entry] = [:]
    for folder in place.all {
      for file in ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted().reversed() {
        let ending = (file as NSString).pathExtension
        guard Self.endings.contains(ending), !file.hasPrefix(".") else { continue }
        let name = (file as NSString).deletingPathExtension
        found[name] = Entry(name: name, path: "\(folder)/\(file)")
      }
    }
    return found.values.sorted { $0.name < $1.name }
  }

  /// The saved file of a name.
  public func entry(_ name: String) -> Entry? { all.first { $0.name == name } }

  /// Whether a text can be the name of a saved question: letters, digits, `-` and `_`.
  public static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.count <= 60
      && text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || "0123456789-_".unicodeScalars.contains($0)
      }
  }

  /// Keeps a file, in place of one of the same name.
  /// - Returns: Its path.
  /// - Throws: A `Diagnostic` when it cannot be written.
  public func write(_ text: String, name: String, ending: String = "q") throws(Diagnostic) -> String {
    guard let folder = place.writable else {
      throw Diagnostic(
        code: "saved-question", summary: "There is no folder to keep questions in.",
        suggestions: ["Set HOME or XDG_CONFIG_HOME."])
    }
    let path = "\(folder)/\(name).\(ending)"
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw Diagnostic(
        code: "saved-question", summary: "\(path) cannot be written.", suggestions: ["Check the folder."])
    }
    return path
  }

  /// Removes what is saved under a name wherever it is kept; false when it is nowhere.
  /// - Throws: A `Diagnostic` when a file cannot be removed.
  public func remove(_ name: String) throws(Diagnostic) -> Bool {
    var isRemoved = false
    while let entry = entry(name) {
      do {
        try FileManager.default.removeItem(atPath: entry.path)
        isRemoved = true
      } catch {
        throw Diagnostic(
          code: "saved-question", summary: "\(entry.path) cannot be removed.",
          suggestions: ["Check the folder."])
      }
    }
    return isRemoved
  }
}
