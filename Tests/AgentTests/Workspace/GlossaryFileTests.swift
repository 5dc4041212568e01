import Foundation
import QuerentCore
import SemanticLayer
import Testing

@testable import Agent

@Suite("Kept definitions") struct GlossaryFileTests {
  private static func folder() throws -> String {
    let path = FileManager.default.temporaryDirectory.appending(path: "glossary-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  @Test("Definitions lie beside the data, one line a term, and are forgotten again")
  func shared() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try "a,b\n1,2\n".write(toFile: "\(folder)/sales.csv", atomically: true, encoding: .utf8)
    let file = GlossaryFile(sources: ["\(folder)/sales.csv"], folder: "\(folder)/own")
    let path = try file.set(Definition(term: "big deal", meaning: "sales > 10000"))
    #expect(path == "\(folder)/glossary.yaml")
    #expect(try file.definitions() == [Definition(term: "big deal", meaning: "sales > 10000")])
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.contains("\nbig deal: "))
    #expect(try file.remove("BIG deal"))
    #expect(!FileManager.default.fileExists(atPath: path), "an empty file of ours goes")
    #expect(try !file.remove("big deal"))
  }

  @Test("Words about the sample company are this person's own")
  func own() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = GlossaryFile(sources: ["demo"], folder: folder)
    let path = try file.set(Definition(term: "a", meaning: "b"))
    #expect(path == "\(folder)/glossary/demo.yaml")
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(throws: Diagnostic.self) {
      try GlossaryFile(sources: ["demo"], folder: nil).set(Definition(term: "a", meaning: "b"))
    }
  }

  @Test("A glossary that does not read is told with its path")
  func broken() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try "a,b\n".write(toFile: "\(folder)/sales.csv", atomically: true, encoding: .utf8)
    try "- no\n".write(toFile: "\(folder)/glossary.yaml", atomically: true, encoding: .utf8)
    #expect(throws: ModelProblems.self) {
      try GlossaryFile(sources: ["\(folder)/sales.csv"], folder: nil).definitions()
    }
  }

  @Test("Words not understood are counted and may be forgotten; only their owner reads them")
  func unknown() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let log = UnknownWords(path: "\(folder)/state/unknown-words")
    #expect(log.counts().isEmpty)
    for _ in 0..<2 {
      var answer = Answer(question: Question("how many zorgs in the blip"), status: .refused)
      answer.refusal = Refusal(.missingData, why: "", spans: [TextSpan(9, 14), TextSpan(22, 26)])
      log.add(answer)
    }
    var other = Answer(question: Question("zorgs"), status: .refused)
    other.refusal = Refusal(.outOfScope, why: "", spans: [TextSpan(0, 5)])
    log.add(other)
    #expect(log.counts().map(\.word) == ["zorgs", "blip"])
    #expect(log.counts().map(\.count) == [3, 2])
    let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/state/unknown-words")
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    log.forget("zorgs")
    #expect(log.counts().map(\.word) == ["blip"])
    log.forget(nil)
    #expect(log.counts().isEmpty)
  }
}
