import QuerentCore
import Storage

// usage: ImportBenchmark FILE STORE   loads the file; `-` for STORE keeps it in memory.

let arguments = CommandLine.arguments
guard arguments.count == 3 else {
  print("usage: ImportBenchmark FILE STORE")
  throw StorageError.failed(message: "usage")
}
let store = try AnalyticsStore(writable: arguments[2] == "-" ? nil : arguments[2])
let report = try store.load(ImportRequest(path: arguments[1]), cancellation: CancellationFlag()) { _ in }
print("read \(report.rowsRead) = loaded \(report.rowsLoaded) + rejected \(report.rowsRejected)")
for line in report.findings + report.warnings { print("  \(line)") }
