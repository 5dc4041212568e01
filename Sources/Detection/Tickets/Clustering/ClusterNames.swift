/// Names of groups that survive the arrival of more texts.
///
/// A group takes over the name of the earlier group it shares most texts with, when each is the other's best match,
/// they share most of the smaller one's texts and the first word of the name is still one of its terms; else it is
/// named by its own terms.
struct ClusterNames: Sendable {
  private(set) var names: [String] = []
  private var leads: [String] = []
  private(set) var labels: [Int?] = []

  init() {}

  init(_ labels: [Int?], _ described: ClusterDescriptions, earlier: ClusterNames) {
    self.labels = labels
    let count = described.terms.count
    let inherited = Self.matches(labels, count, earlier)
    var taken: Set<String> = []
    names = [String](repeating: "", count: count)
    leads = [String](repeating: "", count: count)
    for group in 0..<count {
      guard let old = inherited[group],
        described.terms[group].prefix(5).contains(where: { overlaps($0, earlier.leads[old]) })
      else { continue }
      names[group] = earlier.names[old]
      leads[group] = earlier.leads[old]
      taken.insert(names[group])
    }
    for group in 0..<count where names[group].isEmpty {
      leads[group] = described.terms[group].first ?? ""
      names[group] = Self.unused(described.written[group], taken)
      taken.insert(names[group])
    }
  }

  /// The same term, or a pair and one of its words.
  private func overlaps(_ one: String, _ two: String) -> Bool {
    !Set(one.split(separator: " ")).isDisjoint(with: two.split(separator: " ")) || one == two
  }

  /// The first three terms, more of them or a number when another group has that name.
  private static func unused(_ terms: [String], _ taken: Set<String>) -> String {
    guard !terms.isEmpty else { return numbered("unnamed", taken) }
    for length in min(3, terms.count)...terms.count {
      let name = terms.prefix(length).joined(separator: ", ")
      if !taken.contains(name) { return name }
    }
    return numbered(terms.prefix(3).joined(separator: ", "), taken)
  }

  private static func numbered(_ name: String, _ taken: Set<String>) -> String {
    var number = 2
    guard taken.contains(name) else { return name }
    while taken.contains("\(name) \(number)") { number += 1 }
    return "\(name) \(number)"
  }

  private static func matches(_ labels: [Int?], _ count: Int, _ earlier: ClusterNames) -> [Int?] {
    guard !earlier.names.isEmpty else { return [Int?](repeating: nil, count: count) }
    var shared = [[Int]](repeating: [Int](repeating: 0, count: earlier.names.count), count: count)
    var size = [Int](repeating: 0, count: count)
    var earlierSize = [Int](repeating: 0, count: earlier.names.count)
    for (new, old) in zip(labels, earlier.labels) {
      if let new { size[new] += 1 }
      if let old { earlierSize[old] += 1 }
      if let new, let old { shared[new][old] += 1 }
    }
    return (0..<count).map { new in
      guard let old = shared[new].indices.max(by: { (shared[new][$0], $1) < (shared[new][$1], $0) }),
        shared[new][old] * 2 > min(size[new], earlierSize[old])
      else { return nil }
      let isBest = (0..<count).allSatisfy { other in
        shared[other][old] < shared[new][old] || shared[other][old] == shared[new][old] && other >= new
      }
      return isBest ? old : nil
    }
  }
}
