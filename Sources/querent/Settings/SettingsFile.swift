import QuerentCore
import SemanticLayer
import Yams

/// The settings in a YAML file, with lines, and what is wrong with it.
struct SettingsFile {
  /// One setting as the file has it.
  struct Value: Hashable {
    var key: String
    var text: String
    var line: Int
    /// The profile it belongs to; `nil` holds always.
    var profile: String?
  }

  private(set) var values: [Value] = []
  private(set) var warnings: [Diagnostic] = []
  /// Profiles it has, also those that say nothing.
  private(set) var profiles: [String] = []
  /// Why nothing could be read.
  private(set) var problem: Diagnostic?

  /// Keys that the same file may hold when it describes data as well.
  private static let modelKeys: Set<String> = [
    "version", "tables", "measures", "relationships", "synonyms", "default_measure",
  ]

  /// Reads a file. A project's file may describe its data too; those parts are passed over.
  init(_ text: String, isProject: Bool) {
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch {
      var line: Int?
      if case .parser(_, _, let mark, _)? = error as? YamlError { line = mark.line }
      problem = Diagnostic(
        code: "bad-yaml", summary: "The settings are no YAML.", line: line,
        suggestions: ["Write a section and its values: ui: {rows: 40}"])
      return
    }
    guard let root, root.scalar?.string != "" else { return }
    guard let sections = root.mapping else {
      problem = Diagnostic(
        code: "bad-yaml", summary: "The settings are no mapping.", line: root.mark?.line,
        suggestions: ["Write a section and its values: ui: {rows: 40}"])
      return
    }
    read(sections, isProject: isProject, profile: nil)
  }

  private mutating func read(_ sections: Node.Mapping, isProject: Bool, profile: String?) {
    for (section, node) in sections {
      let name = section.string ?? ""
      let line = section.mark?.line ?? 1
      if isProject, Self.modelKeys.contains(name) { continue }
      if name == "profiles", profile == nil {
        for (name, node) in node.mapping ?? [:] {
          profiles.append(name.string ?? "")
          if let sections = node.mapping { read(sections, isProject: false, profile: name.string ?? "") }
        }
        continue
      }
      guard SettingKey.sections.contains(name) else {
        warn(
          name, among: SettingKey.sections + ["profiles"] + (isProject ? Array(Self.modelKeys) : []),
          line: line)
        continue
      }
      guard let mapping = node.mapping else {
        warnings.append(
          Diagnostic(
            .warning, code: "bad-setting", summary: "\(name) is a section.", line: line,
            suggestions: ["Write: \(name): {\(Self.example(name))}"]))
        continue
      }
      for (key, value) in mapping {
        let full = "\(name).\(key.string ?? "")"
        guard SettingKey.named(full) != nil else {
          warn(full, among: SettingKey.all.map(\.name), line: key.mark?.line ?? line)
          continue
        }
        let text =
          value.scalar?.string ?? value.sequence?.compactMap(\.scalar?.string).joined(separator: ", ") ?? ""
        values.append(Value(key: full, text: text, line: key.mark?.line ?? line, profile: profile))
      }
    }
  }

  private mutating func warn(_ name: String, among names: [String], line: Int) {
    let nearest = NearestName.suggestions(for: name, among: names).first
    warnings.append(
      Diagnostic(
        .warning, code: "unknown-setting", summary: "There is no setting called \(name); it is passed over.",
        line: line, suggestions: [nearest ?? "querent config show lists them"]))
  }

  private static func example(_ section: String) -> String {
    SettingKey.all.first { $0.section == section }.map {
      "\($0.name.dropFirst(section.count + 1)): \($0.fallback)"
    } ?? ""
  }
}
