/// Words without their vowels, the way names of columns are cut short: `ctgry` for category, `slsprsn` for salesperson.
public enum ConsonantSkeleton {
  /// The first letter and all consonants after it: `category` → `ctgry`. `nil` when nothing is left out, and for words of
  /// other scripts.
  public static func of(_ word: String) -> String? {
    var kept: [UInt8] = []
    for (index, byte) in word.utf8.enumerated() {
      guard byte >= 97 && byte <= 122 else { return nil }
      if index == 0 || !isVowel(byte) { kept.append(byte) }
    }
    guard kept.count < word.utf8.count else { return nil }
    return String(decoding: kept, as: UTF8.self)
  }

  /// The same with doubled letters written once: `channel` → `chnl`.
  public static func short(of word: String) -> String? {
    guard let skeleton = of(word) else { return nil }
    var kept: [UInt8] = []
    for byte in skeleton.utf8 where kept.last != byte { kept.append(byte) }
    return String(decoding: kept, as: UTF8.self)
  }

  /// The word of the business lexicon that a name of four letters or more without a vowel is short for, where there
  /// is one only.
  public static func word(abbreviatedAs name: String) -> String? {
    guard name.utf8.count >= 4, name.utf8.allSatisfy({ $0 >= 97 && $0 <= 122 }),
      name.utf8.dropFirst().allSatisfy({ !isVowel($0) })
    else { return nil }
    return known[name] ?? nil
  }

  private static func isVowel(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): true
    default: false
    }
  }

  /// Skeletons of the lexicon's words; `nil` for those that several words share.
  private static let known: [String: String?] = {
    let words = BusinessLexicon.standard.terms.filter { !$0.contains(" ") }
    var table: [String: String?] = [:]
    for word in words {
      for skeleton in Set([of(word), short(of: word)].compactMap { $0 }) where skeleton.utf8.count >= 4 {
        table[skeleton] = table[skeleton] == nil ? .some(word) : .some(nil)
      }
    }
    // a word of its own is short for nothing
    for word in words { table[word] = nil }
    return table
  }()
}
