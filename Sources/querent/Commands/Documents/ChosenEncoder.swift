import Foundation
import Retrieval

/// The sentence encoder that the settings name.
enum ChosenEncoder {
  /// What was chosen, as it was written; `nil` has none.
  static var name: String? {
    let text = Settings.current["docs.encoder"].text
    return text.isEmpty || text == "none" ? nil : text
  }

  /// Opens it. Paths of the personal settings begin at the home folder with `~`.
  static func open() throws(EncoderProblem) -> (any SentenceEncoder)? {
    guard let name else { return nil }
    var path = name
    if path.hasPrefix("~/"), let home = Surroundings.current["HOME"] { path = home + path.dropFirst() }
    return try TransformerEncoder(URL(fileURLWithPath: path))
  }

  /// What `docs stats` says of it.
  static func describe(_ index: DocumentIndex) throws -> String {
    if let problem = index.encoderProblem { return "not used: \(problem.message)" }
    guard let name else { return "none: words, and directions learnt from the documents" }
    let (encoded, all) = try index.encodedCount()
    return "\(name), \(encoded) of \(all) passages encoded"
  }
}
