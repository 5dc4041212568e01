import SemanticLayer

/// All commands and how a name finds one.
enum CommandTable {
  static let all: [Command] =
    AskCommands.all + InvestigateCommands.all + FollowCommands.all + EditCommands.all + SavedCommands.all
    + TermCommands.all
    + VerifyCommands.all + SourceCommands.all + DataCommands.all + ProfileCommands.all + CheckCommands.all
    + OutputCommands.all + SessionCommands.all + SettingCommands.all + FileCommands.all
    + ClipboardCommands.all
    + AliasCommands.all + ConfigCommands.all + DocumentCommands.all + TourCommands.all

  /// What a typed name stands for.
  enum Match {
    /// `isOtherForm`: found by a name or a mark of another program.
    case found(Command, isOtherForm: Bool)
    case ambiguous([String])
    case unknown(nearest: String?)
  }

  /// A name in full, a name other programs have for it, or a beginning that no other command has.
  static func find(_ typed: String, mark: Character = "/") -> Match {
    // psql's `\d+` and `\dt+` say the same as `\d` and `\dt`, with more columns.
    let name =
      mark == "\\" && typed.hasSuffix("+") ? String(typed.dropLast()).lowercased() : typed.lowercased()
    if let command = all.first(where: { $0.name == name }) {
      return .found(command, isOtherForm: mark != "/")
    }
    if let command = all.first(where: { $0.otherNames.contains(name) }) {
      return .found(command, isOtherForm: true)
    }
    let beginning = name.isEmpty ? [] : all.filter { $0.name.hasPrefix(name) }
    if beginning.count == 1 { return .found(beginning[0], isOtherForm: mark != "/") }
    if beginning.count > 1 { return .ambiguous(beginning.map(\.name).sorted()) }
    return .unknown(nearest: nearest(to: name, among: all.map(\.name)))
  }

  /// The name that two slips or fewer lead to, the nearest first; slips may not be half of the name.
  static func nearest(to typed: String, among names: [String]) -> String? {
    let folded = Array(typed.lowercased())
    let distances = names.map {
      (name: $0, distance: EditDistance.between(folded, Array($0.lowercased()), limit: 2))
    }
    let best = distances.min { ($0.distance, $0.name) < ($1.distance, $1.name) }
    guard let best, best.distance <= 2, best.distance * 2 < max(folded.count, 3) else { return nil }
    return best.name
  }
}
