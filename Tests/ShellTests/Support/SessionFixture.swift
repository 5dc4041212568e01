import Agent
import Foundation
import QuerentCore
import Rendering

@testable import Shell

/// A session on a little data that a test types into, without a terminal.
final class SessionFixture {
  let folder: String
  let session: ShellSession
  private let printed: Printed

  /// What was printed, on either stream.
  private final class Printed { var text = "" }

  /// - Parameter changes: to what the session is told about the world.
  init(sources: [String] = ["orders.csv"], _ change: (inout ShellConfiguration) -> Void = { _ in }) throws {
    folder = NSTemporaryDirectory() + "querent-session-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Self.orders.write(toFile: folder + "/orders.csv", atomically: true, encoding: .utf8)
    try Self.stores.write(toFile: folder + "/stores.csv", atomically: true, encoding: .utf8)
    var configuration = ShellConfiguration(
      workspaceOptions: WorkspaceOptions(glossaryFolder: folder + "/config"),
      style: OutputStyle(width: 300, showsTiming: false),
      errorStyle: OutputStyle(width: 300), historyPath: folder + "/state/history",
      homeFolder: folder, followsTerminalWidth: false)
    configuration.aliasPath = folder + "/config/aliases"
    change(&configuration)
    let printed = Printed()
    self.printed = printed
    let screen = Screen(
      style: configuration.style, errorStyle: configuration.errorStyle, followsTerminalWidth: false,
      terminal: configuration.terminal, output: { printed.text += $0 }, error: { printed.text += $0 })
    session = ShellSession(workspace: nil, configuration: configuration, screen: screen, input: nil)
    if !sources.isEmpty { try session.open(sources.map { "\(folder)/\($0)" }) }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Types a line and gives what it printed.
  @discardableResult
  func type(_ line: String) -> String {
    printed.text = ""
    session.take(line)
    return printed.text
  }

  func path(_ name: String) -> String { "\(folder)/\(name)" }

  func write(_ text: String, to name: String) throws {
    try text.write(toFile: path(name), atomically: true, encoding: .utf8)
  }

  func text(of name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }

  /// One order a month for two years in each of four regions.
  static var orders: String {
    var lines = ["order_id,order_date,region,product,sales"]
    for month in 0..<24 {
      for (place, region) in ["North", "South", "East", "West"].enumerated() {
        let date = "\(2025 + month / 12)-\(String(month % 12 + 101).dropFirst())-15"
        let product = ["Desk", "Chair", "Lamp"][(month + place) % 3]
        lines.append("\(1_000 + lines.count),\(date),\(region),\(product),\((place + 1) * 100 + month).50")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let stores = """
    store_id,city,opened_on
    1,Lyon,2019-03-01
    2,Oslo,2021-06-01
    3,Turin,2024-01-15

    """
}
