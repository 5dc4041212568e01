import Agent
import Foundation
import QuerentCore
import Testing

@testable import Shell

@Suite("Files of which some rows cannot be read")
struct DamagedFileTests {
  private static let damaged = """
    order_id,account_id,order_date,region,sales
    1,007,15/01/2026,West,100.50
    2,008,31/02/2026,West,50
    3,009,28/02/2026,South,25.25
    4,010,01/03/2026,South,25.25,9
    5,011,02/03/2026,East,80

    """

  private func fixture(asks: Bool = true) throws -> SessionFixture {
    let shell = try SessionFixture { $0.asksBeforeDamage = asks }
    try shell.write(Self.damaged, to: "damaged.csv")
    return shell
  }

  private func hasRejectFile(_ shell: SessionFixture) -> Bool {
    FileManager.default.fileExists(atPath: shell.path("damaged.rejected.csv"))
  }

  @Test("the lines are named and nothing is loaded before somebody chose; Enter alone stops")
  func asks() throws {
    let shell = try fixture()
    let asked = shell.type("/open \(shell.path("damaged.csv"))")
    #expect(asked.contains("! damaged.csv: 5 rows, 2 problems. Nothing was dropped silently."), "\(asked)")
    #expect(asked.contains("line 3  order_date “31/02/2026” is not a date"), "\(asked)")
    #expect(asked.contains("line 5  6 fields where 5 are expected"), "\(asked)")
    #expect(asked.contains("1  load 3 good rows, put 2 in damaged.rejected.csv"), "\(asked)")
    #expect(shell.session.workspace?.catalogue.tables.map(\.name) == ["orders"] && !hasRejectFile(shell))
    #expect(shell.type("4").contains("There is no choice 4"))
    let lines = shell.type("2")
    #expect(lines.contains("4,010,01/03/2026,South,25.25,9") && lines.contains("3  stop"), "\(lines)")
    #expect(shell.type("").contains("Stopped: damaged.csv was not loaded."))
    #expect(shell.session.workspace?.catalogue.tables.map(\.name) == ["orders"] && !hasRejectFile(shell))
  }

  @Test("the good rows are loaded when a person says so, the others are put beside the file")
  func loads() throws {
    let shell = try fixture()
    shell.type("/load \(shell.path("damaged.csv"))")
    let loaded = shell.type("1")
    #expect(
      loaded.contains("2 of 5 rows were not loaded; they are in damaged.rejected.csv beside it"), "\(loaded)")
    #expect(try shell.text(of: "damaged.rejected.csv").contains("3,order_date,"))
    #expect(Set(shell.session.workspace?.catalogue.tables.map(\.name) ?? []) == ["orders", "damaged"])
    // What was agreed to is not asked again, as long as the file is the same.
    #expect(!shell.type("/reload").contains("problems"))
    #expect(!shell.type("/open \(shell.path("damaged.csv"))").contains("problems"))
    #expect(shell.type("how many damaged are there").contains("3"))
  }

  @Test("Enter alone goes on where the settings say so")
  func confirmed() throws {
    let shell = try SessionFixture {
      $0.asksBeforeDamage = true
      $0.confirmsByDefault = true
    }
    try shell.write(Self.damaged, to: "damaged.csv")
    shell.type("/load \(shell.path("damaged.csv"))")
    #expect(shell.type("").contains("2 of 5 rows were not loaded"))
  }

  @Test("another line than a choice loads nothing and is taken as it is")
  func dropped() throws {
    let shell = try fixture()
    shell.type("/load \(shell.path("damaged.csv"))")
    let answered = shell.type("sales by region in 2026")
    #expect(
      answered.contains("damaged.csv was not loaded.") && answered.contains("West leads"), "\(answered)")
    #expect(shell.type("1").contains("ask>"), "the choices of the answer are open now")
  }

  @Test("lines of a file and sessions that never ask go by the settings")
  func unasked() throws {
    let shell = try fixture()
    try shell.write("/load \(shell.path("damaged.csv"))\nhow many damaged are there\n", to: "lines.txt")
    let read = shell.type("/read \(shell.path("lines.txt"))")
    #expect(read.contains("2 of 5 rows were not loaded") && !read.contains("Nothing was dropped"), "\(read)")
    let other = try fixture(asks: false)
    #expect(other.type("/load \(other.path("damaged.csv"))").contains("2 of 5 rows were not loaded"))
    #expect(hasRejectFile(other))
  }
}
