public import Retrieval

/// Measures how well passages are found.
public struct RetrievalEvaluation: Sendable {
  /// The passages that are looked at for each question.
  public var depth: Int
  public var bootstrap: Bootstrap

  /// Makes an evaluation.
  public init(depth: Int = 5, bootstrap: Bootstrap = Bootstrap()) {
    self.depth = max(1, depth)
    self.bootstrap = bootstrap
  }

  /// Finds passages for the questions that name a place, and measures where the place stands among them.
  public func report(
    on questions: [EvaluationQuestion], search: (_ question: String, _ limit: Int) throws -> [Passage]
  ) rethrows -> EvaluationReport {
    var lists: [Ranked] = []
    var report = EvaluationReport()
    var formats: [String: [Double]] = [:]
    var characters: [Double] = []
    for question in questions where question.isAnswerable && !question.golds.isEmpty {
      let passages = try search(question.text, depth)
      let list = ranked(passages, question.golds)
      lists.append(list)
      characters.append(Double(passages.reduce(0) { $0 + $1.chunk.text.count }))
      let isFound = list.ids.contains(where: list.relevant.contains)
      let format = question.golds[0].document.split(separator: ".").last.map { $0.lowercased() } ?? ""
      formats[format, default: []].append(isFound ? 1 : 0)
      if !isFound {
        let first = passages.first.map { "\($0.chunk.path) § \($0.chunk.section)" } ?? "nothing"
        report.misses.append(
          .init(kind: .notFound, line: question.line, question: question.text, instead: first))
      }
    }
    report.questions = lists.count
    add(lists, to: &report)
    report.add(
      bootstrap.estimate("evidence_hit@\(depth)", mean: formats.sorted { $0.key < $1.key }.flatMap(\.value)))
    if formats.count > 1 {
      for (format, hits) in formats.sorted(by: { $0.key < $1.key }) {
        report.add(bootstrap.estimate("evidence_hit@\(depth)[\(format)]", mean: hits))
      }
    }
    report.add(bootstrap.estimate("characters@\(depth)", mean: characters))
    return report
  }

  /// Ranks the documents of a collection, each a chunk of its own with its title as heading, for every query.
  public func report(on collection: JudgedCollection) throws -> EvaluationReport {
    let index = try DocumentIndex(file: nil)
    var whole = Chunker()
    whole.limit = 1_000_000
    try index.add(
      collection.documents.map { document in
        let heading = DocumentBlock(.heading(level: 1), lines: [SourceLine(document.title, number: 1)])
        let body = DocumentBlock(.prose, lines: [SourceLine(document.text, number: 2)])
        return SourceDocument(
          path: document.id, title: nil, blocks: document.title.isEmpty ? [body] : [heading, body])
      }, source: "collection", chunker: whole)
    let lists = try collection.queries.map { query in
      Ranked(
        ids: try index.search(query.text, limit: max(depth, 20)).map(\.chunk.path),
        relevant: Set(query.grades.keys),
        grades: query.grades)
    }
    var report = EvaluationReport()
    report.questions = lists.count
    add(lists, to: &report)
    return report
  }

  private struct Ranked {
    var ids: [String]
    var relevant: Set<String>
    var grades: [String: Double]
  }

  /// Passages by the number of the place they hold, so that a place counts once.
  private func ranked(_ passages: [Passage], _ golds: [EvaluationQuestion.Gold]) -> Ranked {
    let names = golds.indices.map { "gold \($0)" }
    let ids = passages.enumerated().map { rank, passage in
      golds.firstIndex { GoldMatch(gold: $0).holds(passage) }.map { names[$0] } ?? "passage \(rank)"
    }
    return Ranked(
      ids: ids, relevant: Set(names), grades: Dictionary(uniqueKeysWithValues: zip(names, golds.map(\.grade)))
    )
  }

  private func add(_ lists: [Ranked], to report: inout EvaluationReport) {
    func mean(_ name: String, _ value: (Ranked) -> Double?) {
      report.add(bootstrap.estimate(name, mean: lists.map(value)))
    }
    mean("recall@\(depth)") { RankingMetrics.recall($0.ids, relevant: $0.relevant, at: depth) }
    mean("precision@\(depth)") { RankingMetrics.precision($0.ids, relevant: $0.relevant, at: depth) }
    mean("mrr@\(depth)") { RankingMetrics.reciprocalRank($0.ids, relevant: $0.relevant, at: depth) }
    mean("ndcg@\(depth)") { RankingMetrics.ndcg($0.ids, grades: $0.grades, at: depth) }
  }
}
