/// Groups short texts by topic, without being told how many topics there are.
public struct TicketClusterer: Sendable {
  /// How texts are grouped.
  public enum Method: String, CaseIterable, Sendable {
    /// Communities of a graph of shared neighbours; every text finds a place. The default.
    case communities
    /// DBSCAN over TF-IDF, as people know it. On short texts it ends in one large group or in noise.
    case dbscan
  }

  /// The way of grouping.
  public var method: Method
  /// Neighbours of a text in the graph.
  public var neighbours = 15
  /// The larger, the more and smaller groups.
  public var resolution = 5.0
  /// The share of similarity that words and pairs of words decide; pieces of words decide the rest.
  public var shareOfWords = 0.6
  /// Groups of fewer texts are no groups.
  public var least = 3
  /// Distinct texts that are compared with each other; beyond, texts join the group of those most like them.
  public var limit = 10_000
  /// Decides the order of visits.
  public var seed: UInt64 = 1

  /// Makes a clusterer.
  public init(method: Method = .communities) { self.method = method }

  /// The groups of texts. Give texts in an order that only grows at its end, the oldest first: then groups that stay
  /// keep their names when texts are added.
  public func cluster(_ texts: [String]) -> TicketClustering {
    var reader = TicketWords()
    return cluster(texts.map { reader.words(of: $0) })
  }

  /// The groups of texts whose words are read already.
  public func cluster(_ words: [[TicketWords.Word]]) -> TicketClustering {
    var names = ClusterNames()
    for size in checkpoints(below: words.count) {
      names = named(Array(words.prefix(size)), earlier: names).1
    }
    return named(words, earlier: names).0
  }

  /// Sizes at which names were fixed on the way: names are inherited from one to the next, so a name depends on the
  /// texts before the last of these sizes, and not on how many came after.
  func checkpoints(below count: Int) -> [Int] {
    var sizes: [Int] = []
    var size = 512
    while size < count, size <= limit {
      sizes.append(size)
      size = size * 3 / 2
    }
    return sizes
  }

  private func named(_ words: [[TicketWords.Word]], earlier: ClusterNames) -> (TicketClustering, ClusterNames)
  {
    let copies = RepeatedTexts(words)
    let distinct = copies.first.map { words[$0] }
    let terms = TicketTerms(distinct, shareOfWords: method == .communities ? shareOfWords : 1)
    var labels: [Int?]
    var warnings: [TicketClustering.Warning] = []
    switch method {
    case .communities: labels = communities(of: terms, from: copies.start(earlier.labels))
    case .dbscan: (labels, warnings) = DensityClusters().clusters(of: terms.vectors)
    }
    labels = copies.spread(labels)
    labels = withoutSmall(labels)
    let described = ClusterDescriptions(labels, words: words, copies: copies, terms: terms)
    let names = ClusterNames(labels, described, earlier: earlier)
    return (described.clustering(labels, names: names.names, warnings: warnings), names)
  }

  private func communities(of terms: TicketTerms, from start: [Int]?) -> [Int?] {
    let vectors = terms.vectors
    guard vectors.count > limit else {
      let near = NearestNeighbours(of: vectors, count: neighbours)
      return labels(of: near, from: start)
    }
    // Spread evenly, so that every time of the collection is among them.
    let sample = (0..<limit).map { $0 * vectors.count / limit }
    let part = vectors.selecting(sample)
    let labels = labels(of: NearestNeighbours(of: part, count: neighbours), from: nil)
    return vectors.votes(of: part, labels: labels, count: neighbours)
  }

  private func labels(of near: NearestNeighbours, from start: [Int]?) -> [Int?] {
    let found = LeidenCommunities(resolution: resolution, seed: seed)
      .communities(of: NeighbourGraph(sharing: near), from: start)
    return zip(found, near.lists).map { $1.isEmpty ? nil : $0 }
  }

  /// Numbers groups by size, largest first, and leaves small ones out.
  private func withoutSmall(_ labels: [Int?]) -> [Int?] {
    var sizes: [Int: (size: Int, first: Int)] = [:]
    for (document, label) in labels.enumerated() {
      if let label {
        sizes[label] = (sizes[label, default: (0, document)].size + 1, sizes[label]?.first ?? document)
      }
    }
    let kept = sizes.filter { $0.value.size >= least }
      .sorted { ($1.value.size, $0.value.first) < ($0.value.size, $1.value.first) }
    let numbers = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1.key, $0) })
    return labels.map { $0.flatMap { numbers[$0] } }
  }
}

/// Texts of the same words in the same order, such as mails to many.
struct RepeatedTexts: Sendable {
  /// The first document of each distinct text.
  var first: [Int] = []
  /// The distinct text of each document.
  var number: [Int] = []

  init(_ words: [[TicketWords.Word]]) {
    var known: [[String]: Int] = [:]
    for (document, list) in words.enumerated() {
      let key = list.map(\.stem)
      if let place = known[key] {
        number.append(place)
      } else {
        known[key] = first.count
        number.append(first.count)
        first.append(document)
      }
    }
  }

  /// Groups of distinct texts to begin with: those of an earlier grouping of the first documents, and new texts alone.
  func start(_ earlier: [Int?]) -> [Int]? {
    guard !earlier.isEmpty else { return nil }
    let used = (earlier.compactMap(\.self).max() ?? 0) + 1
    return first.enumerated().map { place, document in
      earlier.indices.contains(document) ? earlier[document] ?? used + place : used + place
    }
  }

  func spread<Value>(_ values: [Value]) -> [Value] { number.map { values[$0] } }
}

extension TermVectors {
  /// Some of the documents.
  func selecting(_ documents: [Int]) -> TermVectors {
    var part = self
    part.offsets = [0]
    part.terms = []
    part.weights = []
    for document in documents {
      part.terms += terms[offsets[document]..<offsets[document + 1]]
      part.weights += weights[offsets[document]..<offsets[document + 1]]
      part.offsets.append(part.terms.count)
    }
    return part
  }

  /// For every document the label that its nearest documents of `part` hold most weight for.
  func votes(of part: TermVectors, labels: [Int?], count k: Int) -> [Int?] {
    let index = InvertedIndex(part)
    var scores = [Float](repeating: 0, count: part.count)
    return (0..<count).map { document in
      let range = offsets[document]..<offsets[document + 1]
      let touched = index.accumulate(terms[range], weights[range], into: &scores)
      var votes: [Int: Float] = [:]
      for neighbour in NearestNeighbours.best(k, of: touched, except: -1, &scores) {
        guard let label = labels[Int(neighbour.document)] else { continue }
        votes[label, default: 0] += neighbour.similarity
      }
      return votes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
  }
}
