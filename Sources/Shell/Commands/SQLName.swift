/// Names in SQL.
enum SQLName {
  /// The name between double quotes, as SQL writes names that hold anything.
  static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
