import Foundation
import GRDB
import Synchronization
import Testing

@testable import Retrieval

/// Knows two topics by their words, and counts what it is asked.
private final class TopicEncoder: SentenceEncoder {
  let name: String
  private let asked = Mutex<[String]>([])
  private let failure: EncoderProblem?

  init(name: String = "topics", failure: EncoderProblem? = nil) {
    self.name = name
    self.failure = failure
  }

  var texts: [String] { asked.withLock { $0 } }

  func vectors(of texts: [String]) throws(EncoderProblem) -> [[Float]] {
    if let failure { throw failure }
    asked.withLock { $0 += texts }
    return texts.map { text in
      let isMoney = ["refund", "reimburse", "money"].contains(where: text.lowercased().contains)
      return isMoney ? [1, 0, 0] : [0, 1, 0]
    }
  }
}

@Suite("An index with a sentence encoder")
struct EncodedIndexTests {
  private let reader = DocumentReader(searchPath: [])

  private func write(_ texts: [String: String], to folder: URL) throws {
    for (name, text) in texts { try Data(text.utf8).write(to: folder.appending(path: name)) }
  }

  @Test("a passage that shares no word with the question is found by its meaning")
  func meaning() throws {
    try Fixtures.inTemporaryFolder { folder in
      try write(
        [
          "a.md": "# Refunds\n\nGiven back within 14 days.\n", "b.md": "# Parcels\n\nSent at noon.\n",
          "c.md": "# Hours\n\nNine to five.\n",
        ], to: folder)
      var library = DocumentLibrary(file: nil, standing: [DocumentSource(folder)], reader: reader)
      #expect(try library.open().index.search("how do we reimburse a customer?", limit: 3).isEmpty)
      library.encoder = { TopicEncoder() }
      let index = try library.open().index
      let found = try index.search("how do we reimburse a customer?", limit: 3)
      #expect(found.first?.chunk.section == "Refunds")
      #expect(try index.encodedCount() == (3, 3))
    }
  }

  @Test("texts are encoded once: unchanged ones keep their vectors, also when their file changes")
  func cache() throws {
    try Fixtures.inTemporaryFolder { folder in
      let documents = folder.appending(path: "documents")
      try FileManager.default.createDirectory(at: documents, withIntermediateDirectories: true)
      try write(
        ["a.md": "# Refunds\n\n## Time\nTwo weeks.\n\n## Limit\nTen.\n", "b.md": "# Hours\n\nNine.\n"],
        to: documents)
      let encoder = TopicEncoder()
      var library = DocumentLibrary(
        file: folder.appending(path: "i.sqlite"), standing: [DocumentSource(documents)], reader: reader)
      library.encoder = { encoder }
      _ = try library.open()
      #expect(encoder.texts.count == 3)
      _ = try library.open()
      #expect(encoder.texts.count == 3)
      try write(["a.md": "# Refunds\n\n## Time\nTwo weeks.\n\n## Limit\nTwenty.\n"], to: documents)
      let index = try library.open().index
      #expect(encoder.texts.count == 4)
      #expect(encoder.texts.last?.contains("Twenty") == true)
      // The text that went takes its vector with it.
      #expect(try index.queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM embedding") } == 3)
      let other = TopicEncoder(name: "another")
      var second = library
      second.encoder = { other }
      _ = try second.open()
      #expect(other.texts.count == 3)
    }
  }

  @Test("an encoder that fails is named, and words still find")
  func failure() throws {
    try Fixtures.inTemporaryFolder { folder in
      try write(["a.md": "# Refunds\n\nWithin 14 days.\n", "b.md": "# Hours\n\nNine.\n"], to: folder)
      let problem = EncoderProblem.endpoint(
        url: "http://localhost:1", reason: "nobody answers", advice: "Start it.")
      var library = DocumentLibrary(file: nil, standing: [DocumentSource(folder)], reader: reader)
      library.encoder = { TopicEncoder(failure: problem) }
      let index = try library.open().index
      #expect(index.encoderProblem == problem)
      #expect(try index.search("refunds", limit: 1).first?.chunk.section == "Refunds")
      #expect(try index.encodedCount() == (0, 2))
    }
  }

  @Test("an encoder that cannot be made is named, and words still find")
  func missing() throws {
    try Fixtures.inTemporaryFolder { folder in
      try write(["a.md": "# Refunds\n\nWithin 14 days.\n"], to: folder)
      var library = DocumentLibrary(file: nil, standing: [DocumentSource(folder)], reader: reader)
      library.encoder = { () throws(EncoderProblem) in
        try TransformerEncoder(folder.appending(path: "nothing.safetensors"))
      }
      let index = try library.open().index
      #expect(index.encoderProblem?.message.contains("nothing.safetensors") == true)
      #expect(try index.search("refunds", limit: 1).count == 1)
    }
  }

  @Test("work that is stopped is kept, and half of the vectors are not used")
  func stopped() throws {
    try Fixtures.inTemporaryFolder { folder in
      let texts = (0..<40).map { ("\($0).md", "# Part \($0)\n\nOf money.\n") }
      try write(Dictionary(uniqueKeysWithValues: texts), to: folder)
      let index = try DocumentIndex(file: nil, encoder: TopicEncoder())
      _ = try index.update(DocumentSource(folder), reader: reader)
      #expect(try index.encodeChunks { $0.done == 0 } == 16)
      #expect(try index.encodedCount() == (16, 40))
      #expect(try index.search("reimburse", limit: 1).isEmpty)
      var steps: [DocumentIndex.EncodingProgress] = []
      try index.encodeChunks {
        steps.append($0)
        return true
      }
      #expect(steps.first == .init(done: 0, total: 24))
      #expect(try index.encodedCount() == (40, 40))
      #expect(try index.search("reimburse", limit: 1).count == 1)
    }
  }
}
