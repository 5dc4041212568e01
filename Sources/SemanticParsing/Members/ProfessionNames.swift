/// People named after their field: `cardiologist` for "Cardiology", `pediatrician` for "Pediatrics".
///
/// Provenance: endings of English nouns of agents and of fields of learning, by hand.
enum ProfessionNames {
  /// Names of the field that a folded word for a person belongs to; empty for other words.
  static func fields(of key: String) -> [String] {
    let word = Lemmatizer.lemma(of: key)
    for (person, fields) in endings where word.hasSuffix(person) && word.utf8.count > person.utf8.count + 3 {
      return fields.map { word.dropLast(person.utf8.count) + $0 }
    }
    return []
  }

  /// The longest ending first.
  private static let endings: [(person: String, fields: [String])] = [
    ("ologist", ["ology", "ological"]), ("iatrician", ["iatrics", "iatry"]),
    ("iatrist", ["iatry", "iatrics"]),
    ("ician", ["ics", "ic", "ical"]), ("surgeon", ["surgery"]), ("therapist", ["therapy"]),
    ("ist", ["y", "ics", "istry", "ic"]),
  ]
}
