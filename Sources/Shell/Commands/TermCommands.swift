import Agent
import QuerentCore
import SemanticLayer
import SemanticParsing

/// Commands about words: what a person taught, what is built in, what no question could use.
enum TermCommands {
  static let all: [Command] = [define, terms, undefine]

  static let define = Command(
    name: "define", arguments: "TERM = MEANING", group: .ask,
    help: "teach a word: a name, a value, a figure or a condition, as in big deal = sales > 10000"
  ) { session, arguments in
    guard !arguments.isEmpty else { throw CommandMisuse("A definition needs a term and a meaning.") }
    let definition = try Definition(parsing: arguments)
    let workspace = try session.requireWorkspace()
    var glossary = Glossary()
    for entry in workspace.taught.entries { glossary.set(entry.definition) }
    let isNew = !glossary.definitions.contains { Definition.isSame($0.term, definition.term) }
    glossary.set(definition)
    let taught = workspace.defining(glossary.definitions).taught
    guard let entry = taught.entries.first(where: { Definition.isSame($0.definition.term, definition.term) }),
      let meaning = entry.meaning
    else {
      throw taught.entries.compactMap(\.problem).last
        ?? Diagnostic(code: "definition", summary: "The meaning cannot be read.")
    }
    try session.define(glossary.definitions)
    session.unknownWords?.forget(definition.term)
    session.screen.say(
      "\"\(definition.term)\" is \(isNew ? "" : "now ")\(definition.meaning)\(session.screen.separator)\(meaning.kind): \(meaning.text)",
      hangingIndent: 2)
    if isNew, let named = inData(definition.term, workspace) {
      session.screen.note(
        "\"\(definition.term)\" already names something in the data (\(named.text)); what you taught comes first."
      )
    }
    if let respelling = entry.respelling {
      session.screen.note("\(respelling.prefix(1).uppercased() + respelling.dropFirst()).")
    }
    do {
      let file = GlossaryFile(
        sources: workspace.sources, folder: session.configuration.workspaceOptions.glossaryFolder)
      session.screen.note("Kept in \(try file.set(definition)); /undefine \(definition.term) forgets it.")
    } catch let problems as ModelProblems {
      throw problems.problems.first
        ?? Diagnostic(code: "glossary", summary: "\(problems.path) cannot be read.")
    }
  }

  static let terms = Command(
    name: "terms", arguments: "[WORD|unknown]", group: .ask,
    help: "list taught words, show what a word stands for, or list words that were not understood",
    argument: .oneOf(["unknown"]), isLong: true
  ) { session, arguments in
    switch arguments.lowercased() {
    case "": try list(session)
    case "unknown": listUnknown(session)
    case "unknown clear":
      session.unknownWords?.forget(nil)
      session.screen.say("The list of words not understood is empty.")
    default: try show(arguments, session)
    }
  }

  static let undefine = Command(
    name: "undefine", arguments: "TERM", group: .ask, help: "forget a taught word"
  ) { session, arguments in
    guard !arguments.isEmpty else { throw CommandMisuse("Which term is to be forgotten?") }
    let workspace = try session.requireWorkspace()
    var glossary = Glossary()
    for entry in workspace.taught.entries { glossary.set(entry.definition) }
    guard glossary.remove(arguments) else {
      let known = workspace.taught.entries.map(\.definition.term)
      throw Diagnostic(
        code: "unknown-term", summary: "\"\(arguments)\" was not taught.",
        suggestions: [
          CommandTable.nearest(to: arguments, among: known).map { "Did you mean \($0)?" }
            ?? "/terms lists what was taught."
        ])
    }
    try session.define(glossary.definitions)
    do {
      let file = GlossaryFile(
        sources: workspace.sources, folder: session.configuration.workspaceOptions.glossaryFolder)
      _ = try file.remove(arguments)
    } catch let problems as ModelProblems {
      throw problems.problems.first
        ?? Diagnostic(code: "glossary", summary: "\(problems.path) cannot be read.")
    }
    session.screen.say("\"\(arguments)\" is forgotten.")
  }

  // MARK: Listing

  private static func list(_ session: ShellSession) throws {
    let entries = try session.requireWorkspace().taught.entries
    guard !entries.isEmpty else {
      session.screen.say("No words were taught yet. Teach one: /define big deal = sales > 10000")
      return
    }
    for entry in entries {
      let meaning =
        entry.meaning.map { "\(entry.definition.meaning)\(session.screen.separator)\($0.kind): \($0.text)" }
        ?? "\(entry.definition.meaning)\(session.screen.separator)! \(entry.problem?.summary ?? "")"
      session.screen.entry(entry.definition.term, meaning, indent: 2, column: 24)
    }
    let unknown = session.unknownWords?.counts().count ?? 0
    if unknown > 0 {
      session.screen.note(
        "/terms unknown lists \(unknown == 1 ? "1 word that was" : "\(unknown) words that were") not understood."
      )
    }
  }

  private static func listUnknown(_ session: ShellSession) {
    let counts = session.unknownWords?.counts() ?? []
    guard !counts.isEmpty else {
      session.screen.say("Every word so far was understood.")
      return
    }
    for (word, count) in counts.prefix(30) {
      session.screen.entry(word, count == 1 ? "once" : "\(count) times", indent: 2, column: 30)
    }
    session.screen.note("Teach one: /define \(counts[0].word) = …")
  }

  /// What a word stands for: taught, in the model, in the lexicon.
  private static func show(_ word: String, _ session: ShellSession) throws {
    let workspace = try session.requireWorkspace()
    var lines: [(String, String)] = []
    for entry in workspace.taught.entries where Definition.isSame(entry.definition.term, word) {
      lines.append(("taught", entry.meaning.map { "\($0.kind): \($0.text)" } ?? entry.problem?.summary ?? ""))
    }
    let probe = probe(word, workspace)
    if let meaning = probe.entries.first?.meaning {
      lines.append(("in the data", "\(meaning.kind): \(meaning.text)"))
    }
    let related = BusinessLexicon.standard.related(to: word.lowercased()).prefix(8).map(\.term)
    if !related.isEmpty { lines.append(("related words", related.joined(separator: ", "))) }
    guard !lines.isEmpty else {
      throw probe.entries.first?.problem
        ?? Diagnostic(code: "unknown-term", summary: "\"\(word)\" names nothing in the data.")
    }
    for (name, text) in lines { session.screen.entry(name, text, indent: 2, column: 18) }
  }

  /// What a word names in the data without anything that was taught.
  private static func probe(_ word: String, _ workspace: Workspace) -> Taught {
    Taught([Definition(term: "\(word) ", meaning: word)], model: workspace.model, members: workspace.members)
  }

  private static func inData(_ word: String, _ workspace: Workspace) -> TaughtMeaning? {
    probe(word, workspace).entries.first?.meaning
  }
}
