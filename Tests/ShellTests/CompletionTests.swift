import Foundation
import Testing

@testable import Shell

@Suite("Tab completes")
struct CompletionTests {
  private let completer: Completer

  init() {
    var vocabulary = Vocabulary()
    vocabulary.tables = ["customers", "orders"]
    vocabulary.columns = ["orders": ["region", "sales", "ship_date"], "customers": ["name"]]
    vocabulary.words = ["customers", "orders", "region", "sales", "sales rep", "ship_date"]
    vocabulary.members = ["New Hampshire", "New York", "Newark", "North", "東京"]
    completer = Completer(
      vocabulary: vocabulary, commands: CommandTable.all.map { ($0.name, $0.argument) },
      files: FileCompletion())
  }

  private func complete(_ line: String) -> Completion { completer.complete(line, cursor: line.utf8.count) }

  @Test(
    "what is put in",
    arguments: [
      ("/tab", "/tables "), ("/sample ord", "orders "), ("/schema c", "customers "),
      ("/profile orders.sh", "orders.ship_date "),
      ("/sam ord", "orders "), ("/set tim", nil), ("/mode js", "json"), ("/chart wat", "waterfall "),
      ("sales in New Y", "New York "), ("sales in new y", "New York "), ("sales by regi", "region "),
      ("sales in 東", "東京 "), ("sales in New", nil), ("sales in zz", nil), ("", nil),
      ("/sql select ship", "ship_date "),
    ] as [(String, String?)])
  func insertion(_ line: String, _ expected: String?) {
    #expect(complete(line).insertion == expected)
  }

  @Test("names of several words are found from their first word on")
  func several() {
    #expect(complete("sales in New").candidates == ["New Hampshire", "New York", "Newark"])
    #expect(complete("sales in New ").candidates == ["New Hampshire", "New York"])
    #expect(complete("sales in New ").typed == "New ")
  }

  @Test("what stands after the cursor does not matter")
  func middle() {
    #expect(completer.complete("sales by regi in 2026", cursor: 13).insertion == "region ")
  }

  @Test("files are completed, also inside quotes and for people's folders")
  func files() throws {
    let folder = NSTemporaryDirectory() + "querent-completion-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder + "/sub folder", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for name in ["sales.csv", ".hidden"] { try Data().write(to: URL(filePath: "\(folder)/\(name)")) }
    #expect(complete("/load \(folder)/sa").insertion == "\(folder)/sales.csv ")
    #expect(complete("/load \"\(folder)/su").insertion == "\(folder)/sub folder/")
    #expect(complete("\(folder)/").candidates.count == 2)
    let home = FileCompletion(home: folder).complete("~/sa")
    #expect(home.candidates == ["~/sales.csv"])
  }
}
