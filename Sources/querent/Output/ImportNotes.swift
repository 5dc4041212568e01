import Agent
import Foundation
import QuerentCore
import Storage

/// What an import did, in lines for people and scripts.
enum ImportNotes {
  /// `sales.csv: read 9994 = loaded 9994 + rejected 0`.
  static func counts(_ report: ImportReport) -> String {
    "\(report.path): read \(report.rowsRead) = loaded \(report.rowsLoaded) + rejected \(report.rowsRejected)"
  }

  /// The findings and warnings under the counts.
  static func details(_ report: ImportReport) -> [String] {
    var lines = report.findings.map { "  \($0)" } + report.warnings.map { "  ! \($0)" }
    if let file = report.rejectFile { lines.append("  rejected rows: \(file)") }
    return lines
  }

  /// What is left out of the data that is asked, a line a file; files in `told` were reported already.
  static func leftOut(_ workspace: Workspace, told: Set<String> = []) -> [String] {
    workspace.leftOut.filter { !told.contains($0.path) }.map { file in
      let rejected = FigureFormat.number(Double(file.rowsRejected))
      let rows = FigureFormat.number(Double(file.rowsRejected + file.rowsLoaded))
      let name = URL(filePath: file.path).lastPathComponent
      let isKept = FileManager.default.fileExists(atPath: file.rejectFile)
      return "! \(name): \(rejected) of \(rows) rows cannot be read and are left out"
        + (isKept ? ", see \(file.rejectFile)" : "")
    }
  }

  /// One line, with what a person must know beneath.
  static func summary(_ report: ImportReport) -> String {
    let rows = FigureFormat.number(Double(report.rowsLoaded))
    var lines = ["loaded \(report.table): \(rows) \(report.rowsLoaded == 1 ? "row" : "rows")"]
    if report.rowsRejected > 0 {
      let count = FigureFormat.number(Double(report.rowsRejected))
      lines.append(
        "  ! \(count) \(report.rowsRejected == 1 ? "row" : "rows") rejected"
          + (report.rejectFile.map { ", see \($0)" } ?? ""))
    }
    lines += report.warnings.map { "  ! \($0)" }
    return lines.joined(separator: "\n")
  }
}
