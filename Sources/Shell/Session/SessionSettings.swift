import QuerentCore
import Rendering

/// What a person may change while a session runs, with `/set` or a command of its own.
struct SessionSettings {
  var format: OutputFormat
  /// Rows of a table that are shown; `nil` shows all.
  var rows: Int? = 20
  var showsCharts = true
  var showsTiming = true
  var showsSQL = false
  /// Time limit of a statement in seconds.
  var timeout: Double
  /// When long text goes through the pager.
  var pager = PagerUse.auto
  /// Cells in a line; `nil` follows the terminal.
  var width: Int?
  /// Text in place of drawings, for screen readers.
  var isPlain = false
  var usesLinks = true

  /// When long text goes through the pager: above a screenful, always, never.
  enum PagerUse: String, CaseIterable { case auto, on, off }

  /// One setting by name.
  struct Key: Sendable {
    var name: String
    var help: String
    var get: @Sendable (SessionSettings) -> String
    /// False when the text is not a value of this setting.
    var set: @Sendable (inout SessionSettings, String) -> Bool
  }

  static let keys: [Key] = [
    Key(
      name: "mode", help: OutputFormat.allCases.map(\.rawValue).joined(separator: ", "),
      get: { $0.format.rawValue },
      set: { settings, text in
        guard let format = OutputFormat(rawValue: text) else { return false }
        settings.format = format
        return true
      }),
    Key(
      name: "rows", help: "rows of a table that are shown: a number, or all",
      get: { $0.rows.map(String.init) ?? "all" },
      set: { settings, text in
        guard text == "all" || Int(text).map({ $0 > 0 }) == true else { return false }
        settings.rows = Int(text)
        return true
      }),
    Key(
      name: "timeout", help: "time limit of a statement in seconds",
      get: { FigureFormat.number($0.timeout) },
      set: { settings, text in
        guard let seconds = Double(text), seconds > 0, seconds.isFinite else { return false }
        settings.timeout = seconds
        return true
      }),
    Key(
      name: "width", help: "cells in a line: a number from 20, or auto",
      get: { $0.width.map(String.init) ?? "auto" },
      set: { settings, text in
        guard text == "auto" || Int(text).map({ $0 >= 20 }) == true else { return false }
        settings.width = Int(text)
        return true
      }),
    Key(
      name: "pager", help: "long answers in the pager: auto, on or off", get: { $0.pager.rawValue },
      set: { settings, text in
        guard let use = PagerUse(rawValue: text) else { return false }
        settings.pager = use
        return true
      }),
    flag("plain", "text in place of drawings, for screen readers: on or off", \.isPlain),
    flag("links", "exported files as links, where the terminal knows them: on or off", \.usesLinks),
    flag("chart", "charts under answers: on or off", \.showsCharts),
    flag("timing", "how long answers took: on or off", \.showsTiming),
    flag("sql", "the query under every answer: on or off", \.showsSQL),
  ]

  /// The setting of a name.
  /// - Throws: A `Diagnostic` with the nearest name.
  static func key(_ name: String) throws(Diagnostic) -> Key {
    if let key = keys.first(where: { $0.name == name.lowercased() }) { return key }
    let names = keys.map(\.name)
    throw Diagnostic(
      code: "unknown-setting", summary: "There is no setting called \(name).",
      suggestions: [
        CommandTable.nearest(to: name, among: names) ?? "Settings: \(names.joined(separator: ", "))"
      ])
  }

  private static func flag(
    _ name: String, _ help: String, _ path: any WritableKeyPath<SessionSettings, Bool> & Sendable
  ) -> Key {
    Key(
      name: name, help: help, get: { $0[keyPath: path] ? "on" : "off" },
      set: { settings, text in
        guard text == "on" || text == "off" else { return false }
        settings[keyPath: path] = text == "on"
        return true
      })
  }

  /// The style of the screen with these settings.
  func style(_ style: OutputStyle) -> OutputStyle {
    var style = style
    style.maximumRows = rows
    style.isPlain = style.isPlain || isPlain
    style.showsRecords = format == .record
    style.showsTiming = style.showsTiming && showsTiming
    style.showsSQL = style.showsSQL || showsSQL
    return style
  }
}
