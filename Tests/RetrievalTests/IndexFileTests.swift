import Foundation
import GRDB
import Testing

@testable import Retrieval

@Suite("The file of an index may be locked, damaged, older or newer")
struct IndexFileTests {
  private let reader = DocumentReader(searchPath: [])

  /// A folder of two documents and an index of it beside it.
  private func withIndex(_ body: (_ library: DocumentLibrary, _ file: URL, _ folder: URL) throws -> Void)
    throws
  {
    try Fixtures.inTemporaryFolder { top in
      let folder = top.appending(path: "handbook")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for (name, text) in [
        ("refunds.md", "# Refunds\n\nPaid within 14 days.\n"), ("rates.md", "# Rates\n\nTen percent.\n"),
      ] { try Data(text.utf8).write(to: folder.appending(path: name)) }
      let file = top.appending(path: "state/documents.sqlite")
      let library = DocumentLibrary(file: file, standing: [], reader: reader)
      _ = try library.openWithoutUpdate().update(DocumentSource(folder), reader: reader)
      try body(library, file, folder)
    }
  }

  @Test("bytes that are no database are put aside, with a word")
  func noDatabase() throws {
    try withIndex { library, file, folder in
      try Data("this is no database at all, and long enough to have a header of that kind".utf8)
        .write(to: file)
      let (index, _) = try library.open()
      #expect(index.notices.count == 1 && index.notices.first?.contains("damaged") == true)
      #expect(try index.documents().isEmpty)
      #expect(FileManager.default.fileExists(atPath: file.path + ".damaged"))
      _ = try index.update(DocumentSource(folder), reader: reader)
      #expect(try library.open().index.notices.isEmpty)
    }
  }

  @Test("pages that are torn are noticed when they are read; the folders that can be read are kept")
  func torn() throws {
    try withIndex { library, file, _ in
      var bytes = try Data(contentsOf: file)
      // The first page holds the schema; the table of sources is among the first, the text index behind.
      let start = bytes.count / 2 / 4_096 * 4_096
      bytes.replaceSubrange(start..<bytes.count, with: Data(repeating: 0xAB, count: bytes.count - start))
      try bytes.write(to: file)
      let index = try library.open().index
      if !index.notices.isEmpty { #expect(FileManager.default.fileExists(atPath: file.path + ".damaged")) }
      _ = try index.search("refunds", limit: 3)
    }
  }

  @Test("an index of an older version is read again from its folders")
  func older() throws {
    try withIndex { library, file, folder in
      let queue = try DatabaseQueue(path: file.path)
      try queue.write { database in
        try database.execute(
          sql: """
            DROP TABLE source; DROP TABLE embedding; ALTER TABLE chunk DROP COLUMN text_hash;
            DELETE FROM grdb_migrations WHERE identifier LIKE 'sources%';
            """)
      }
      try queue.close()
      let (index, updates) = try library.open()
      #expect(index.notices.isEmpty)
      #expect(updates.map(\.changed.count) == [2])
      #expect(try index.sources() == [folder.standardizedFileURL.path])
      #expect(try index.search("refunds", limit: 1).first?.chunk.path == "handbook/refunds.md")
    }
  }

  @Test("an index of a newer version is put aside, and its folders are kept")
  func newer() throws {
    try withIndex { library, file, folder in
      let queue = try DatabaseQueue(path: file.path)
      try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('something of later')") }
      try queue.close()
      let (index, updates) = try library.open()
      #expect(index.notices.first?.contains("newer version") == true)
      #expect(updates.map(\.added.count) == [2])
      #expect(try index.sources() == [folder.standardizedFileURL.path])
    }
  }

  @Test("while another program writes, that is what is said")
  func locked() throws {
    try withIndex { _, file, folder in
      var configuration = Configuration()
      configuration.allowsUnsafeTransactions = true
      let other = try DatabaseQueue(path: file.path, configuration: configuration)
      let index = try DocumentIndex(file: file, patience: 0.05)
      try other.inDatabase { try $0.execute(sql: "BEGIN EXCLUSIVE") }
      let opening = #expect(throws: IndexProblem.self) { try DocumentIndex(file: file, patience: 0.05) }
      #expect(opening == .locked(path: file.path))
      let failure = #expect(throws: DatabaseError.self) {
        try index.update(DocumentSource(folder), reader: reader)
      }
      #expect(failure.map { IndexProblem($0, path: "x") } == .locked(path: "x"))
      try other.inDatabase { try $0.execute(sql: "ROLLBACK") }
      #expect(try index.update(DocumentSource(folder), reader: reader).unchanged == 2)
    }
  }

  @Test("a folder that cannot be made is said to be the reason")
  func nowhere() {
    let problem = #expect(throws: IndexProblem.self) {
      try DocumentIndex(file: URL(filePath: "/nowhere/at/all/documents.sqlite"))
    }
    #expect(problem?.message.contains("/nowhere/at/all/documents.sqlite") == true)
  }
}
