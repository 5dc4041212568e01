/// The English stemmer known as Porter2 (M. F. Porter, "Snowball: a language for stemming algorithms", 2001; the
/// definition at snowballstem.org), over words of lowercase ASCII letters. Other words come back as they are.
struct PorterStemmer {
  private var word: [UInt8]
  private var first = 0
  private var second = 0

  static func stem(_ word: String) -> String {
    let bytes = Array(word.utf8)
    guard bytes.count > 2, bytes.allSatisfy({ (0x61...0x7A).contains($0) }) else { return word }
    if let special = irregular[word] { return special }
    var stemmer = PorterStemmer(word: bytes)
    stemmer.run()
    return String(decoding: stemmer.word, as: UTF8.self)
  }

  /// Words that the steps would merge with others or cut wrongly, from the definition.
  private static let irregular: [String: String] = [
    "skis": "ski", "skies": "sky", "dying": "die", "lying": "lie", "tying": "tie", "idly": "idl",
    "gently": "gentl", "ugly": "ugli", "early": "earli", "only": "onli", "singly": "singl", "sky": "sky",
    "news": "news", "howe": "howe", "atlas": "atlas", "cosmos": "cosmos", "bias": "bias", "andes": "andes",
    "inning": "inning", "outing": "outing", "canning": "canning", "herring": "herring",
    "earring": "earring", "proceed": "proceed", "exceed": "exceed", "succeed": "succeed",
  ]

  private init(word: [UInt8]) { self.word = word }

  private mutating func run() {
    markConsonantalY()
    findRegions()
    removePlural()
    removePastAndParticiple()
    if word.count > 2, Self.isY(word[word.count - 1]), !isVowel(word.count - 2) {
      word[word.count - 1] = 0x69
    }
    replaceFirst(Self.secondStep)
    replaceFirst(Self.thirdStep)
    removeInSecondRegion()
    removeFinalLetter()
    for index in word.indices where word[index] == 0x59 { word[index] = 0x79 }
  }

  // MARK: letters and regions

  /// A y that begins the word or follows a vowel is a consonant, written Y while the steps run.
  private mutating func markConsonantalY() {
    for index in word.indices where word[index] == 0x79 {
      if index == 0 || isVowel(index - 1) { word[index] = 0x59 }
    }
  }

  private static func isY(_ byte: UInt8) -> Bool { byte == 0x79 || byte == 0x59 }

  private func isVowel(_ index: Int) -> Bool {
    switch word[index] {
    case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: true
    default: false
    }
  }

  private mutating func findRegions() {
    first = word.count
    second = word.count
    for prefix in ["gener", "commun", "arsen"] where word.starts(with: prefix.utf8) {
      first = prefix.utf8.count
    }
    if first == word.count { first = regionStart(after: 0) }
    second = regionStart(after: first)
  }

  /// After the first consonant that follows a vowel.
  private func regionStart(after start: Int) -> Int {
    var index = start
    while index < word.count, !isVowel(index) { index += 1 }
    while index < word.count, isVowel(index) { index += 1 }
    return min(index + 1, word.count)
  }

  private func ends(with suffix: StaticString) -> Bool {
    let length = suffix.utf8CodeUnitCount
    guard length <= word.count else { return false }
    return word.suffix(length).elementsEqual(UnsafeBufferPointer(start: suffix.utf8Start, count: length))
  }

  private func hasVowel(before end: Int) -> Bool { (0..<end).contains { isVowel($0) } }

  private func endsInShortSyllable(_ end: Int) -> Bool {
    if end == 2 { return isVowel(0) && !isVowel(1) }
    guard end > 2 else { return false }
    let last = word[end - 1]
    return !isVowel(end - 1) && isVowel(end - 2) && !isVowel(end - 3) && last != 0x77 && last != 0x78
      && last != 0x59
  }

  private mutating func cut(_ count: Int) { word.removeLast(count) }

  // MARK: steps

  private mutating func removePlural() {
    if ends(with: "sses") {
      cut(2)
    } else if ends(with: "ied") || ends(with: "ies") {
      cut(word.count > 4 ? 2 : 1)
    } else if ends(with: "s"), !ends(with: "us"), !ends(with: "ss"), word.count > 2,
      hasVowel(before: word.count - 2)
    {
      cut(1)
    }
  }

  private mutating func removePastAndParticiple() {
    if ends(with: "eed") || ends(with: "eedly") {
      let length = ends(with: "eed") ? 3 : 5
      if word.count - length >= first { cut(length - 2) }
      return
    }
    let length =
      if ends(with: "ed") { 2 } else if ends(with: "ing") { 3 } else if ends(with: "edly") {
        4
      } else if ends(with: "ingly") { 5 } else { 0 }
    guard length > 0, hasVowel(before: word.count - length) else { return }
    cut(length)
    if ends(with: "at") || ends(with: "bl") || ends(with: "iz") {
      word.append(0x65)
    } else if endsInDouble {
      cut(1)
    } else if first >= word.count, endsInShortSyllable(word.count) {
      word.append(0x65)
    }
  }

  private var endsInDouble: Bool {
    guard word.count > 1, word[word.count - 1] == word[word.count - 2] else { return false }
    switch word[word.count - 1] {
    case 0x62, 0x64, 0x66, 0x67, 0x6D, 0x6E, 0x70, 0x72, 0x74: return true
    default: return false
    }
  }

  private struct Ending: Sendable {
    var suffix: StaticString
    var replacement: String
    init(_ suffix: StaticString, _ replacement: String) {
      self.suffix = suffix
      self.replacement = replacement
    }
  }

  /// Longest first.
  private static let secondStep: [Ending] = [
    Ending("ization", "ize"), Ending("ational", "ate"), Ending("fulness", "ful"), Ending("ousness", "ous"),
    Ending("iveness", "ive"), Ending("tional", "tion"), Ending("biliti", "ble"), Ending("lessli", "less"),
    Ending("entli", "ent"), Ending("ation", "ate"), Ending("alism", "al"), Ending("aliti", "al"),
    Ending("ousli", "ous"), Ending("iviti", "ive"), Ending("fulli", "ful"), Ending("enci", "ence"),
    Ending("anci", "ance"), Ending("abli", "able"), Ending("izer", "ize"), Ending("ator", "ate"),
    Ending("alli", "al"), Ending("bli", "ble"), Ending("ogi", "og"), Ending("li", ""),
  ]

  private static let thirdStep: [Ending] = [
    Ending("ational", "ate"), Ending("tional", "tion"), Ending("alize", "al"), Ending("icate", "ic"),
    Ending("iciti", "ic"), Ending("ative", ""), Ending("ical", "ic"), Ending("ness", ""), Ending("ful", ""),
  ]

  private mutating func replaceFirst(_ endings: [Ending]) {
    guard let ending = endings.first(where: { ends(with: $0.suffix) }) else { return }
    let length = ending.suffix.utf8CodeUnitCount
    let start = word.count - length
    guard start >= first else { return }
    switch ending.suffix.description {
    case "ogi" where start == 0 || word[start - 1] != 0x6C: return
    case "li" where start == 0 || !Self.validBeforeLi.contains(word[start - 1]): return
    case "ative" where start < second: return
    default: break
    }
    cut(length)
    word += ending.replacement.utf8
  }

  private static let validBeforeLi = Set("cdeghkmnrt".utf8)

  private static let fourthStep: [StaticString] = [
    "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize",
    "ion", "al", "er", "ic",
  ]

  private mutating func removeInSecondRegion() {
    guard let suffix = Self.fourthStep.first(where: { ends(with: $0) }) else { return }
    let start = word.count - suffix.utf8CodeUnitCount
    guard start >= second else { return }
    if suffix.description == "ion", start == 0 || word[start - 1] != 0x73 && word[start - 1] != 0x74 {
      return
    }
    cut(suffix.utf8CodeUnitCount)
  }

  private mutating func removeFinalLetter() {
    let last = word.count - 1
    guard last > 0 else { return }
    if word[last] == 0x65 {
      if last >= second || last >= first && !endsInShortSyllable(last) { cut(1) }
    } else if word[last] == 0x6C, last >= second, word[last - 1] == 0x6C {
      cut(1)
    }
  }
}
