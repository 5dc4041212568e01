import Foundation
import QuerentCore
import Testing

@testable import Shell

@Suite("Choices that are remembered") struct ChoiceMemoryTests {
  @Test("a choice outlives the session, belongs to its data, and can be forgotten")
  func roundTrip() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "querent-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/choices"
    var memory = ChoiceMemory(path: path)
    memory.remember("west", meaning: "orders.region = 'West'", for: "shop.csv")
    memory.remember("price", meaning: "orders.list_price", for: "shop.csv")
    memory.remember("price", meaning: "orders.net_price", for: "shop.csv")
    var later = ChoiceMemory(path: path)
    #expect(
      later.choices(for: "shop.csv") == [
        RememberedChoice(term: "price", meaning: "orders.net_price"),
        RememberedChoice(term: "west", meaning: "orders.region = 'West'"),
      ])
    #expect(later.choices(for: "other.csv").isEmpty)
    #expect(later.forget("west", for: "shop.csv") == ["west"])
    #expect(later.forget("west", for: "shop.csv").isEmpty)
    #expect(ChoiceMemory(path: path).choices(for: "shop.csv").map(\.term) == ["price"])
    #expect(later.forget(nil, for: "shop.csv") == ["price"])
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test("lines that are not ours are passed over")
  func damaged() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "querent-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try "{\"source\":\"a\",\"term\":\"t\",\"meaning\":\"m\"}\nnot json\n{\"term\":1}\n".write(
      toFile: path, atomically: true, encoding: .utf8)
    #expect(ChoiceMemory(path: path).choices(for: "a") == [RememberedChoice(term: "t", meaning: "m")])
  }
}
