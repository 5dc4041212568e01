/// Names of people in two columns, whatever the columns are called: `first_name` and `last_name`, `given_name` and
/// `surname`.
enum PersonNames {
  /// Whether the words of a column say that it holds first names.
  static func isFirst(_ words: [String]) -> Bool {
    words.suffix(2) == ["first", "name"] || words.suffix(2) == ["given", "name"] || words.last == "forename"
  }

  /// Whether the words of a column say that it holds last names.
  static func isLast(_ words: [String]) -> Bool {
    words.suffix(2) == ["last", "name"] || words.suffix(2) == ["family", "name"] || words.last == "surname"
  }
}
