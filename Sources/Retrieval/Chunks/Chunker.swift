/// Cuts documents into chunks along their headings.
///
/// A section is a chunk; one longer than half again `limit` characters is cut between blocks, into parts of `least` to `limit`. Tables and
/// code stay whole up to `blockLimit`; a longer table is cut between rows and its head is repeated.
public struct Chunker: Sendable {
  public var least = 1_200
  public var limit = 1_600
  public var blockLimit = 4_000

  /// Makes a chunker with the sizes that measured best on handbook pages.
  public init() {}

  /// The chunks of a document in order.
  public func chunks(of document: SourceDocument) -> [Chunk] {
    var result: [Chunk] = []
    var headings: [(level: Int, text: String)] = []
    if let title = document.title, !document.blocks.contains(where: { $0.kind == .heading(level: 1) }) {
      headings = [(0, title)]
    }
    var section: [DocumentBlock] = []
    func close() {
      let names = headings.map(\.text)
      result += parts(of: section).map { Chunk(path: document.path, headings: names, lines: $0) }
      section = []
    }
    for block in document.blocks {
      if case .heading(let level) = block.kind {
        close()
        headings.removeAll { $0.level >= level }
        headings.append((level, block.text))
      } else {
        section.append(block)
      }
    }
    close()
    return result
  }

  private func parts(of section: [DocumentBlock]) -> [[SourceLine]] {
    var parts: [[SourceLine]] = []
    var part: [SourceLine] = []
    var size = 0
    func close() {
      if !part.isEmpty { parts.append(part) }
      part = []
      size = 0
    }
    for piece in section.flatMap(pieces) {
      let length = piece.reduce(0) { $0 + $1.text.count + 1 }
      if size > 0, size + length > limit, size >= least || length >= least || size + length > limit * 3 / 2 {
        close()
      }
      part += piece
      size += length
    }
    close()
    // A short rest belongs to what it follows.
    if parts.count > 1, let last = parts.last, last.reduce(0, { $0 + $1.text.count }) < least / 2 {
      parts.removeLast()
      parts[parts.count - 1] += last
    }
    return parts
  }

  /// A block, or its parts when it is too long to stay whole.
  private func pieces(of block: DocumentBlock) -> [[SourceLine]] {
    let whole = block.kind == .table || block.kind == .code
    let most = whole ? blockLimit : limit
    guard block.lines.reduce(0, { $0 + $1.text.count + 1 }) > most else { return [block.lines] }
    var pieces: [[SourceLine]] = []
    var piece: [SourceLine] = []
    var size = 0
    for line in block.lines.flatMap(short) {
      if size > 0, size + line.text.count > most,
        block.kind != .list || !line.text.hasPrefix("  ") || size > most * 2
      {
        pieces.append(piece)
        piece = block.kind == .table ? [block.lines[0]] : []
        size = piece.reduce(0) { $0 + $1.text.count }
      }
      piece.append(line)
      size += line.text.count + 1
    }
    return pieces + [piece]
  }

  /// A line of the source may hold a whole paragraph: it is cut at sentences.
  private func short(_ line: SourceLine) -> [SourceLine] {
    guard line.text.count > limit else { return [line] }
    var rows = [""]
    for sentence in Sentences.split(line.text) {
      var sentence = sentence
      while let end = sentence.index(sentence.startIndex, offsetBy: limit, limitedBy: sentence.endIndex),
        end < sentence.endIndex
      {
        // Between words, where there are any.
        let cut = sentence[..<end].lastIndex(of: " ") ?? end
        rows.append(String(sentence[..<cut]))
        sentence = sentence[cut...].drop { $0 == " " }
      }
      if let last = rows.indices.last, rows[last].count + sentence.count <= limit {
        rows[last] += (rows[last].isEmpty ? "" : " ") + sentence
      } else {
        rows.append(String(sentence))
      }
    }
    return rows.filter { !$0.isEmpty }.map { SourceLine($0, number: line.number, page: line.page) }
  }
}
