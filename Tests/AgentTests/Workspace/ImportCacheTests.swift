import Foundation
import QuerentCore
import Storage
import Testing

@testable import Agent

@Suite("Kept imports")
struct ImportCacheTests {
  private struct Desk {
    let folder = FileManager.default.temporaryDirectory.appending(path: "imports-\(UUID().uuidString)").path

    init() throws {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      for name in ["a", "b", "c"] { try write("id,\(name)\n1,x\n2,y\n", name) }
    }

    func write(_ text: String, _ name: String) throws {
      try text.write(toFile: "\(folder)/\(name).csv", atomically: true, encoding: .utf8)
    }

    /// Opens files and says which were read, and the tables there are.
    func open(_ names: [String], cache: String = "cache") throws -> (
      read: [String], tables: [String], rows: [Int]
    ) {
      var read: [String] = []
      let workspace = try Workspace.open(
        names.map { "\(folder)/\($0).csv" }, options: WorkspaceOptions(cacheFolder: "\(folder)/\(cache)"),
        cancellation: CancellationFlag(), report: { read.append($0.table) }, progress: { _ in })
      return (read, workspace.catalogue.tables.map(\.name), workspace.catalogue.tables.map(\.rowCount))
    }
  }

  @Test("a file that is opened beside others is the only one that is imported")
  func beside() throws {
    let desk = try Desk()
    defer { try? FileManager.default.removeItem(atPath: desk.folder) }
    #expect(try desk.open(["a", "b"]).read == ["a", "b"])
    let three = try desk.open(["a", "b", "c"])
    #expect(three.read == ["c"] && three.tables == ["a", "b", "c"] && three.rows == [2, 2, 2])
    let fresh = try desk.open(["a", "b", "c"], cache: "other")
    #expect(fresh.read == ["a", "b", "c"] && fresh.tables == three.tables && fresh.rows == three.rows)
    #expect(try desk.open(["a", "b"]).read.isEmpty, "what was kept is as it was")
    #expect(try desk.open(["a", "b"]).tables == ["a", "b"])
  }

  @Test("a file that has changed is imported again, and what follows it")
  func changed() throws {
    let desk = try Desk()
    defer { try? FileManager.default.removeItem(atPath: desk.folder) }
    _ = try desk.open(["a", "b"])
    try desk.write("id,b\n1,x\n2,y\n3,z\n", "b")
    let opened = try desk.open(["a", "b", "c"])
    #expect(opened.read == ["a", "b", "c"] && opened.rows == [2, 3, 2])
  }

  @Test("a folder that nothing can be kept in costs nothing but time")
  func unwritable() throws {
    let desk = try Desk()
    defer { try? FileManager.default.removeItem(atPath: desk.folder) }
    let opened = try desk.open(["a", "b"], cache: "c.csv/cache")
    #expect(opened.read == ["a", "b"] && opened.rows == [2, 2])
  }

  @Test("a pipe, a device and a link that leads nowhere are refused at once, with the reason")
  func noFiles() throws {
    let desk = try Desk()
    defer { try? FileManager.default.removeItem(atPath: desk.folder) }
    #expect(mkfifo("\(desk.folder)/pipe.csv", 0o600) == 0)
    try FileManager.default.createSymbolicLink(
      atPath: "\(desk.folder)/link.csv", withDestinationPath: "nowhere.csv")
    for (path, reason) in [
      ("\(desk.folder)/pipe.csv", "pipe or a device"), ("/dev/zero", "pipe or a device"),
      ("\(desk.folder)/link.csv", "link to nowhere.csv"),
    ] {
      do {
        _ = try Workspace.open(
          [path], options: WorkspaceOptions(), cancellation: CancellationFlag(), report: { _ in },
          progress: { _ in })
        Issue.record("\(path) was opened")
      } catch {
        let diagnostic = OpeningFailure.diagnostic(error)
        #expect(diagnostic.summary.contains(reason), "\(diagnostic.summary)")
        #expect(!diagnostic.suggestions.contains { $0.contains("Did you mean") }, "\(diagnostic.suggestions)")
      }
    }
    try? FileManager.default.removeItem(atPath: "\(desk.folder)/link.csv")
    let folder = try Workspace.open(
      [desk.folder], options: WorkspaceOptions(), cancellation: CancellationFlag(), report: { _ in },
      progress: { _ in })
    #expect(folder.catalogue.tables.map(\.name) == ["a", "b", "c"], "the pipe in the folder is passed over")
  }
}
