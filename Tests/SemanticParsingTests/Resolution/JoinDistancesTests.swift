import Testing

@testable import SemanticParsing

@Suite("Shortest joins between tables")
struct JoinDistancesTests {
  @Test("the shortest path counts hops and tells whether rows multiply")
  func theShortestPathCountsAndTellsWhetherRowsMultiply() {
    // lines → orders → customers, and a second way from lines to customers through visits that multiplies rows
    let edges: [[JoinDistances.Edge]] = [
      [.init(to: 1, isSingle: true), .init(to: 3, isSingle: false)],
      [.init(to: 0, isSingle: false), .init(to: 2, isSingle: true)],
      [.init(to: 1, isSingle: false), .init(to: 3, isSingle: false)],
      [.init(to: 0, isSingle: true), .init(to: 2, isSingle: true)],
      [],
    ]
    let distances = JoinDistances(edges: edges)
    let paths = distances.paths(from: 0)
    #expect(paths.map(\.hops) == [0, 1, 2, 1, -1])
    #expect(paths.map(\.isSingle) == [true, true, true, false, false])
    #expect(!paths[4].exists)
    #expect(distances.paths(from: 2)[0].isSingle == false)
  }

  @Test("paths between many tables stay right when few are kept")
  func pathsOfManyTablesStayRightWhenFewAreKept() {
    let count = 1_500
    let edges = (0..<count).map { table -> [JoinDistances.Edge] in
      (table + 1 < count ? [.init(to: table + 1, isSingle: true)] : [])
        + (table > 0 ? [.init(to: table - 1, isSingle: false)] : [])
    }
    let distances = JoinDistances(edges: edges)
    for start in stride(from: 0, to: count, by: 1) where start % 7 != 3 || start > 1_400 {
      #expect(distances.paths(from: start)[count - 1].hops == Int16(count - 1 - start))
    }
    #expect(distances.paths(from: 3)[0].hops == 3)
  }
}
