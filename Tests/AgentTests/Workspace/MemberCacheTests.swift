import Foundation
import SemanticLayer
import SemanticParsing
import Testing

@testable import Agent

@Suite("Kept members") struct MemberCacheTests {
  private static func bytes(_ value: String) -> [UInt8] {
    var builder = MemberIndexBuilder()
    builder.begin(ColumnReference(table: "t", column: "c"))
    builder.add(value)
    return builder.finish()
  }

  @Test("An index is made once, mapped later, and made again when the data changes")
  func kept() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "members-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let data = "\(folder)/data.csv"
    try "a".write(toFile: data, atomically: true, encoding: .utf8)
    var made = 0
    func members(_ value: String) throws -> [String] {
      let stamp = try #require(FileStamp(data))
      let bytes = MemberCache(folder: "\(folder)/cache", stamps: [stamp], limit: 10).members {
        made += 1
        return Self.bytes(value)
      }
      return MemberIndex(bytes).withPrefix("n", limit: 5).map(\.value)
    }
    #expect(try members("North") == ["North"])
    #expect(try members("Never") == ["North"], "the kept index is used")
    #expect(made == 1)
    let file = try #require(
      FileManager.default.contentsOfDirectory(atPath: "\(folder)/cache").first { $0.hasSuffix(".members") })
    let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/cache/\(file)")
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    try Data([1, 2, 3]).write(to: URL(filePath: "\(folder)/cache/\(file)"))
    #expect(try members("New") == ["New"], "bytes that are no index are replaced")
    try "ab".write(toFile: data, atomically: true, encoding: .utf8)
    #expect(try members("Nairobi") == ["Nairobi"], "other data, another index")
    #expect(made == 3)
  }

  @Test("Without a folder nothing is kept")
  func unkept() {
    let bytes = MemberCache(folder: nil, stamps: [], limit: 10).members { Self.bytes("North") }
    #expect(MemberIndex(bytes).count == 1)
  }
}
