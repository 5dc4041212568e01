/// Paths as people type them: separated by spaces, in quotes where they hold some.
enum PathList {
  /// A path as a person would have to type it.
  static func quoted(_ path: String) -> String {
    guard path.contains(where: { $0.isWhitespace || "\"'\\".contains($0) }) else { return path }
    return "\"" + path.map { "\"\\".contains($0) ? "\\\($0)" : String($0) }.joined() + "\""
  }

  static func split(_ text: String) -> [String] {
    var paths: [String] = []
    var path = ""
    var quote: Character?
    var isEscaped = false
    for character in text {
      if isEscaped {
        path.append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if let open = quote {
        if character == open { quote = nil } else { path.append(character) }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character.isWhitespace {
        if !path.isEmpty { paths.append(path) }
        path = ""
      } else {
        path.append(character)
      }
    }
    if !path.isEmpty { paths.append(path) }
    return paths
  }
}
