import Foundation

/// The answers an earlier run left in its output file, one JSON object a line, for `--resume` and `--retry-errors`.
struct EarlierRun {
  /// The lines that stay, as they were.
  private(set) var lines: [String] = []
  /// The ids they answer.
  private(set) var ids: Set<String> = []
  /// How the kept questions ended, for the exit status.
  private(set) var statuses: Set<ExitStatus> = []

  /// Reads a file; one that does not exist holds nothing. A last line that was cut off is dropped.
  /// - Throws: ``CommandFailure`` when the file is no output of a batch.
  init(path: String, keepsErrors: Bool) throws {
    guard let data = FileManager.default.contents(atPath: path) else { return }
    let raw = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: true)
    for (index, line) in raw.enumerated() {
      guard let object = (try? JSONSerialization.jsonObject(with: Data(line.utf8))) as? [String: Any],
        let id = object["id"] as? String, let status = object["status"] as? String
      else {
        if index == raw.count - 1, !data.isEmpty, data.last != UInt8(ascii: "\n") { continue }
        throw CommandFailure.usage(
          "\(path):\(index + 1) is no answer of a batch.",
          "Give the file an earlier run wrote with --format jsonl.")
      }
      if status == "error", !keepsErrors { continue }
      guard ids.insert(id).inserted else { continue }
      lines.append(String(line))
      let failed = (object["expect"] as? [[String: Any]] ?? []).contains {
        $0["ok"] as? Bool == false && $0["severity"] as? String != "warn"
      }
      let hasExpectations = (object["expect"] as? [Any])?.isEmpty == false
      if failed {
        statuses.insert(.expectationFailed)
      } else if status == "error" {
        statuses.insert(.internalError)
      } else if status != "answered", !hasExpectations {
        statuses.insert(.unanswered)
      }
    }
  }
}
