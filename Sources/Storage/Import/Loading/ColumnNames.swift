/// Names of columns, as the file has them: trimmed, on one line, never empty, never twice.
enum ColumnNames {
  static func cleaned(_ raw: [String]) -> [String] {
    var taken: Set<String> = []
    return raw.enumerated().map { index, text in
      let words = text.split {
        $0.isWhitespace || $0.unicodeScalars.allSatisfy { $0.value < 32 } || $0 == "\u{feff}"
      }
      let name = words.isEmpty ? "column_\(index + 1)" : words.joined(separator: " ")
      var unique = name
      var number = 2
      // SQLite does not tell upper from lower case in names.
      while !taken.insert(unique.lowercased()).inserted {
        unique = "\(name)_\(number)"
        number += 1
      }
      return unique
    }
  }
}
