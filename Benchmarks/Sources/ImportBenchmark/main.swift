import QuerentCore
import Storage

// usage: ImportBenchmark FILE STORE     loads the file into a new store
//        ImportBenchmark --parse FILE   only reads and types it

let arguments = CommandLine.arguments
if arguments.count == 3, arguments[1] == "--parse" {
  print("read \(try ImportRehearsal.countRecords(path: arguments[2]))")
} else if arguments.count == 3 {
  let store = try AnalyticsStore(writable: arguments[2])
  let report = try store.load(ImportRequest(path: arguments[1]), cancellation: CancellationFlag()) { _ in }
  print("read \(report.rowsRead) = loaded \(report.rowsLoaded) + rejected \(report.rowsRejected)")
  for line in report.findings + report.warnings { print("  \(line)") }
} else {
  print("usage: ImportBenchmark FILE STORE | --parse FILE; Benchmarks/import.sh makes the file and compares")
}
