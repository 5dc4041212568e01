import Detection
import QuerentCore
import Rendering
import Tools

/// A shift of tickets as one record of machine output. `start` and `end` are those of every audit: the first second and
/// the second after the last.
enum TicketShiftRecord {
  static let fields = [
    "date", "kind", "queue", "expected", "actual", "significance", "sentence", "entity_type", "entity_id",
    "start", "end", "where", "amount_at_risk", "severity", "confidence", "rule", "topic", "is_new",
    "week_before", "score", "examples",
  ]

  static func cells(_ shift: TicketShift, of report: TicketReport) -> [RecordWriter.Cell] {
    let sentence = TicketSentences().text(of: shift)
    let subject = TicketSentences.subject(of: shift)
    let tenths = { (value: Double) in (value * 10).rounded() / 10 }
    let day = { (day: Int) in RecordWriter.Cell.text(AuditClock.text(day * 86_400)) }
    return [
      day(shift.start), .text(shift.kind.rawValue), text(shift.queue), .number(tenths(shift.expected)),
      .value(.integer(Int64(shift.actual))), .number(shift.significance), .text(sentence),
      .text(subject.type),
      .text(subject.name), .text(AuditClock.text(shift.start * 86_400)),
      .text(AuditClock.text((shift.end + 1) * 86_400)), text(shift.queue), .value(.null),
      .text(TicketReport.severity(of: shift).rawValue),
      .number(min(0.99, max(0.5, 1 - shift.significance * 1000))), .text(sentence), text(shift.topic),
      .flag(shift.isNew),
      .number(tenths(shift.weekBefore)), .number((shift.score * 100).rounded() / 100),
      .text(shift.examples.map { report.rows.ids[$0] }.joined(separator: ", ")),
    ]
  }

  private static func text(_ text: String?) -> RecordWriter.Cell { text.map { .text($0) } ?? .value(.null) }
}

/// Groups of tickets as people read them.
struct ClusterText {
  var clustering: TicketClustering
  var rows: TicketRows
  /// Mood of each ticket.
  var moods: [Double]
  var sentence: String

  var text: String {
    let placed = clustering.assignment.count { $0 != nil }
    var lines = [
      "\(clustering.clusters.count) topics in \(rows.tickets.count) texts; \(rows.tickets.count - placed) in none."
    ]
    for warning in clustering.warnings { lines.append(Self.words(for: warning)) }
    for cluster in clustering.clusters {
      let mean = cluster.members.reduce(0) { $0 + moods[$1] } / Double(max(cluster.members.count, 1))
      let mood = TicketSentiment.label(of: mean)
      var head = "\(cluster.members.count)  \(DisplayText.cleaned(cluster.name))"
      if cluster.repeats > 0 { head += ", \(cluster.repeats) of them repeat another" }
      if mood != .neutral { head += ", sounds \(mood.rawValue)" }
      lines += ["", head]
      lines.append("    " + DisplayText.cleaned(cluster.terms.joined(separator: ", ")))
      for document in cluster.representatives {
        lines.append(
          "    \(rows.ids[document]): " + Self.cut(DisplayText.cleaned(rows.tickets[document].text)))
      }
    }
    lines += ["", "What it went by", "  \(sentence)"]
    return lines.joined(separator: "\n") + "\n"
  }

  static func words(for warning: TicketClustering.Warning) -> String {
    switch warning {
    case .oneClusterHolds(let share):
      "One group holds \(Int((share * 100).rounded())) % of the texts: it is not a topic."
    case .noiseHolds(let share): "\(Int((share * 100).rounded())) % of the texts are in no group."
    }
  }

  private static func cut(_ text: String) -> String {
    text.count > 110 ? String(text.prefix(109)) + "…" : text
  }
}
