/// Verbs of money that are no names of the tables that hold what they did: "how much did we bill".
enum AmountVerbs {
  /// Lemma → words of table names, likeliest first.
  static let tables: [String: [String]] = [
    "bill": ["invoice", "bill", "billing"], "invoice": ["invoice", "billing"],
    "collect": ["payment", "receipt", "collection"],
  ]
}
