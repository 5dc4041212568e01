/// English words that mean nearly the same, from the files of WordNet 3 (Fellbaum, "WordNet: An Electronic Lexical
/// Database", 1998; format: wndb(5WN)), used where they lie.
///
/// It is asked only for words that nothing else explains, since it knows nothing of business: the first senses of a
/// word are tried, and what they lead to is an assumption that is shown.
public struct WordNet: Sendable {
  /// The files of one part of speech.
  public struct Files: Sendable {
    var index: ReadOnlyBytes
    var data: ReadOnlyBytes

    /// Takes `index.noun` and `data.noun`, or those of another part of speech.
    public init(index: ReadOnlyBytes, data: ReadOnlyBytes) {
      self.index = index
      self.data = data
    }
  }

  /// The letters of parts of speech in the files.
  public enum PartOfSpeech: String, CaseIterable, Hashable, Sendable {
    case noun = "n"
    case verb = "v"
    case adjective = "a"
    case adverb = "r"

    /// The ending of the file names.
    public var fileName: String {
      switch self {
      case .noun: "noun"
      case .verb: "verb"
      case .adjective: "adj"
      case .adverb: "adv"
      }
    }
  }

  private let files: [PartOfSpeech: Files]

  /// Takes what files there are; `nil` without any.
  public init?(_ files: [PartOfSpeech: Files]) {
    guard !files.isEmpty else { return nil }
    self.files = files
  }

  /// A word that may be meant, and how surely.
  struct Related: Hashable {
    var word: String
    /// 0…1.
    var weight: Double
  }

  /// Senses of a word that are looked at: the files name the most frequent first.
  private static let senses = 2

  /// Single words related to a noun or an adjective, surest first, ties by name: those of the same meaning, what an
  /// adjective is a measure of (`tall` → `height`) and nouns of adjectives (`wealthy` → `wealth`). Verbs have too many
  /// meanings: what is said to be made, used or carried is no column.
  func related(to lemma: String) -> [Related] {
    guard lemma.utf8.count > 2, lemma.utf8.allSatisfy({ $0 >= 97 && $0 <= 122 }) else { return [] }
    var found: [String: Double] = [:]
    func offer(_ word: String, _ weight: Double) {
      guard word != lemma, !word.contains("_"), weight > found[word, default: 0] else { return }
      found[word] = weight
    }
    for part in [PartOfSpeech.noun, .adjective] {
      for (rank, offset) in synsets(of: lemma, part).prefix(Self.senses).enumerated() {
        guard let synset = synset(at: offset, part) else { continue }
        let loss = 0.04 * Double(rank)
        for word in synset.words { offer(word, 0.74 - loss) }
        for pointer in synset.pointers {
          let isNoun = pointer.part == .noun
          guard pointer.symbol == "=" && isNoun || pointer.symbol == "+" && isNoun && part != .noun,
            pointer.source == 0
              || synset.words.indices.contains(pointer.source - 1)
                && synset.words[pointer.source - 1] == lemma,
            let target = self.synset(at: pointer.offset, .noun)
          else { continue }
          let words =
            pointer.target > 0 && pointer.target <= target.words.count
            ? [target.words[pointer.target - 1]] : target.words
          for word in words { offer(word, (pointer.symbol == "=" ? 0.72 : 0.66) - loss) }
        }
      }
    }
    return found.map { Related(word: $0.key, weight: $0.value) }
      .sorted { ($0.weight, $1.word) > ($1.weight, $0.word) }
  }

  /// Whether the dictionary has a word as some part of speech, so that it is no misspelling.
  func contains(_ lemma: String) -> Bool {
    PartOfSpeech.allCases.contains { !synsets(of: lemma, $0).isEmpty }
  }

  // MARK: Files

  private struct Synset {
    var words: [String]
    var pointers: [Pointer]
  }

  private struct Pointer {
    var symbol: String
    var offset: Int
    var part: PartOfSpeech?
    /// Numbers of the words it goes from and to; 0 for all.
    var source: Int
    var target: Int
  }

  /// Places of the meanings of a word in the data file, the most frequent first.
  private func synsets(of lemma: String, _ part: PartOfSpeech) -> [Int] {
    guard let bytes = files[part]?.index.bytes, let line = Self.line(of: lemma, in: bytes) else { return [] }
    let fields = line.split(separator: 32).map { String(decoding: $0, as: UTF8.self) }
    // lemma pos synset_cnt p_cnt [ptr_symbol…] sense_cnt tagsense_cnt synset_offset…
    guard fields.count > 4, let count = Int(fields[2]), let pointers = Int(fields[3]), count >= 0,
      pointers >= 0,
      pointers < fields.count
    else { return [] }
    return fields.dropFirst(6 + pointers).prefix(count).compactMap { Int($0) }
  }

  /// The line of a word in a sorted index file.
  private static func line(
    of lemma: String, in bytes: UnsafeRawBufferPointer
  ) -> UnsafeRawBufferPointer.SubSequence? {
    let wanted = Array(lemma.utf8)
    var low = 0
    var high = bytes.count
    while low < high {
      var start = (low + high) / 2
      while start > low, bytes[start - 1] != 10 { start -= 1 }
      var end = start
      while end < bytes.count, bytes[end] != 10 { end += 1 }
      let line = bytes[start..<end]
      let key = line.prefix { $0 != 32 }
      if key.elementsEqual(wanted) { return line }
      if key.lexicographicallyPrecedes(wanted) { low = end + 1 } else { high = start }
    }
    return nil
  }

  private func synset(at offset: Int, _ part: PartOfSpeech) -> Synset? {
    guard let bytes = files[part]?.data.bytes, offset >= 0, offset < bytes.count else { return nil }
    var end = offset
    while end < bytes.count, bytes[end] != 10, bytes[end] != UInt8(ascii: "|") { end += 1 }
    let fields = bytes[offset..<end].split(separator: 32).map { String(decoding: $0, as: UTF8.self) }
    // synset_offset lex_filenum ss_type w_cnt word lex_id [word lex_id…] p_cnt [symbol offset pos source/target…]
    guard fields.count > 4, Int(fields[0]) == offset, let count = Int(fields[3], radix: 16),
      fields.count > 4 + 2 * count
    else { return nil }
    let words = (0..<count).map { Self.word(fields[4 + 2 * $0]) }
    var pointers: [Pointer] = []
    var position = 5 + 2 * count
    for _ in 0..<(Int(fields[4 + 2 * count]) ?? 0) where position + 3 < fields.count {
      let ends = Int(fields[position + 3], radix: 16) ?? 0
      pointers.append(
        Pointer(
          symbol: fields[position], offset: Int(fields[position + 1]) ?? -1,
          part: PartOfSpeech(rawValue: fields[position + 2]), source: ends >> 8, target: ends & 0xFF))
      position += 4
    }
    return Synset(words: words, pointers: pointers)
  }

  /// `old(a)` is `old`.
  private static func word(_ field: String) -> String { String(field.prefix { $0 != "(" }).lowercased() }
}
