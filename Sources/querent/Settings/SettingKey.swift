import QuerentCore

/// One setting of `config.yaml`: its name with its section, what it takes and what it is without a file.
struct SettingKey: Sendable {
  /// What a setting takes.
  enum Shape: Sendable {
    case oneOf([String])
    case number(ClosedRange<Double>)
    case flag
    /// The three letters of a currency.
    case code
    case text
    case list
  }

  var name: String
  var shape: Shape
  var fallback: String
  /// Whether anything reads it yet. Another setting is known, so that a file for a later version is no mistake, but it is
  /// shown only where a file says it.
  var acts: Bool

  private init(
    _ name: String, _ shape: Shape, _ fallback: String, acts: Bool = true
  ) {
    self.name = name
    self.shape = shape
    self.fallback = fallback
    self.acts = acts
  }

  static let all: [SettingKey] = [
    SettingKey(
      "ui.mode", .oneOf(["table", "plain", "record", "markdown", "csv", "tsv", "json", "jsonl", "html"]),
      "table"),
    SettingKey("ui.rows", .number(1...1_000_000), "20"),
    SettingKey("ui.charset", .oneOf(["auto", "unicode", "block", "ascii"]), "auto"),
    SettingKey("ui.color", .oneOf(["auto", "always", "never"]), "auto"),
    SettingKey("ui.plain", .flag, "false"),
    SettingKey("ui.pager", .oneOf(["auto", "on", "off"]), "auto"),
    SettingKey("ui.confirm_default", .flag, "no"),
    SettingKey("format.locale", .oneOf(FigureStyle.localeNames), "en_US"),
    SettingKey("format.currency", .code, "USD"),
    SettingKey("format.unit", .oneOf(["auto", "none", "K", "M", "B"]), "auto"),
    SettingKey("format.null", .text, "∅"),
    SettingKey("format.thousands", .oneOf([",", ".", "'", "space", "none"]), ","),
    SettingKey("format.csv_null", .text, ""),
    SettingKey("format.csv_formulas", .oneOf(["neutralize", "keep"]), "neutralize"),
    SettingKey("calendar.fiscal_year_start", .number(1...12), "1"),
    SettingKey(
      "calendar.week_start", .oneOf(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]), "mon"),
    SettingKey("calendar.last_month", .oneOf(["calendar", "rolling"]), "calendar"),
    SettingKey("calendar.timezone", .text, "local"),
    SettingKey("calendar.partial_period", .oneOf(["exclude", "include"]), "exclude"),
    SettingKey("data.default", .text, "demo"),
    SettingKey("data.import_quarantine", .flag, "true"),
    SettingKey("data.max_rows", .number(1...100_000_000), "100000"),
    SettingKey("data.max_pairs", .number(1_000...1e18), "100000000"),
    SettingKey("data.statement_timeout_s", .number(0.001...86_400), "30"),
    SettingKey("model.provider", .text, "none", acts: false),
    SettingKey("model.base_url", .text, "", acts: false),
    SettingKey("model.name", .text, "", acts: false),
    SettingKey("model.key_file", .text, "", acts: false),
    SettingKey("model.timeout_s", .number(0.1...86_400), "60", acts: false),
    SettingKey("model.max_calls_per_question", .number(0...1_000), "6", acts: false),
    SettingKey("model.budget_usd_per_day", .number(0...1_000_000), "0", acts: false),
    SettingKey("privacy.send", .oneOf(["schema", "names", "samples", "results"]), "schema", acts: false),
    SettingKey("privacy.offline", .flag, "false"),
    SettingKey("why.time_limit_s", .number(0.1...86_400), "60", acts: false),
    SettingKey("why.max_dimensions", .number(1...1_000), "12", acts: false),
    SettingKey("why.min_share", .number(0...1), "0.03", acts: false),
    SettingKey("why.evidence", .list, "tickets, app_logs, opportunities, playbooks", acts: false),
    SettingKey("docs.encoder", .text, ""),
    SettingKey("docs.encoder_model", .text, ""),
    SettingKey("docs.encoder_key_file", .text, ""),
    SettingKey("docs.encoder_timeout_s", .number(0.1...3_600), "60"),
    SettingKey("history.save", .flag, "true"),
    SettingKey("history.size", .number(1...1_000_000), "5000"),
  ]

  static func named(_ name: String) -> SettingKey? { all.first { $0.name == name } }

  /// The sections, in order.
  static let sections: [String] = all.reduce(into: []) { sections, key in
    if sections.last != key.section { sections.append(key.section) }
  }

  var section: String { String(name.prefix { $0 != "." }) }

  /// What it takes, for a message.
  var help: String {
    switch shape {
    case .oneOf(let values): values.joined(separator: ", ")
    case .number(let range): "a number from \(Self.text(range.lowerBound)) to \(Self.text(range.upperBound))"
    case .flag: "true or false"
    case .code: "the three letters of a currency, as EUR"
    case .text: "text"
    case .list: "a list"
    }
  }

  /// The value as it is kept, or `nil` when the setting does not take it.
  func value(_ text: String) -> String? {
    switch shape {
    case .oneOf(let values): return values.first { $0.lowercased() == text.lowercased() }
    case .number(let range):
      guard let number = Double(text), range.contains(number) else { return nil }
      return text
    case .flag:
      switch text.lowercased() {
      case "true", "yes", "on": return "true"
      case "false", "no", "off": return "false"
      default: return nil
      }
    case .code:
      let code = text.uppercased()
      return code.utf8.count == 3 && code.utf8.allSatisfy { (65...90).contains($0) } ? code : nil
    case .text, .list: return text
    }
  }

  private static func text(_ number: Double) -> String {
    number == number.rounded() ? String(Int(number)) : number.description
  }
}
