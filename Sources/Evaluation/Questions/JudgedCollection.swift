/// A collection with judged queries in the form of BEIR (Thakur and others, NeurIPS 2021): `corpus.jsonl`, `queries.jsonl` and
/// `qrels.tsv`.
public struct JudgedCollection: Sendable {
  public struct Document: Hashable, Sendable {
    public var id: String
    public var title: String
    public var text: String
  }

  public struct Query: Hashable, Sendable {
    public var id: String
    public var text: String
    /// Grades above 0 by the id of the document.
    public var grades: [String: Double]
  }

  public var documents: [Document]
  /// Those with at least one relevant document.
  public var queries: [Query]

  /// What is wrong with one of the files.
  public struct Problem: Error, Hashable, Sendable {
    public var file: String
    public var line: Int
    /// A sentence.
    public var summary: String
  }

  /// Reads the texts of the three files.
  public init(corpus: String, queries: String, judgements: String) throws(Problem) {
    documents = []
    for (line, node) in try Self.objects(corpus, file: "corpus.jsonl") {
      guard let id = (node["doc_id"] ?? node["_id"] ?? node["id"])?.pythonText, let text = node["text"]?.text
      else {
        throw Problem(file: "corpus.jsonl", line: line, summary: "A document needs \"doc_id\" and \"text\".")
      }
      documents.append(Document(id: id, title: node["title"]?.text ?? "", text: text))
    }
    var grades: [String: [String: Double]] = [:]
    for (index, row) in judgements.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let cells = row.split(separator: "\t").map { $0.filter { $0 != "\r" } }
      if cells.isEmpty { continue }
      guard cells.count >= 3, let grade = Double(cells[cells.count - 1]) else {
        // The first line may name the columns.
        if index == 0 { continue }
        throw Problem(
          file: "qrels.tsv", line: index + 1,
          summary: "A line needs a query, a document and a grade, with tabs between.")
      }
      if grade > 0 { grades[cells[0], default: [:]][cells[cells.count - 2]] = grade }
    }
    self.queries = []
    for (line, node) in try Self.objects(queries, file: "queries.jsonl") {
      guard let id = (node["qid"] ?? node["_id"] ?? node["id"])?.pythonText, let text = node["text"]?.text
      else {
        throw Problem(file: "queries.jsonl", line: line, summary: "A query needs \"qid\" and \"text\".")
      }
      if let relevant = grades[id] { self.queries.append(Query(id: id, text: text, grades: relevant)) }
    }
  }

  private static func objects(_ text: String, file: String) throws(Problem) -> [(Int, JSONNode)] {
    var objects: [(Int, JSONNode)] = []
    for (index, bytes) in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .enumerated()
    {
      let line = String(Substring(bytes))
      guard line.contains(where: { !$0.isWhitespace }) else { continue }
      do {
        objects.append((index + 1, try JSONNode(parsing: line)))
      } catch {
        throw Problem(file: file, line: index + 1, summary: "This is not JSON: \(error.what).")
      }
    }
    return objects
  }
}
