import Foundation
import Testing

@testable import Retrieval

@Suite("Odd files are read as far as they can be, and named where they cannot")
struct OddInputTests {
  private static let folders = ["/usr/bin", "/bin", "/usr/local/bin", "/opt/homebrew/bin"]
  private static let hasPoppler = folders.contains {
    FileManager.default.isExecutableFile(atPath: $0 + "/pdftotext")
  }
  private let reader = DocumentReader(searchPath: folders)

  private func read(_ name: String) throws(DocumentProblem) -> SourceDocument {
    try reader.read(Fixtures.folder.appending(path: name), citedAs: name)
  }

  private func read(_ bytes: [UInt8], as name: String) throws -> SourceDocument {
    try Fixtures.inTemporaryFolder { folder in
      let file = folder.appending(path: name)
      try Data(bytes).write(to: file)
      return try reader.read(file, citedAs: name)
    }
  }

  // MARK: PDF

  @Test("a PDF gives its text with the page", .enabled(if: hasPoppler, "pdftotext is not installed"))
  func text() throws {
    let document = try read("text.pdf")
    #expect(document.blocks.map(\.text) == ["Refunds are paid within 14 days."])
    #expect(document.blocks.first?.lines.first?.page == 1)
  }

  @Test(
    "a PDF of pictures, a locked and a broken one say what is wrong with them",
    .enabled(if: hasPoppler, "pdftotext is not installed"))
  func refused() throws {
    #expect(throws: DocumentProblem.noTextLayer(path: "picture.pdf")) { try read("picture.pdf") }
    #expect(throws: DocumentProblem.encrypted(path: "locked.pdf")) { try read("locked.pdf") }
    let broken = #expect(throws: DocumentProblem.self) {
      try read(Array("%PDF-1.4\nnothing of the kind".utf8), as: "broken.pdf")
    }
    #expect(broken?.message.contains("damaged") == true)
    for problem in [DocumentProblem.noTextLayer(path: "a"), .encrypted(path: "a")] {
      #expect(!problem.advice.isEmpty && problem.path == "a")
    }
  }

  @Test(
    "a PDF whose name looks like an option is a file", .enabled(if: hasPoppler, "pdftotext is not installed"))
  func optionName() throws {
    try Fixtures.inTemporaryFolder { folder in
      let file = folder.appending(path: "-v.pdf")
      try FileManager.default.copyItem(at: Fixtures.folder.appending(path: "text.pdf"), to: file)
      #expect(try reader.read(file, citedAs: "-v.pdf").blocks.count == 1)
    }
  }

  // MARK: Bytes

  @Test("UTF-16 with a mark, UTF-8 with a mark and Windows-1252 are text")
  func encodings() throws {
    let words = "Prices in € for Zürich."
    let little: [UInt8] = [0xFF, 0xFE] + words.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big: [UInt8] = [0xFE, 0xFF] + words.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let marked: [UInt8] = [0xEF, 0xBB, 0xBF] + Array(words.utf8)
    let western: [UInt8] =
      Array("Prices in ".utf8) + [0x80] + Array(" for Z".utf8) + [0xFC] + Array("rich.".utf8)
    for bytes: [UInt8] in [little, big, marked, western] {
      for name in ["a.txt", "a.md", "a.html"] {
        #expect(try read(bytes, as: name).blocks.map(\.text) == [words], "\(name), \(bytes.prefix(3))")
      }
    }
  }

  @Test("lines may end in any way, and keep their numbers")
  func lineEnds() throws {
    for ending in ["\n", "\r\n", "\r"] {
      for name in ["a.txt", "a.md"] {
        let blocks = try read(Array("One.\(ending)\(ending)Two.\(ending)".utf8), as: name).blocks
        #expect(blocks.map { $0.lines[0] } == [SourceLine("One.", number: 1), SourceLine("Two.", number: 3)])
      }
    }
  }

  @Test("bytes that are no text are refused under any name", arguments: ["a.md", "a.txt", "a.html"])
  func binary(name: String) throws {
    let image: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0xFF, 0xD8]
    let problem = #expect(throws: DocumentProblem.self) { try read(image, as: name) }
    #expect(problem == .notReadable(path: name, reason: "it is not text"))
    // What is no text may begin like one.
    let late = [UInt8](repeating: 65, count: 20_000) + [0, 0, 0, 1] + image
    #expect(throws: DocumentProblem.self) { try read(late, as: name) }
  }

  @Test(
    "an empty file, or one of blanks, is a document without passages",
    arguments: ["", "\n \n\t\n", "---\ntitle: x\n---\n"])
  func empty(text: String) throws {
    for name in ["a.md", "a.txt", "a.html"] where !text.hasPrefix("---") || name == "a.md" {
      #expect(try read(Array(text.utf8), as: name).blocks.isEmpty)
    }
  }

  @Test("a file beyond the limit is refused with both sizes")
  func size() throws {
    var small = reader
    small.sizeLimit = 1_000
    try Fixtures.inTemporaryFolder { folder in
      let file = folder.appending(path: "a.md")
      try Data(repeating: 65, count: 1_001).write(to: file)
      let problem = #expect(throws: DocumentProblem.self) { try small.read(file, citedAs: "a.md") }
      #expect(problem == .tooLarge(path: "a.md", bytes: 1_001, limit: 1_000))
    }
  }

  @Test("a paragraph without an end, and a line without blanks, are cut and lose nothing")
  func longLines() throws {
    let words = (0..<5_000).map { "word\($0)" }
    let chunks = Chunker().chunks(of: try read(Array(words.joined(separator: " ").utf8), as: "a.txt"))
    #expect(chunks.count > 10)
    let kept = chunks.flatMap(\.lines).map(\.text).joined(separator: " ")
    #expect(kept.filter { $0 != " " } == words.joined())
    #expect(chunks.flatMap(\.lines).allSatisfy { $0.text.hasPrefix("word") && !$0.text.hasSuffix(" ") })
    let solid = String(repeating: "x", count: 50_000)
    let pieces = Chunker().chunks(of: try read(Array(solid.utf8), as: "a.md")).flatMap(\.lines)
    #expect(pieces.reduce(0) { $0 + $1.text.count } == 50_000)
  }

  // MARK: Folders

  private func index(_ folder: URL) throws -> (DocumentIndex, DocumentIndex.Update) {
    let index = try DocumentIndex(file: nil)
    return (index, try index.update(DocumentSource(folder), reader: reader))
  }

  @Test("links are followed once, also those that lead in a circle or nowhere")
  func links() throws {
    try Fixtures.inTemporaryFolder { top in
      let manager = FileManager.default
      let folder = top.appending(path: "handbook")
      try manager.createDirectory(at: folder.appending(path: "deep/er"), withIntermediateDirectories: true)
      try manager.createDirectory(at: top.appending(path: "elsewhere"), withIntermediateDirectories: true)
      for path in ["handbook/a.md", "handbook/deep/er/b.md", "elsewhere/c.md"] {
        try Data("# Title\n\nText of \(path).\n".utf8).write(to: top.appending(path: path))
      }
      func link(_ path: String, to target: String) throws {
        try manager.createSymbolicLink(
          atPath: top.appending(path: path).path, withDestinationPath: top.appending(path: target).path)
      }
      try link("handbook/deep/er/around", to: "handbook")
      try link("handbook/self", to: "handbook/self")
      try link("handbook/nowhere.md", to: "handbook/none.md")
      try link("handbook/linked", to: "elsewhere")
      let (_, update) = try index(folder)
      #expect(update.added == ["handbook/a.md", "handbook/deep/er/b.md", "handbook/linked/c.md"])
      #expect(update.problems.map(\.path) == ["handbook/nowhere.md"])
    }
  }

  @Test(
    "a folder and a file that may not be read are named, and the rest is read",
    .enabled(if: getuid() != 0, "root may read everything"))
  func forbidden() throws {
    try Fixtures.inTemporaryFolder { folder in
      let closed = folder.appending(path: "closed")
      try FileManager.default.createDirectory(at: closed, withIntermediateDirectories: true)
      for name in ["a.md", "b.md"] { try Data("Text.".utf8).write(to: folder.appending(path: name)) }
      try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: closed.path)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0], ofItemAtPath: folder.appending(path: "b.md").path)
      defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: closed.path) }
      let (index, update) = try index(folder)
      #expect(update.added.count == 1 && update.problems.count == 2)
      #expect(try index.documents().filter { $0.problem != nil }.count == 2)
    }
  }

  @Test("a file that becomes unreadable is listed with the reason, and comes back when it is mended")
  func comesBack() throws {
    try Fixtures.inTemporaryFolder { folder in
      let file = folder.appending(path: "a.md")
      try Data("# Refunds\n\nTwo weeks.\n".utf8).write(to: file)
      let (index, _) = try index(folder)
      try Data([0, 1, 2, 3]).write(to: file)
      let spoiled = try index.update(DocumentSource(folder), reader: reader)
      #expect(spoiled.problems.count == 1 && spoiled.removed.isEmpty)
      #expect(try index.documents().first?.problem?.contains("not text") == true)
      #expect(try index.search("refunds", limit: 1).isEmpty)
      try Data("# Refunds\n\nThree weeks.\n".utf8).write(to: file)
      #expect(try index.update(DocumentSource(folder), reader: reader).changed.count == 1)
      #expect(try index.search("refunds", limit: 1).count == 1)
    }
  }

  @Test("a library names a folder that is gone wrong and reads the others")
  func library() throws {
    try Fixtures.inTemporaryFolder { folder in
      try Data("# Refunds\n\nTwo weeks.\n".utf8).write(to: folder.appending(path: "a.md"))
      let spreadsheet = folder.appending(path: "b.xlsx")
      try Data("x".utf8).write(to: spreadsheet)
      let library = DocumentLibrary(
        file: nil, standing: [DocumentSource(spreadsheet), DocumentSource(folder)], reader: reader)
      let (index, updates) = try library.open()
      #expect(updates.flatMap(\.problems) == [.unknownFormat(path: spreadsheet.relativePath)])
      #expect(try index.documents().count == 1)
    }
  }
}
