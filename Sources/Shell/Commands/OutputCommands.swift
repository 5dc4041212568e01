import Foundation
import QuerentCore
import Rendering

/// Commands about how answers are printed and where they go.
enum OutputCommands {
  static let all: [Command] = [chart, mode, export, once, pager, width, timing]

  static let chart = Command(
    name: "chart", arguments: "[TYPE|off|auto]", group: .output,
    help: "show the last answer as another chart; off and auto hold for the answers that come",
    argument: .oneOf(ChartSpecification.Kind.allCases.map(\.rawValue) + ["calendar", "auto", "off"])
  ) { session, arguments in
    switch arguments.lowercased() {
    case "off", "on", "auto":
      session.settings.showsCharts = arguments.lowercased() != "off"
      session.screen.say("Charts are \(session.settings.showsCharts ? "chosen by the answer" : "off").")
    case let name:
      let turn = try session.turn("")
      guard let table = turn.answer.table, let specification = turn.answer.chart else {
        throw Diagnostic(
          code: "no-chart", summary: "The last answer has no figures to draw.",
          suggestions: ["Ask a question first."])
      }
      if name == "calendar" {
        var days = specification
        (days.kind, days.series, days.band) = (.heatmap, nil, nil)
        days.values = Array(days.values.prefix(1))
        session.screen.write(ChartRenderer(style: session.style).render(days, table))
        return
      }
      if name.isEmpty {
        let reason = specification.reason.isEmpty ? "" : ": \(specification.reason)"
        session.screen.say(
          "The last answer is shown as \(specification.kind.rawValue)\(reason). /chart TYPE changes it.")
      }
      let names = ChartSpecification.Kind.allCases.map(\.rawValue)
      guard let kind = name.isEmpty ? specification.kind : ChartSpecification.Kind(rawValue: name) else {
        let nearest = CommandTable.nearest(to: name, among: names)
        throw Diagnostic(
          code: "unknown-chart", summary: "There is no chart called \(name).",
          suggestions: [nearest ?? "Charts: \(names.joined(separator: ", "))"])
      }
      var drawn = specification
      drawn.kind = kind
      session.screen.write(ChartRenderer(style: session.style).render(drawn, table))
    }
  }

  static let mode = Command(
    name: "mode", arguments: "[FORMAT]", group: .output,
    help: "print answers as " + OutputFormat.allCases.map(\.rawValue).joined(separator: ", "),
    otherNames: ["x"], otherArguments: ["x": "expanded"],
    argument: .oneOf(OutputFormat.allCases.map(\.rawValue))
  ) { session, arguments in
    if arguments.lowercased() == "expanded" {
      try session.set("mode", to: session.settings.format == .record ? "table" : "record")
    } else if arguments.isEmpty {
      session.screen.say("Answers are printed as \(session.settings.format.rawValue).")
    } else {
      try session.set("mode", to: arguments.lowercased())
    }
  }

  static let export = Command(
    name: "export", arguments: "FILE...", group: .output,
    help: "write the last answer to files: csv, tsv, json, jsonl, md, html, svg, txt or sql by their names",
    argument: .file
  ) { session, arguments in
    let paths = PathList.split(arguments)
    guard !paths.isEmpty else { throw CommandMisuse("To which file?") }
    let turn = try session.turn("")
    for path in paths {
      let written = try session.exports.write(turn.answer, to: session.expanded(path), style: session.style)
      session.screen.wrote(path, to: session.expanded(path), written)
    }
  }

  static let once = Command(
    name: "once", arguments: "FILE", group: .output,
    help: "write the next answer to a file in place of the screen",
    argument: .file
  ) { session, arguments in
    guard let path = PathList.split(arguments).first else { throw CommandMisuse("To which file?") }
    try session.exports.check(session.expanded(path))
    session.nextExport = path
    session.screen.say("The next answer goes to \(path).")
  }

  static let pager = SettingCommands.ownCommand(
    "pager", arguments: "[auto|on|off]", group: .output,
    help: "show what is longer than the screen in the pager, always, or never", values: ["auto", "on", "off"])

  static let width = SettingCommands.ownCommand(
    "width", arguments: "[N|auto]", group: .output,
    help: "print lines of N cells; auto follows the terminal", values: ["auto"])

  static let timing = Command(
    name: "timing", arguments: "[on|off]", group: .output, help: "say how long answers took, or do not",
    argument: .oneOf(["on", "off"])
  ) { session, arguments in
    let value = arguments.isEmpty ? (session.settings.showsTiming ? "off" : "on") : arguments.lowercased()
    try session.set("timing", to: value)
  }
}
