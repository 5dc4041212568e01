/// The terms of a collection of short texts and the vectors over them: stems and pairs of stems in one block, pieces
/// of three to five characters of words in the other, so that spelling mistakes and compounds stay near.
struct TicketTerms: Sendable {
  var words: [[TicketWords.Word]]
  var index: TermIndex
  var vectors: TermVectors
  /// The first block alone.
  var wordVectors: TermVectors

  init(_ words: [[TicketWords.Word]], shareOfWords: Double, pieces: ClosedRange<Int> = 3...5) {
    self.words = words
    var index = TermIndex()
    var pieceIndex = TermIndex()
    var counts: [[Int32: Int]] = []
    var pieceCounts: [[Int32: Int]] = []
    var piecesOfWord: [String: [Int32]] = [:]
    for document in words {
      var count: [Int32: Int] = [:]
      var pieceCount: [Int32: Int] = [:]
      for (place, word) in document.enumerated() {
        if !word.isStop { count[index.number(of: word.stem), default: 0] += 1 }
        if place > 0, !(word.isStop && document[place - 1].isStop) {
          count[index.number(of: document[place - 1].stem + " " + word.stem), default: 0] += 1
        }
        if shareOfWords < 1, !word.isStop {
          let parts =
            piecesOfWord[word.text] ?? Self.pieces(of: word.text, pieces).map { pieceIndex.number(of: $0) }
          piecesOfWord[word.text] = parts
          for part in parts { pieceCount[part, default: 0] += 1 }
        }
      }
      counts.append(count)
      pieceCounts.append(pieceCount)
    }
    self.index = index
    let least = words.count < 20 ? 1 : 2
    wordVectors = TermVectors(counting: counts, termCount: index.names.count, least: least)
    vectors =
      shareOfWords < 1
      ? TermVectors(
        joining: wordVectors,
        TermVectors(counting: pieceCounts, termCount: pieceIndex.names.count, least: least),
        share: shareOfWords) : wordVectors
  }

  /// The pieces of a word with a space at both ends.
  static func pieces(of word: String, _ lengths: ClosedRange<Int>) -> [String] {
    let characters = Array(" \(word) ".unicodeScalars)
    var pieces: [String] = []
    for length in lengths where length <= characters.count {
      for start in 0...(characters.count - length) {
        var piece = String.UnicodeScalarView()
        piece.append(contentsOf: characters[start..<(start + length)])
        pieces.append(String(piece))
      }
    }
    return pieces
  }
}
