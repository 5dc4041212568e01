import QuerentCore
import Storage
import Synchronization

/// What is known of an import while another thread does it.
final class LoadingState: Sendable {
  private struct Facts {
    var reports: [ImportReport] = []
    var progress: ImportProgress?
  }

  private let facts = Mutex(Facts())

  func add(_ report: ImportReport) {
    facts.withLock {
      $0.reports.append(report)
      $0.progress = nil
    }
  }

  func update(_ progress: ImportProgress) { facts.withLock { $0.progress = progress } }

  var reports: [ImportReport] { facts.withLock { $0.reports } }

  /// `loading file 1 · 43% · 120,000 rows · 410,000 rows/s · Ctrl-C to stop`.
  func words(after time: Duration) -> String {
    let (done, files, progress) = facts.withLock { facts in
      (facts.reports.reduce(0) { $0 + $1.rowsRead }, facts.reports.count, facts.progress)
    }
    guard let progress else { return "looking at the data · \(ProgressLine.seconds(time)) · Ctrl-C to stop" }
    let rows = done + progress.rows
    let rate = Double(rows) / max(0.001, time / .seconds(1))
    var parts = ["\(number(rows)) rows", "\(number(Int(rate))) rows/s", "Ctrl-C to stop"]
    if progress.bytesTotal > 0 {
      parts.insert("\(min(100, progress.bytesRead * 100 / progress.bytesTotal))%", at: 0)
    }
    return "loading file \(files + 1) · \(parts.joined(separator: " · "))"
  }

  private func number(_ count: Int) -> String { FigureFormat.number(Double(count)) }
}
