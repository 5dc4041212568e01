import Agent
import ArgumentParser
import Detection
import QuerentCore
import Storage
import Tools

/// `querent cluster`: what a collection of short texts is about.
struct ClusterCommand: ConfiguredCommand {
  static let configuration = CommandConfiguration(
    commandName: "cluster",
    abstract: "Group short texts, such as tickets, by topic.",
    discussion: """
      querent cluster tickets.csv
      querent cluster tickets.csv --text body --format csv
      How many topics there are is found. See docs/tickets.md.
      """)

  /// ``TicketClusterer/Method`` as an argument.
  enum Method: String, ExpressibleByArgument, CaseIterable { case communities, dbscan }

  @Argument(help: "CSV files, a folder or a SQLite database.")
  var sources: [String] = []
  @OptionGroup var tickets: TicketOptions
  @Option(name: .long, help: "communities, or dbscan for comparison.")
  var method: Method = .communities
  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  private static let fields = ["doc_id", "cluster", "name", "sentiment"]

  func execute() throws -> ExitStatus {
    let form = try output.recordForm()
    let workspace = try data.open(sources, output: output)
    let (columns, rows) = try tickets.reporting {
      let columns = try TicketColumns(in: workspace.model, named: tickets.named, needsText: true)
      let rows = try TicketRows(
        columns, from: workspace.store, limits: ExecutionLimits(seconds: 300), cancellation: Interruption.flag
      )
      return (columns, rows)
    }
    var clusterer = TicketClusterer()
    clusterer.method = method == .dbscan ? .dbscan : .communities
    let found = clusterer.cluster(rows.tickets.map(\.text))
    let judge = TicketSentiment()
    let moods = rows.tickets.map { judge.score(of: $0.text) }
    if let form {
      let writer = RecordWriter(form: form, fields: Self.fields)
      output.note(columns.sentence + ".")
      for warning in found.warnings { output.note(ClusterText.words(for: warning)) }
      let lines = rows.ids.indices.map { document in
        let cluster = found.assignment[document]
        return writer.line([
          .text(rows.ids[document]), .value(.integer(Int64(cluster ?? -1))),
          cluster.map { .text(found.clusters[$0].name) } ?? .value(.null),
          .number((moods[document] * 100).rounded() / 100),
        ])
      }
      try output.deliver(writer.header + lines.joined())
    } else {
      try output.deliver(
        ClusterText(clustering: found, rows: rows, moods: moods, sentence: columns.sentence).text)
    }
    return found.clusters.isEmpty ? .unanswered : .success
  }
}
