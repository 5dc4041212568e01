import Foundation
import SemanticLayer

/// Files that may have been meant by a path that leads nowhere.
enum NearestFile {
  /// `Did you mean sales.csv?`, or nothing.
  static func suggestions(for path: String) -> [String] {
    let folder = (path as NSString).deletingLastPathComponent
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
    let shown = names.filter { !$0.hasPrefix(".") && $0 != (path as NSString).lastPathComponent }.sorted()
    return NearestName.suggestions(for: (path as NSString).lastPathComponent, among: shown).prefix(1).map {
      "Did you mean \(folder.isEmpty ? $0 : "\(folder)/\($0)")?"
    }
  }
}
