/// Reduces English words to their dictionary form and to a stem, by rules and a list of irregular forms.
enum Lemmatizer {
  /// `customers` → `customer`, `countries` → `country`, `bought` → `buy`; a word it does not know stays as it is.
  static func lemma(of word: String) -> String {
    if let irregular = irregularForms[word] { return irregular }
    let count = word.utf8.count
    guard count > 3, word.utf8.allSatisfy({ $0 >= 97 && $0 <= 122 }) else { return word }
    if unchanging.contains(word) { return word }
    // "salespeople", "tradespeople"
    if count > 8, word.hasSuffix("people") { return word.dropLast(6) + "person" }
    if word.hasSuffix("ies") { return count > 4 ? word.dropLast(3) + "y" : String(word.dropLast()) }
    if word.hasSuffix("sses") || word.hasSuffix("shes") || word.hasSuffix("ches") || word.hasSuffix("xes")
      || word.hasSuffix("zzes")
    {
      return String(word.dropLast(2))
    }
    if word.hasSuffix("ss") || word.hasSuffix("us") || word.hasSuffix("is") { return word }
    if word.hasSuffix("s") { return String(word.dropLast()) }
    return word
  }

  /// A light stem after Porter (1980), steps 1b, 2 and 4 in part: endings of verbs and of derived nouns fall.
  static func stem(of lemma: String) -> String {
    let count = lemma.utf8.count
    guard count > 4, lemma.utf8.allSatisfy({ $0 >= 97 && $0 <= 122 }) else { return lemma }
    for ending in endings where lemma.hasSuffix(ending) {
      let root = lemma.dropLast(ending.count)
      guard root.utf8.count >= (ending == "ate" ? 4 : 3), root.contains(where: { "aeiouy".contains($0) })
      else { continue }
      var bytes = Array(root.utf8)
      if bytes.count > 3, bytes[bytes.count - 1] == bytes[bytes.count - 2],
        !"lsz".utf8.contains(bytes[bytes.count - 1])
      {
        bytes.removeLast()
      }
      if bytes.count > 4, bytes[bytes.count - 1] == UInt8(ascii: "e") { bytes.removeLast() }
      return String(decoding: bytes, as: UTF8.self)
    }
    return lemma.hasSuffix("e") || lemma.hasSuffix("y") ? String(lemma.dropLast()) : lemma
  }

  private static let endings = [
    "ization", "ations", "ation", "ition", "ments", "ment", "ings", "ing", "edly", "ied", "ed", "ers", "er",
    "ors", "or", "ions", "ion", "ances", "ance", "ence", "ity", "ly", "al",
    // last, so that "rate" and "date" keep what they are: only a long root loses "ate"
    "ate",
  ]

  private static let unchanging: Set<String> = [
    "news", "status", "address", "series", "species", "business", "process", "access", "bonus", "campus",
    "analysis", "basis", "gross", "less", "class", "pass", "loss", "always", "across", "plus", "versus",
    "gas",
    "bus", "this", "has", "was", "does", "is", "as", "its", "texas", "kansas", "paris", "sales", "mens",
  ]

  private static let irregularForms: [String: String] = [
    "ids": "id", "yrs": "year", "nos": "no", "people": "person", "persons": "person", "children": "child",
    "men": "man", "women": "woman", "feet": "foot",
    "mice": "mouse", "criteria": "criterion", "data": "data", "media": "media", "buses": "bus",
    "addresses": "address", "statuses": "status", "businesses": "business", "processes": "process",
    "classes": "class", "losses": "loss", "passes": "pass", "bonuses": "bonus", "campuses": "campus",
    "analyses": "analysis", "bases": "base", "indices": "index", "movies": "movie", "cookies": "cookie",
    "prices": "price", "sizes": "size", "houses": "house", "courses": "course", "licenses": "license",
    "purchases": "purchase", "warehouses": "warehouse", "expenses": "expense", "responses": "response",
    "causes": "cause", "phases": "phase", "releases": "release", "databases": "database", "leases": "lease",
    "nurses": "nurse", "horses": "horse", "cases": "case", "increases": "increase", "decreases": "decrease",
    "taxes": "tax", "boxes": "box", "lives": "live", "wives": "wife", "knives": "knife", "shelves": "shelf",
    "halves": "half", "staffs": "staff", "went": "go", "gone": "go", "bought": "buy", "sold": "sell",
    "made": "make", "paid": "pay", "spent": "spend", "taught": "teach", "wrote": "write", "written": "write",
    "won": "win", "led": "lead", "held": "hold", "had": "have", "has": "have", "having": "have", "did": "do",
    "does": "do", "done": "do", "was": "be", "were": "be", "is": "be", "are": "be", "been": "be", "am": "be",
    "got": "get", "gave": "give", "given": "give", "took": "take", "taken": "take", "came": "come",
    "ran": "run",
    "grew": "grow", "grown": "grow", "fell": "fall", "fallen": "fall", "rose": "rise", "risen": "rise",
    "chose": "choose", "chosen": "choose", "born": "bear", "left": "left", "built": "build", "sent": "send",
    "lost": "lose", "kept": "keep", "met": "meet", "flew": "fly", "drove": "drive", "driven": "drive",
    "ate": "eat", "sang": "sing", "known": "know", "shown": "show", "began": "begin", "begun": "begin",
    "hired": "hire", "used": "use", "using": "use", "located": "locate", "placed": "place", "named": "name",
    "called": "call", "released": "release", "priced": "price", "died": "die", "living": "live",
    "lived": "live",
    "owed": "owe", "owned": "own", "worked": "work", "working": "work", "works": "work",
    "ordered": "order", "ordering": "order", "shipped": "ship", "shipping": "ship",
    "managed": "manage", "manages": "manage", "issued": "issue", "received": "receive", "produced": "produce",
    "published": "publish", "created": "create", "directed": "direct", "starred": "star", "titled": "title",
    "rated": "rate", "sorted": "sort", "grouped": "group", "purchased": "purchase", "invoiced": "invoice",
    "billed": "bill", "refunded": "refund", "returned": "return", "earned": "earn", "earning": "earn",
  ]
}
