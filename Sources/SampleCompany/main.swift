import Foundation

// swift run SampleCompany [FOLDER] [--seed NUMBER]
// Writes the sample company into FOLDER (default: data).

var folder = "data"
var seed = GeneratedCompany.committedSeed
var words = CommandLine.arguments.dropFirst()
while let word = words.popFirst() {
  if word == "--seed", let number = words.popFirst().flatMap({ UInt64($0) }) {
    seed = number
  } else if word.hasPrefix("-") {
    print("usage: SampleCompany [FOLDER] [--seed NUMBER]")
    exit(2)
  } else {
    folder = word
  }
}

let company = GeneratedCompany(seed: seed)
try DataFolder.write(company.files, to: folder)
for file in company.files { print("\(file.name): \(file.bytes.count) bytes") }
for table in company.tables { print("\(table.name): \(table.rowCount) rows") }
