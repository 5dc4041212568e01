/// The stemmer of Porter (Program 14(3), 1980) with the departures of NLTK, which the reference implementation of ROUGE
/// in Python uses: irregular words, `ied`, `y` after a consonant, `alli` and `logi`.
struct PorterStemmer {
  private typealias Rule = (suffix: String, replacement: String)

  private static let irregular: [String: String] = [
    "skies": "sky", "sky": "sky", "dying": "die", "lying": "lie", "tying": "tie", "news": "news",
    "innings": "inning", "inning": "inning", "outings": "outing", "outing": "outing", "cannings": "canning",
    "canning": "canning", "howe": "howe", "proceed": "proceed", "exceed": "exceed", "succeed": "succeed",
  ]

  /// The stem of a lower-case word.
  static func stem(_ word: String) -> String {
    if let known = irregular[word] { return known }
    guard word.utf8.count > 2 else { return word }
    var stem = [UInt8](word.utf8)
    stem = plural(stem)
    stem = pastAndProgressive(stem)
    if ends(stem, "y"), stem.count > 2, isConsonant(stem, stem.count - 2) {
      stem[stem.count - 1] = UInt8(ascii: "i")
    }
    stem = doubleSuffix(stem)
    stem = first(of: thirdRules, stem) { measure($0) > 0 }
    stem = lastSuffix(stem)
    stem = final(stem)
    return String(decoding: stem, as: UTF8.self)
  }

  private static func plural(_ word: [UInt8]) -> [UInt8] {
    if ends(word, "ies"), word.count == 4 { return cut(word, 3) + Array("ie".utf8) }
    return first(of: [("sses", "ss"), ("ies", "i"), ("ss", "ss"), ("s", "")], word) { _ in true }
  }

  private static func pastAndProgressive(_ word: [UInt8]) -> [UInt8] {
    if ends(word, "ied") { return cut(word, 3) + Array((word.count == 4 ? "ie" : "i").utf8) }
    if ends(word, "eed") { return measure(cut(word, 3)) > 0 ? cut(word, 1) : word }
    guard let suffix = ["ed", "ing"].first(where: { ends(word, $0) && hasVowel(cut(word, $0.utf8.count)) })
    else { return word }
    let stem = cut(word, suffix.utf8.count)
    if ["at", "bl", "iz"].contains(where: { ends(stem, $0) }) { return stem + [UInt8(ascii: "e")] }
    if endsInDoubleConsonant(stem), let last = stem.last {
      return "lsz".utf8.contains(last) ? stem : cut(stem, 1)
    }
    return measure(stem) == 1 && endsShort(stem) ? stem + [UInt8(ascii: "e")] : stem
  }

  private static let secondRules: [Rule] = [
    ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"),
    ("bli", "ble"),
    ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"),
    ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"),
    ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"), ("fulli", "ful"),
  ]

  private static func doubleSuffix(_ word: [UInt8]) -> [UInt8] {
    if ends(word, "alli"), measure(cut(word, 4)) > 0 { return doubleSuffix(cut(word, 2)) }
    if secondRules.contains(where: { ends(word, $0.suffix) }) {
      return first(of: secondRules, word) { measure($0) > 0 }
    }
    return ends(word, "logi") && measure(cut(word, 3)) > 0 ? cut(word, 1) : word
  }

  private static let thirdRules: [Rule] = [
    ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""),
    ("ness", ""),
  ]

  private static let fourthSuffixes = [
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism",
    "ate",
    "iti", "ous", "ive", "ize",
  ]

  private static func lastSuffix(_ word: [UInt8]) -> [UInt8] {
    guard let suffix = fourthSuffixes.first(where: { ends(word, $0) }) else { return word }
    let stem = cut(word, suffix.utf8.count)
    guard measure(stem) > 1 else { return word }
    if suffix == "ion", !ends(stem, "s"), !ends(stem, "t") { return word }
    return stem
  }

  private static func final(_ word: [UInt8]) -> [UInt8] {
    var word = word
    if ends(word, "e") {
      let stem = cut(word, 1)
      let size = measure(stem)
      if size > 1 || size == 1 && !endsShort(stem) { word = stem }
    }
    return ends(word, "ll") && measure(cut(word, 1)) > 1 ? cut(word, 1) : word
  }

  /// The first rule whose suffix the word has decides, whether its condition holds or not.
  private static func first(
    of rules: [Rule], _ word: [UInt8], where condition: ([UInt8]) -> Bool
  ) -> [UInt8] {
    guard let rule = rules.first(where: { ends(word, $0.suffix) }) else { return word }
    let stem = cut(word, rule.suffix.utf8.count)
    return condition(stem) ? stem + Array(rule.replacement.utf8) : word
  }

  private static func ends(_ word: [UInt8], _ suffix: String) -> Bool {
    word.count >= suffix.utf8.count && word.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
  }

  private static func cut(_ word: [UInt8], _ count: Int) -> [UInt8] { Array(word.dropLast(count)) }

  private static func isConsonant(_ word: [UInt8], _ place: Int) -> Bool {
    if "aeiou".utf8.contains(word[place]) { return false }
    if word[place] == UInt8(ascii: "y") { return place == 0 || !isConsonant(word, place - 1) }
    return true
  }

  /// How often a vowel is followed by a consonant.
  private static func measure(_ word: [UInt8]) -> Int {
    let consonants = word.indices.map { isConsonant(word, $0) }
    return zip(consonants, consonants.dropFirst()).count { !$0 && $1 }
  }

  private static func hasVowel(_ word: [UInt8]) -> Bool {
    word.indices.contains { !isConsonant(word, $0) }
  }

  private static func endsInDoubleConsonant(_ word: [UInt8]) -> Bool {
    word.count >= 2 && word[word.count - 1] == word[word.count - 2] && isConsonant(word, word.count - 1)
  }

  /// Consonant, vowel, consonant other than w, x and y; or vowel and consonant alone.
  private static func endsShort(_ word: [UInt8]) -> Bool {
    let last = word.count - 1
    if word.count == 2 { return !isConsonant(word, 0) && isConsonant(word, 1) }
    guard word.count >= 3 else { return false }
    return isConsonant(word, last - 2) && !isConsonant(word, last - 1) && isConsonant(word, last)
      && !"wxy".utf8.contains(word[last])
  }
}
