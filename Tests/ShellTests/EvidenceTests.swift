import Agent
import Foundation
import QuerentCore
import Retrieval
import Testing

@testable import Shell

@Suite("What an answer rests on")
struct EvidenceTests {
  /// A session whose data has a playbook beside it.
  private func fixture() throws -> SessionFixture {
    let places = NSTemporaryDirectory() + "querent-evidence-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: places + "/playbooks", withIntermediateDirectories: true)
    try "# Refunds\n\nEvery refund is logged.\nRefunds of more than $500 are approved by the finance lead.\n"
      .write(
        toFile: places + "/playbooks/refunds.md", atomically: true, encoding: .utf8)
    return try SessionFixture { configuration in
      configuration.documents = { _ in
        DocumentShelf(
          DocumentLibrary(
            file: nil, standing: [DocumentSource(URL(filePath: places + "/playbooks"))],
            reader: DocumentReader(searchPath: [])))
      }
    }
  }

  @Test("documents are asked in a session, and /evidence opens the section with the line marked")
  func citations() throws {
    let shell = try fixture()
    #expect(shell.type("/evidence").contains("Nothing was asked yet"))
    let answer = shell.type("/docs who approves refunds of more than $500?")
    #expect(answer.contains("finance lead") && answer.contains("playbooks/refunds.md:4"), "\(answer)")
    let list = shell.type("/evidence")
    #expect(list.contains("1  playbooks/refunds.md:4"), "\(list)")
    let opened = shell.type("/evidence 1")
    #expect(opened.contains("▸ 4 ") && opened.contains("Every refund is logged."), "\(opened)")
    #expect(shell.type("/evidence 9").contains("Which one: 1"))
  }

  @Test("an answer from rows alone says that it rests on them")
  func rows() throws {
    let shell = try fixture()
    shell.type("sales by region in 2026")
    #expect(shell.type("/evidence").contains("it rests on its rows"))
  }
}
