import QuerentCore

/// A batch as one HTML file: no scripts, nothing fetched; charts as SVG with their summary as alternative text,
/// statements folded away, readable on a phone and in a dark room.
public struct HTMLReport: Sendable {
  /// Makes a report.
  public init() {}

  /// The page. `sources` holds the text of living reports by file name, with the line each answer stands under.
  public func text(_ entries: [ReportEntry], title: String, sources: [String: LivingSource] = [:]) -> String {
    var body = "<header><h1>\(Markup.escaped(title))</h1><p class=\"tally\">\(Markup.escaped(entries.tally))"
    if let asOf = entries.first?.answer.asOf { body += " · as of \(asOf.iso)" }
    body += "</p></header>\n<main>\n"
    for (file, group) in entries.byFile {
      if let source = sources[file] {
        body += living(source, group)
      } else {
        body += group.map(section).joined()
      }
    }
    return document(title: title, body: body)
  }

  /// One answer as a page of its own, with all of its rows up to 5,000.
  func page(_ answer: Answer) -> String {
    let entry = ReportEntry(
      file: "", id: answer.id, text: answer.question.text, isFollowUp: false, line: 0, outcome: .passed,
      answer: answer)
    var body = "<header><h1>\(Markup.escaped(answer.question.text))</h1>"
    if let asOf = answer.asOf { body += "<p class=\"tally\">as of \(asOf.iso)</p>" }
    body += "</header>\n<main>\n" + content(entry, mostRows: 5_000, showsOutcome: false)
    return document(title: answer.question.text, body: body)
  }

  private func document(title: String, body: String) -> String {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="generator" content="querent">
    <title>\(Markup.escaped(title))</title>
    <style>
    \(HTMLStyle.sheet)
    \(SVGChart.styleSheet)
    </style>
    </head>
    <body>
    \(body)</main>
    </body>
    </html>

    """
  }

  /// A living report: its prose stays, each answer stands under what asks for it.
  private func living(_ source: LivingSource, _ entries: [ReportEntry]) -> String {
    var answers: [Int: [ReportEntry]] = [:]
    for entry in entries { answers[source.places[entry.id] ?? entry.line, default: []].append(entry) }
    var text = ""
    var prose: [Substring] = []
    let lines = source.text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let isAsked = source.hidden.contains(index + 1)
      if !isAsked { prose.append(line) }
      guard let here = answers[index + 1] else { continue }
      text += ProseMarkup.html(prose)
      prose = []
      for entry in here { text += isAsked || here.count > 1 ? section(entry) : anchored(entry) }
    }
    return text + ProseMarkup.html(prose)
  }

  /// An answer under a heading of the report itself.
  private func anchored(_ entry: ReportEntry) -> String {
    "<div id=\"\(Self.anchor(entry))\">\n\(content(entry))</div>\n"
  }

  /// What `page.html#name` points to; ids hold no spaces.
  static func anchor(_ entry: ReportEntry) -> String {
    Markup.escaped(entry.id.split(whereSeparator: \.isWhitespace).joined(separator: "-"))
  }

  private func section(_ entry: ReportEntry) -> String {
    "<section id=\"\(Self.anchor(entry))\">\n<h2>\(entry.isFollowUp ? "<span class=\"dim\">+ </span>" : "")\(Markup.escaped(entry.text))</h2>\n"
      + content(entry) + "</section>\n"
  }

  private func content(_ entry: ReportEntry, mostRows: Int = 200, showsOutcome: Bool = true) -> String {
    let answer = entry.answer
    let outcome = entry.outcome.rawValue
    var text = "<p class=\"meta\">"
    if showsOutcome { text += "<span class=\"chip \(outcome)\">\(outcome)</span>" }
    if let trust = answer.trust { text += " <span class=\"chip\">\(trust.rawValue)</span>" }
    if answer.trust == .unchecked {
      let reasons = TrustRenderer(style: OutputStyle(showsTiming: false)).reasons(answer)
      text += " <span class=\"dim\">\(Markup.escaped(reasons.joined(separator: "; ")))</span>"
    }
    if answer.isStatement { text += " <span class=\"dim\">run as SQL, as it stands</span>" }
    if let understanding = answer.understanding {
      let parts = [understanding.metric, understanding.period] + understanding.filters + understanding.groups
      text += " <span class=\"dim\">\(Markup.escaped(parts.joined(separator: " · ")))</span>"
    }
    text += "</p>\n"
    if answer.status != .answered {
      text +=
        "<p class=\"refused\">\(Markup.escaped(entry.reason.isEmpty ? reasonExpected(answer) : entry.reason))</p>\n"
    }
    let isQuoted = !answer.citations.isEmpty && answer.facts.isEmpty
    if !answer.text.isEmpty, !isQuoted { text += "<p class=\"answer\">\(Markup.escaped(answer.text))</p>\n" }
    text += HTMLQuotations.text(answer.citations)
    if let trend = answer.trend, let picture = SVGSparklines(style: Self.style).element(trend),
      let course = TrendRenderer.course(trend, style: Self.style)
    {
      let words = TrendRenderer(style: Self.style).words(course)
      text +=
        "<figure class=\"course\">\n\(picture)<figcaption>\(Markup.escaped(words))</figcaption></figure>\n"
    }
    if let chart = answer.chart, let table = answer.table, let picture = SVGChart().picture(chart, table) {
      // A phone gets a drawing of its own, since letters that are scaled down cannot be read.
      let narrow = SVGChart(width: 360).picture(chart, table) ?? picture
      text += "<figure class=\"chart\">\n<div class=\"wide\">\(picture)</div>"
      text += "<div class=\"narrow\">\(narrow)</div>"
      let drawing = try? ChartRenderer(style: Self.style).draw(chart, table)
      let summary = ChartDrawing.caption(answer.summary, drawing) ?? ""
      if !summary.isEmpty { text += "<figcaption>\(Markup.escaped(summary))</figcaption>" }
      text += "</figure>\n"
    }
    if let table = answer.table, table.rows.count > 1 || table.columns.count > 1 {
      text += rows(table, most: mostRows)
    }
    for caveat in answer.caveats { text += "<p class=\"caveat\">! \(Markup.escaped(caveat))</p>\n" }
    text += expectations(entry) + details(answer)
    return text
  }

  private static let style = OutputStyle(width: 80, showsTiming: false)

  private func reasonExpected(_ answer: Answer) -> String {
    answer.refusal.map { "refused \($0.code.rawValue): \($0.why)" } ?? answer.clarification?.prompt
      ?? answer.failure?.summary ?? ""
  }

  private func rows(_ table: ResultTable, most: Int) -> String {
    let style = OutputStyle(width: 120, showsTiming: false)
    let shown = table.rows.prefix(most)
    let formats = ColumnFormat.all(of: table, rows: shown, style: style)
    func cell(_ tag: String, _ text: String, _ format: ColumnFormat) -> String {
      "<\(tag)\(format.isRightAligned ? " class=\"num\"" : "")>\(Markup.escaped(text))</\(tag)>"
    }
    var text = "<div class=\"scroll\"><table>\n<thead><tr>"
    text += formats.map {
      cell("th scope=\"col\"", $0.header, $0).replacing("</th scope=\"col\">", with: "</th>")
    }
    .joined()
    text += "</tr></thead>\n<tbody>\n"
    for row in shown {
      text += "<tr>" + zip(formats, row).map { cell("td", $0.text($1), $0) }.joined() + "</tr>\n"
    }
    text += "</tbody>\n</table></div>\n"
    let hidden = table.rows.count - shown.count
    if hidden > 0 || table.isTruncated {
      let count = ColumnFigures().text(Int64(table.rows.count))
      text +=
        "<p class=\"dim\">\(shown.count) of \(count)\(table.isTruncated ? " or more" : "") rows shown.</p>\n"
    }
    return text
  }

  private func expectations(_ entry: ReportEntry) -> String {
    guard !entry.answer.expectations.isEmpty else { return "" }
    let items = entry.answer.expectations.map { outcome in
      let mark = outcome.passed ? "✓" : outcome.isWarning ? "!" : "✗"
      let told = outcome.passed ? "" : ": expected \(outcome.expected), actual \(outcome.actual)"
      return "<li>\(mark) expect \(Markup.escaped(outcome.rule + told))</li>\n"
    }
    return "<ul class=\"expect\">\n\(items.joined())</ul>\n"
  }

  private func details(_ answer: Answer) -> String {
    var text = ""
    if !answer.sql.isEmpty {
      let statements = answer.sql.joined(separator: ";\n\n")
      text +=
        "<details><summary>SQL</summary><pre><code>\(Markup.escaped(statements))</code></pre></details>\n"
    }
    if !answer.checks.isEmpty {
      let failed = answer.checks.filter { !$0.passed }
      let items = answer.checks.map { check in
        "<li>\(check.passed ? "✓" : "✗") \(Markup.escaped("\(check.name): \(check.detail)"))</li>\n"
      }
      let told =
        failed.isEmpty ? "\(answer.checks.count) passed" : "\(failed.count) of \(answer.checks.count) failed"
      text += "<details><summary>Checks: \(told)</summary><ul>\n\(items.joined())</ul></details>\n"
    }
    return text
  }
}

/// The source of a living report.
public struct LivingSource: Hashable, Sendable {
  public var text: String
  /// The 1-based line after which the answer to a question stands, by id.
  public var places: [String: Int]
  /// Lines that ask and are not prose: fenced blocks of questions and expectations.
  public var hidden: Set<Int>

  /// Makes a source.
  public init(text: String, places: [String: Int], hidden: Set<Int>) {
    self.text = text
    self.places = places
    self.hidden = hidden
  }
}
