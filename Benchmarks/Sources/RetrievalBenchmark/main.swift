import Foundation
import Retrieval

// usage: RetrievalBenchmark FOLDER PASSAGES PAGES MODEL   writes pages, indexes them, and asks an index of passages

let arguments = CommandLine.arguments
let folder = URL(fileURLWithPath: arguments[1])
let passageCount = Int(arguments[2]) ?? 50_000
let pageCount = Int(arguments[3]) ?? 2_000
let model = URL(fileURLWithPath: arguments[4])
let clock = ContinuousClock()
var text = GeneratedText(seed: 11)
var misses = 0

@MainActor func report(_ name: String, _ value: Double, _ unit: String, limit: Double, atLeast: Bool = false)
{
  let isMet = atLeast ? value >= limit : value <= limit
  if !isMet { misses += 1 }
  print(
    name.padding(toLength: 44, withPad: " ", startingAt: 0), String(format: "%10.1f", value), unit,
    isMet ? "" : "  misses \(limit)")
}

func quantile(_ values: [Double], _ share: Double) -> Double {
  let sorted = values.sorted()
  return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
}

// Pages from a folder.
try? FileManager.default.removeItem(at: folder)
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
for number in 0..<pageCount {
  try Data(text.page(number).utf8).write(to: folder.appending(path: "page-\(number).md"))
}
let file = folder.deletingLastPathComponent().appending(path: "pages.sqlite")
try? FileManager.default.removeItem(at: file)
let reader = DocumentReader(searchPath: [])
let pages = try DocumentIndex(file: file)
let reading = try clock.measure { _ = try pages.update(DocumentSource(folder), reader: reader) }
report(
  "\(pageCount) pages read and indexed", Double(pageCount) / (reading / .seconds(60)), "pages a minute",
  limit: 1_000, atLeast: true)
let again = try clock.measure { _ = try pages.update(DocumentSource(folder), reader: reader) }
report("the same pages unchanged", again / .milliseconds(1), "ms", limit: 5_000)
for number in 0..<pageCount / 100 {
  try Data(text.page(number).utf8).write(to: folder.appending(path: "page-\(number * 100).md"))
}
let changed = try clock.measure { _ = try pages.update(DocumentSource(folder), reader: reader) }
report("one page in a hundred changed", changed / .milliseconds(1), "ms", limit: 10_000)

// Questions over many passages.
let index = try DocumentIndex(file: nil)
let documents = (0..<passageCount).map { number in
  let passage = text.passage()
  return SourceDocument(
    path: "\(number).md", title: "Topic \(passage.topic)",
    blocks: [DocumentBlock(.prose, lines: [SourceLine(passage.text, number: 1)])])
}
let building = try clock.measure { try index.add(documents, source: "passages") }
report("\(passageCount) passages indexed in memory", building / .seconds(1), "s", limit: 600)
_ = try index.search(text.question(), limit: 5)
var times: [Double] = []
for _ in 0..<200 {
  let question = text.question()
  times.append(try clock.measure { _ = try index.search(question, limit: 5) } / .milliseconds(1))
}
report("a question over \(passageCount) passages, median", quantile(times, 0.5), "ms", limit: 15)
report("the same, 95th percentile", quantile(times, 0.95), "ms", limit: 60)

// A sentence encoder.
do throws(EncoderProblem) {
  let encoder = try TransformerEncoder(model)
  var encoding: [Double] = []
  for _ in 0..<50 {
    let time = clock.measure { _ = encoder.vector(of: "Who approves a discount of more than 20 percent?") }
    encoding.append(time / .milliseconds(1))
  }
  report("a question encoded by MiniLM, median", quantile(encoding, 0.5), "ms", limit: 60)
} catch {
  print("MiniLM is not measured (make minilm): \(error.message)")
}
exit(misses == 0 ? 0 : 1)
