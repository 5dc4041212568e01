/// Singular and plural of English nouns, by rules and a list of irregular forms. Works on lower-case words; a phrase
/// is inflected at its last word.
public enum Inflection {
  /// `customers` → `customer`, `order lines` → `order line`; a word that is no plural stays as it is.
  public static func singular(of phrase: String) -> String {
    inflectingLastWord(of: phrase, by: singularWord)
  }

  /// `customer` → `customers`, `company` → `companies`; a word that is plural already stays as it is.
  public static func plural(of phrase: String) -> String {
    inflectingLastWord(of: phrase, by: pluralWord)
  }

  private static func inflectingLastWord(of phrase: String, by inflect: (String) -> String) -> String {
    guard let space = phrase.utf8.lastIndex(of: UInt8(ascii: " ")) else { return inflect(phrase) }
    let start = phrase.utf8.index(after: space)
    return phrase[..<start] + inflect(String(phrase[start...]))
  }

  private static func singularWord(_ word: String) -> String {
    if let irregular = singulars[word] { return irregular }
    guard word.utf8.last == UInt8(ascii: "s") else { return word }
    if unchanging.contains(word) || singularInS.contains(word) || word.utf8.count < 4 { return word }
    if word.hasSuffix("ies") { return word.utf8.count > 4 ? word.dropLast(3) + "y" : String(word.dropLast()) }
    for ending in ["sses", "shes", "ches", "xes", "zzes", "uses"] where word.hasSuffix(ending) {
      // `causes` and `houses` keep their e, `buses` and `statuses` do not.
      if ending == "uses", word.hasSuffix("auses") || word.hasSuffix("ouses") { break }
      return String(word.dropLast(2))
    }
    for ending in ["ss", "us", "is"] where word.hasSuffix(ending) { return word }
    return word.hasSuffix("s") ? String(word.dropLast()) : word
  }

  private static func pluralWord(_ word: String) -> String {
    if let irregular = plurals[word] { return irregular }
    if unchanging.contains(word) || singulars[word] != nil { return word }
    if !singularInS.contains(word), word.hasSuffix("s"), singularWord(word) != word { return word }
    if word.hasSuffix("y"), let before = word.dropLast().last, !"aeiou".contains(before) {
      return word.dropLast() + "ies"
    }
    if word.hasSuffix("is"), word.utf8.count > 4 { return word.dropLast(2) + "es" }
    for ending in ["s", "x", "z", "sh", "ch"] where word.hasSuffix(ending) { return word + "es" }
    return word + "s"
  }

  /// Nouns with one form for both numbers, and nouns that are not counted.
  private static let unchanging: Set<String> = [
    "sales", "series", "species", "news", "data", "media", "staff", "equipment", "information", "goods",
    "premises",
    "headquarters", "aircraft", "software", "hardware", "feedback", "inventory", "stock", "sheep", "fish",
    "savings", "revenue", "personnel", "merchandise", "economics", "logistics", "analytics", "mathematics",
    "physics", "weather", "mileage", "money", "cash", "traffic", "proceeds", "earnings",
  ]

  /// Singular nouns that end in s and whose plural is not the same.
  private static let singularInS: Set<String> = [
    "status", "address", "business", "process", "access", "bonus", "campus", "analysis", "basis", "gross",
    "class",
    "pass", "loss", "gas", "bus", "lens", "canvas", "atlas", "census", "virus", "corpus", "boss", "mass",
    "alias",
    "bias", "press", "success", "progress", "canvass", "express", "ss", "is", "as", "this", "plus", "versus",
    "gps",
    "sms", "pos", "texas", "kansas", "paris", "chess", "dress", "glass", "grass", "cross", "wellness",
    "fitness",
  ]

  private static let singulars: [String: String] = {
    var forms = [String: String](minimumCapacity: plurals.count)
    for (singular, plural) in plurals { forms[plural] = singular }
    forms["persons"] = "person"
    forms["staffs"] = "staff"
    return forms
  }()

  private static let plurals: [String: String] = [
    "person": "people", "child": "children", "man": "men", "woman": "women", "foot": "feet", "tooth": "teeth",
    "mouse": "mice", "goose": "geese", "criterion": "criteria", "index": "indexes", "matrix": "matrices",
    "analysis": "analyses", "basis": "bases", "crisis": "crises", "diagnosis": "diagnoses", "life": "lives",
    "wife": "wives", "knife": "knives", "shelf": "shelves", "half": "halves", "leaf": "leaves",
    "thief": "thieves",
    "movie": "movies", "cookie": "cookies", "calorie": "calories", "selfie": "selfies", "zombie": "zombies",
    "photo": "photos", "quiz": "quizzes", "tomato": "tomatoes", "potato": "potatoes", "hero": "heroes",
    "cargo": "cargoes", "bus": "buses", "gas": "gases", "lens": "lenses", "axis": "axes", "cache": "caches",
    "salesman": "salesmen", "salesperson": "salespeople", "spokesperson": "spokespeople",
    "database": "databases",
    "purchase": "purchases", "warehouse": "warehouses", "house": "houses", "course": "courses",
    "lease": "leases",
    "release": "releases", "license": "licenses", "expense": "expenses", "response": "responses",
    "case": "cases",
    "cause": "causes", "phase": "phases", "nurse": "nurses", "horse": "horses", "tie": "ties", "pie": "pies",
    "use": "uses", "clause": "clauses", "pause": "pauses", "excuse": "excuses",
  ]
}
