import Foundation
import SemanticLayer
import SemanticParsing

// usage: MemberBenchmark FILE [VALUES]   builds an index of generated values, writes it, maps it and looks values up
//
// Values are names of people, of companies and of goods, and codes, in equal parts. Queries are values taken at random:
// as they are, with one and with two letters wrong, in another order, and words that are no value.

/// SplitMix64 (Steele, Lea, Flood, 2014).
struct Random {
  var state: UInt64
  mutating func next(_ bound: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }
}

var random = Random(state: 20)
let syllables = [
  "an", "bel", "cor", "da", "el", "fen", "gar", "hol", "in", "jas", "ker", "lan", "mor", "nel", "os", "pat",
  "quin",
  "ros", "sten", "tam", "ul", "ver", "wil", "xan", "yor", "zel",
]
@MainActor func name(_ parts: Int) -> String {
  let text = (0..<parts).map { _ in syllables[random.next(syllables.count)] }.joined()
  return text.prefix(1).uppercased() + text.dropFirst()
}
let firstNames = (0..<2_000).map { _ in name(2) }
let lastNames = (0..<30_000).map { _ in name(3) }
let kinds = ["Holdings", "Trading", "Logistics", "Foods", "Systems", "Insurance", "Partners"]

@MainActor func value(_ index: Int) -> String {
  switch index % 4 {
  case 0: "\(firstNames[random.next(2_000)]) \(lastNames[random.next(30_000)])"
  case 1: "\(lastNames[random.next(30_000)]) \(kinds[random.next(7)]) of \(firstNames[random.next(2_000)])"
  case 2: "\(firstNames[random.next(2_000)]) \(lastNames[random.next(30_000)]) \(1 + random.next(200))"
  default: "\(["INV", "ORD", "SKU"][random.next(3)])-\(2000 + random.next(30))-\(random.next(1_000_000))"
  }
}

@MainActor func misspelt(_ text: String) -> String {
  var letters = Array(text)
  let place = 1 + random.next(max(1, letters.count - 1))
  guard place < letters.count else { return text }
  switch random.next(3) {
  case 0: letters.remove(at: place)
  case 1: letters.insert("e", at: place)
  default: letters[place] = "a"
  }
  return String(letters)
}

/// Resident and shared megabytes of this process.
func memory() -> (resident: Int, file: Int) {
  let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
  func megabytes(_ key: String) -> Int {
    let line = status.split(separator: "\n").first { $0.hasPrefix(key) } ?? ""
    return (Int(line.split { !$0.isNumber }.first ?? "") ?? 0) / 1024
  }
  return (megabytes("VmRSS:"), megabytes("RssFile:"))
}

func milliseconds(_ duration: Duration) -> Double {
  Double(duration.components.seconds) * 1e3 + Double(duration.components.attoseconds) / 1e15
}

/// Milliseconds this thread has run, which other work on the machine does not change.
func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
}

let arguments = CommandLine.arguments
guard arguments.count > 1 else {
  print("usage: MemberBenchmark FILE [VALUES]")
  exit(2)
}
let count = arguments.count > 2 ? Int(arguments[2]) ?? 1_000_000 : 1_000_000
let clock = ContinuousClock()
var values: [String] = []
if arguments.count > 3 {
  // a second run, that only maps the file: what a start costs
  random = Random(state: 7)
} else {
  var seen: Set<String> = []
  while values.count < count {
    let made = value(values.count)
    if seen.insert(made).inserted { values.append(made) }
  }
  seen = []
  var bytes: [UInt8] = []
  let elapsed = clock.measure {
    var builder = MemberIndexBuilder()
    builder.begin(ColumnReference(table: "parties", column: "name"))
    for value in values { builder.add(value) }
    bytes = builder.finish()
  }
  print("build      \(Int(milliseconds(elapsed))) ms for \(count) values, \(bytes.count >> 20) MB")
  try Data(bytes).write(to: URL(filePath: arguments[1]))
  var queries = ""
  for _ in 0..<2_000 { queries += values[random.next(values.count)] + "\n" }
  try queries.write(toFile: arguments[1] + ".queries", atomically: true, encoding: .utf8)
  let again = Process()
  again.executableURL = URL(filePath: arguments[0])
  again.arguments = [arguments[1], "\(count)", "look-up"]
  try again.run()
  again.waitUntilExit()
  exit(again.terminationStatus)
}

guard let file = FileHandle(forReadingAtPath: arguments[1]) else { exit(1) }
let size = Int(try file.seekToEnd())
var index: MemberIndex?
let before = memory()
let opening = clock.measure {
  if let address = mmap(nil, size, PROT_READ, MAP_PRIVATE, file.fileDescriptor, 0), address != MAP_FAILED {
    index = MemberIndex(ReadOnlyBytes(unowned: UnsafeRawBufferPointer(start: address, count: size)) {})
  }
}
guard let index else { exit(1) }
print("open       \(milliseconds(opening)) ms, \(index.count) values")
let queries = try String(contentsOfFile: arguments[1] + ".queries", encoding: .utf8)
  .split(separator: "\n").map(String.init)

var isTooSlow = false
@MainActor func measure(
  _ title: String, target: Double, _ texts: [String], _ look: (String) -> [MemberIndex.Match]
) {
  var times: [Double] = []
  var found = 0
  for text in texts {
    let began = processorTime()
    if !look(text).isEmpty { found += 1 }
    times.append(processorTime() - began)
  }
  times.sort()
  func at(_ share: Double) -> String {
    String(format: "%8.4f", times[min(times.count - 1, Int(Double(times.count) * share))])
  }
  isTooSlow = isTooSlow || times[times.count / 2] > target
  let name = title.padding(toLength: 22, withPad: " ", startingAt: 0)
  print(
    "\(name) median \(at(0.5)) ms  p99 \(at(0.99)) ms  most \(at(1)) ms  found \(found) of \(texts.count)")
}

measure("exact", target: 1, queries, index.exact)
measure("exact, in capitals", target: 1, queries.map { $0.uppercased() }, index.exact)
measure("no value", target: 1, queries.map { "q" + $0 }, index.exact)
measure("fuzzy, one letter", target: 1, queries.map(misspelt), index.fuzzy)
measure("fuzzy, two letters", target: 1, queries.map { misspelt(misspelt($0)) }, index.fuzzy)
measure("fuzzy, no value", target: 1, queries.map { String($0.reversed()) }, index.fuzzy)
measure(
  "words turned round", target: 1,
  queries.map { $0.split(separator: " ").reversed().joined(separator: ", ") }, index.exact)
measure("one word", target: 1, queries.map { String($0.split(separator: " ").last ?? "") }) {
  index.containing(word: $0)
}
measure("beginning", target: 1, queries.map { String($0.prefix(5)) }) { index.withPrefix($0, limit: 10) }
let after = memory()
print(
  "memory     \(after.resident - before.resident) MB more resident, \(after.file - before.file) MB of it pages of the file"
)
measure("nearest, for refusals", target: 500, Array(queries.prefix(20)).map { misspelt(misspelt($0)) }) {
  index.nearest(to: $0, limit: 3)
}
exit(isTooSlow ? 1 : 0)
