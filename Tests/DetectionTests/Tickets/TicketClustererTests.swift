import Testing

@testable import Detection

@Suite struct TicketClustererTests {
  @Test(arguments: [
    ("running", "run"), ("cancellation", "cancel"), ("payments", "payment"), ("refunded", "refund"),
    ("generously", "generous"), ("happy", "happi"), ("hopping", "hop"), ("hoping", "hope"), ("ties", "tie"),
    ("relational", "relat"), ("communication", "communic"), ("controlled", "control"), ("news", "news"),
    ("agreed", "agre"), ("luxuriated", "luxuri"), ("dying", "die"), ("knightly", "knight"), ("gas", "gas"),
    ("consistency", "consist"), ("kindness", "kind"), ("naïve", "naïve"),
  ])
  func `The stemmer follows the published definition`(word: String, stem: String) {
    #expect(PorterStemmer.stem(word) == stem)
  }

  @Test func `Contractions are undone and numbers of documents left out`() {
    var reader = TicketWords()
    let words = reader.words(of: "I can’t open SO10025: error 504, it isn't John's fault!")
    #expect(
      words.map(\.text) == ["i", "can", "not", "open", "error", "504", "it", "is", "not", "john", "fault"])
    #expect(!words[2].isStop && words[0].isStop)
  }

  @Test(arguments: [3, 4, 5] as [UInt64])
  func `Topics are found without being told their number`(seed: UInt64) {
    var invented = InventedTickets(seed: seed)
    let (texts, topics) = invented.texts(600)
    let found = TicketClusterer().cluster(texts)
    #expect((8...30).contains(found.clusters.count), "seed \(seed): \(found.clusters.map(\.name))")
    let index = adjustedRandIndex(topics, found.assignment.map { $0 ?? -1 })
    #expect(index > 0.55, "seed \(seed): \(index)")
    #expect(Set(found.clusters.map(\.name)).count == found.clusters.count)
    for cluster in found.clusters {
      let topic = InventedTickets.topics[topics[cluster.members[0]]]
      #expect(!cluster.terms.isEmpty && !cluster.representatives.isEmpty, "\(topic)")
      #expect(cluster.representatives.allSatisfy(cluster.members.contains))
    }
  }

  @Test func `A cluster keeps its name when rows are added`() {
    var invented = InventedTickets(seed: 11)
    let texts = invented.texts(1400).texts
    let before = TicketClusterer().cluster(Array(texts.prefix(1250)))
    let after = TicketClusterer().cluster(texts)
    var kept = 0
    for cluster in before.clusters {
      let names = cluster.members.compactMap { after.assignment[$0].map { after.clusters[$0].name } }
      if names.count(where: { $0 == cluster.name }) * 2 > cluster.members.count { kept += 1 }
    }
    #expect(kept * 10 >= before.clusters.count * 9, "\(kept) of \(before.clusters.count)")
  }

  @Test func `The same texts give the same groups, and few or none give none`() {
    var invented = InventedTickets(seed: 5)
    let texts = invented.texts(300).texts
    #expect(TicketClusterer().cluster(texts) == TicketClusterer().cluster(texts))
    #expect(TicketClusterer().cluster([String]()).clusters.isEmpty)
    #expect(TicketClusterer().cluster(["", "  ", "?!"]).assignment == [nil, nil, nil])
    #expect(TicketClusterer().cluster(["where is my parcel", "refund"]).clusters.isEmpty)
  }

  @Test func `Repeated texts are counted and represented once`() throws {
    var invented = InventedTickets(seed: 8)
    let mail = "The catalogue for spring is out, order before Friday"
    let texts = invented.texts(100).texts + [String](repeating: mail, count: 30)
    let found = TicketClusterer().cluster(
      texts + ["The spring catalogue is out", "spring catalogue out, order now"])
    let group = try #require(found.assignment[100])
    #expect(found.clusters[group].repeats == 29)
    #expect(Set(100..<130).isSubset(of: found.clusters[group].members))
    #expect(found.clusters[group].representatives.count { $0 >= 100 && $0 < 130 } == 1)
  }

  @Test func `Beyond the limit texts join the group of those most like them`() {
    var invented = InventedTickets(seed: 21)
    let (texts, topics) = invented.texts(900)
    var clusterer = TicketClusterer()
    clusterer.limit = 300
    let found = clusterer.cluster(texts)
    #expect(found.assignment.count { $0 == nil } < 20)
    #expect(adjustedRandIndex(topics, found.assignment.map { $0 ?? -1 }) > 0.5)
  }

  @Test func `Two cliques with one bridge are two communities`() {
    var edges = [[NeighbourGraph.Edge]](repeating: [], count: 10)
    func link(_ one: Int, _ two: Int) {
      edges[one].append(.init(node: Int32(two), weight: 1))
      edges[two].append(.init(node: Int32(one), weight: 1))
    }
    for side in [0, 5] { for one in 0..<5 { for two in (one + 1)..<5 { link(side + one, side + two) } } }
    link(4, 5)
    var leiden = LeidenCommunities()
    leiden.resolution = 1
    let found = leiden.communities(of: NeighbourGraph(edges: edges, loops: [Double](repeating: 0, count: 10)))
    #expect(found == [0, 0, 0, 0, 0, 1, 1, 1, 1, 1])
  }

  @Test func `DBSCAN separates dense groups and says when it does not`() {
    let dense = (0..<30).map {
      ["reset the password now", "parcel box damaged badly", "chair wheel broken again"][$0 % 3] + " \($0)"
    }
    let found = TicketClusterer(method: .dbscan).cluster(dense)
    #expect(found.clusters.count == 3)
    #expect(found.warnings.isEmpty)
    let scattered = (0..<40).map { "alpha\($0 % 20) word\($0) beta" }
    let noise = TicketClusterer(method: .dbscan).cluster(scattered)
    #expect(!noise.warnings.isEmpty)
  }
}
