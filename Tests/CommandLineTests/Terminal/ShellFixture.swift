import Foundation

/// A folder with a little data and homes for what the program keeps, gone when the test is over.
final class ShellFixture {
  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "querent-terminal-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Self.sales.write(toFile: folder + "/orders.csv", atomically: true, encoding: .utf8)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// 2 years × 4 regions × 3 products, one order each month.
  private static var sales: String {
    var lines = ["order_id,order_date,region,product,quantity,sales"]
    let regions = ["North", "South", "東京", "West"]
    let products = ["Desk", "Chair", "Lamp"]
    for month in 0..<24 {
      for (place, region) in regions.enumerated() {
        for (kind, product) in products.enumerated() {
          let number = lines.count
          let date = "\(2025 + month / 12)-\(String(month % 12 + 101).dropFirst())-15"
          lines.append(
            "\(1000 + number),\(date),\(region),\(product),\(kind + 1),\((place + 1) * 100 + number).50")
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  var environment: [String: String] {
    [
      "PATH": "/usr/bin:/bin", "PAGER": "cat", "HOME": folder, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8",
      "NO_COLOR": "1",
      "XDG_STATE_HOME": folder + "/state", "XDG_CACHE_HOME": folder + "/cache",
      "XDG_CONFIG_HOME": folder + "/config",
    ]
  }

  var historyPath: String { folder + "/state/querent/history" }

  /// A session on the orders file, at its first prompt.
  func session(columns: UInt16 = 80, environment changes: [String: String] = [:]) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      ["orders.csv"], environment: environment.merging(changes) { $1 }, columns: columns, folder: folder)
    try terminal.waitForPrompt()
    return terminal
  }
}
