/// Takes names of tables and columns apart into the words people say.
public enum NameSplitter {
  /// Lower-case words with abbreviations written out: `custPhoneNo` → `customer phone number`.
  public static func words(in name: String) -> [String] {
    let raw = rawWords(in: name)
    var words: [String] = []
    for (index, word) in raw.enumerated() {
      if word == "no" {
        // Last in a name it counts or numbers (`flight no`); before a noun it denies (`no discounts`).
        words.append(index > 0 && index == raw.count - 1 ? "number" : word)
      } else if word == "art", index + 1 < raw.count, Self.marksOfArticles.contains(raw[index + 1]) {
        words.append("product")
      } else if word == "min", index > 0, index == raw.count - 1, Self.lasting.contains(raw[index - 1]) {
        // `setup_min` says how long it took, `temp_min` how cold it got
        words.append("minutes")
      } else if word == "land", index + 1 < raw.count,
        ["cd", "code", "kz", "nr", "bez"].contains(raw[index + 1])
      {
        words.append("country")
      } else if let expansion = BusinessLexicon.standard.expansion(ofAbbreviation: word) {
        words += expansion.split(separator: " ").map(String.init)
      } else if let whole = ConsonantSkeleton.word(abbreviatedAs: word) {
        words.append(whole)
      } else if let numbered = numbered(word) {
        words += numbered
      } else {
        words.append(word)
      }
    }
    return words
  }

  /// `amt2` → `amount 2`, where the letters are a short form and no word.
  private static func numbered(_ word: String) -> [String]? {
    guard let last = word.utf8.last, last >= 48, last <= 57 else { return nil }
    let letters = String(word.prefix { !$0.isNumber })
    let digits = String(word.dropFirst(letters.count))
    guard letters.utf8.count >= 2, digits.utf8.count <= 2, digits.allSatisfy(\.isNumber),
      let expansion = BusinessLexicon.standard.expansion(ofAbbreviation: letters)
    else { return nil }
    return expansion.split(separator: " ").map(String.init) + [digits]
  }

  /// What follows `art` where it is short for article.
  private static let marksOfArticles: Set<String> = [
    "nr", "no", "nbr", "num", "bez", "desc", "nm", "cd", "grp",
  ]

  /// What goes on for minutes rather than having a least value.
  private static let lasting: Set<String> = [
    "duration", "dur", "setup", "run", "wait", "call", "talk", "delay", "time", "voice", "play", "work",
    "travel",
    "prep", "cook", "downtime", "session", "idle", "handle", "hold", "response", "break", "ride", "trip",
    "flight",
    "late", "length", "elapsed", "cycle", "service", "parking", "queue",
  ]

  /// The words as one phrase: `Order_Items` → `order items`.
  public static func phrase(for name: String) -> String { words(in: name).joined(separator: " ") }

  /// Lower-case words as they stand in the name: `custPhoneNo` → `cust phone no`, `stuid` → `stu id`.
  public static func rawWords(in name: String) -> [String] {
    pieces(of: name).flatMap(unfused)
  }

  /// Lower-case words told apart by signs and by capitals: `custPhoneNo` → `cust phone no`, `stuid` → `stuid`.
  static func pieces(of name: String) -> [String] {
    name.utf8.allSatisfy { $0 < 0x80 } ? piecesOfASCII(name) : piecesOfAnyScript(name)
  }

  /// What ``piecesOfAnyScript(_:)`` gives, byte by byte: most names are plain, and a model has tens of thousands.
  private static func piecesOfASCII(_ name: String) -> [String] {
    enum Kind { case upper, lower, digit, other }
    func kind(_ byte: UInt8) -> Kind {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): .upper
      case UInt8(ascii: "a")...UInt8(ascii: "z"): .lower
      case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
      default: .other
      }
    }
    let bytes = Array(name.utf8)
    var pieces: [String] = []
    var current: [UInt8] = []
    var previous = Kind.other
    func flush() {
      if !current.isEmpty { pieces.append(String(decoding: current, as: UTF8.self)) }
      current.removeAll(keepingCapacity: true)
      previous = .other
    }
    for (index, byte) in bytes.enumerated() {
      let now = kind(byte)
      if now == .other {
        flush()
        // `Ord#` is an order number, `# of items` how many there are
        if byte == UInt8(ascii: "#") { pieces.append(pieces.isEmpty ? "number" : "no") }
        continue
      }
      if now == .upper, index + 1 < bytes.count {
        let startsCamelWord = previous == .lower
        let endsAcronym = previous == .upper && current.count > 1 && kind(bytes[index + 1]) == .lower
        if startsCamelWord || endsAcronym { flush() }
      }
      current.append(now == .upper ? byte | 0x20 : byte)
      previous = now
    }
    flush()
    return pieces
  }

  private static func piecesOfAnyScript(_ name: String) -> [String] {
    var pieces: [[Character]] = []
    var current: [Character] = []
    let characters = Array(name)
    for (index, character) in characters.enumerated() {
      guard character.isLetter || character.isNumber else {
        if !current.isEmpty { pieces.append(current) }
        current = []
        continue
      }
      if let previous = current.last {
        // A single capital at the very end is part of its word: `MiB`.
        let startsCamelWord =
          character.isUppercase && previous.isLowercase && index + 1 < characters.count
        // `HTTPServer`: the last capital before a lower-case letter starts the next word.
        let endsAcronym =
          character.isUppercase && previous.isUppercase && index + 1 < characters.count
          && characters[index + 1].isLowercase && current.count > 1
        if startsCamelWord || endsAcronym {
          pieces.append(current)
          current = []
        }
      }
      current.append(character)
    }
    if !current.isEmpty { pieces.append(current) }
    return pieces.map { String($0).lowercased() }
  }

  /// Splits words written together when they end in a word that names columns: `custid`, `lastname`.
  private static func unfused(_ word: String) -> [String] {
    guard word.utf8.count >= 5, !wholeWords.contains(word) else { return [word] }
    if let fused = fusedNames[word] { return fused }
    for ending in endings where word.hasSuffix(ending) {
      let rest = String(word.dropLast(ending.count))
      guard rest.utf8.count >= 3 else { continue }
      return [rest, ending]
    }
    return shortForms(fusedIn: word) ?? FusedWords.parts(of: word) ?? [word]
  }

  /// `slsrep` → `sls rep`: two short forms written together, the first of which has no vowel and so is no word.
  private static func shortForms(fusedIn word: String) -> [String]? {
    let lexicon = BusinessLexicon.standard
    guard word.utf8.allSatisfy({ $0 >= 97 && $0 <= 122 }), lexicon.expansion(ofAbbreviation: word) == nil
    else {
      return nil
    }
    for length in stride(from: word.utf8.count - 3, through: 3, by: -1) {
      let first = String(word.prefix(length))
      let second = String(word.dropFirst(length))
      guard first.utf8.allSatisfy({ !Self.vowels.contains($0) }),
        lexicon.expansion(ofAbbreviation: first) != nil,
        lexicon.expansion(ofAbbreviation: second) != nil
      else { continue }
      return [first, second]
    }
    return nil
  }

  private static let vowels = Set("aeiou".utf8)

  private static let endings = [
    "id", "name", "code", "date", "number", "price", "amount", "address", "type", "status", "datetime",
  ]

  /// Words that only look like two.
  private static let wholeWords: Set<String> = [
    "forename", "nickname", "update", "candidate", "mandate", "validate", "liquidate", "accommodate",
    "surname", "prototype",
    "decode",
    "encode", "unicode", "geocode", "avoid", "valid", "invalid", "solid", "fluid", "liquid", "hybrid",
    "android",
    "steroid", "asteroid", "thyroid", "covid", "david", "madrid", "prepaid", "unpaid", "overpaid", "repaid",
    "orchid", "rapid", "vivid", "humid", "refund", "outdated", "predate", "consolidate", "stereotype",
    "stupid",
    "rename", "tenure", "pyramid", "squid", "braid", "afraid", "eyelid", "outbid", "timid", "rigid", "amid",
    "plaid", "druid", "kid", "grid", "acid", "bid", "paid", "laid", "said", "raid", "maid", "void", "arid",
  ]

  private static let fusedNames: [String: [String]] = [
    "firstname": ["first", "name"], "lastname": ["last", "name"], "fullname": ["full", "name"],
    "fname": ["first", "name"], "lname": ["last", "name"], "mname": ["middle", "name"],
    "minit": ["middle", "initial"], "bdate": ["birth", "date"], "birthdate": ["birth", "date"],
    "birthday": ["birth", "date"], "postcode": ["postal", "code"], "postalcode": ["postal", "code"],
    "zipcode": ["zip", "code"], "orderdate": ["order", "date"], "phoneno": ["phone", "no"],
    "numciting": ["num", "citing"], "unitprice": ["unit", "price"], "createdat": ["created", "at"],
    "updatedat": ["updated", "at"], "username": ["user", "name"], "headcount": ["headcount"],
    "starttime": ["start", "time"], "endtime": ["end", "time"],
  ]
}
