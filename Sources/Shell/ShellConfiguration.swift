public import Agent
public import QuerentCore
public import Rendering

/// Everything a session is told about the world it runs in. The executable reads the environment, once; the shell reads
/// this.
public struct ShellConfiguration: Sendable {
  /// The version the banner shows.
  public var version: String
  /// Opened first, as a person would name them: files, folders, a database, `demo`. Empty offers a choice.
  public var sources: [String]
  /// Where data is found and kept.
  public var workspaceOptions: WorkspaceOptions
  /// How answers are printed on standard output. Its width is followed when the terminal is resized.
  public var style: OutputStyle
  /// How notes and progress are printed on standard error.
  public var errorStyle: OutputStyle
  public var format: OutputFormat
  /// "Today", where it is not the last date in the data.
  public var asOf: CalendarDate?
  public var analystOptions: AnalystOptions
  /// Where questions are remembered, as JSON Lines; `nil` remembers them for this session only.
  public var historyPath: String?
  /// Where words that no question could use are noted; `nil` notes none.
  public var unknownWordsPath: String?
  /// The files of settings and what to do with them; `nil` has none.
  public var settingsFiles: SettingsFiles?
  /// The day it is, for a person who says "today"; `nil` does not know.
  public var clock: (@Sendable () -> CalendarDate?)?
  /// Where it is kept what people think of findings, as JSON Lines; `nil` keeps nothing.
  public var feedbackPath: String?
  /// Where aliases are kept, a line each; `nil` keeps them for this session only.
  public var aliasPath: String?
  /// Programs and abilities the terminal comes with.
  public var terminal = TerminalTraits()
  /// Lines that are taken before the first prompt, as if they were typed, where the file is there.
  public var startUpFile: String?
  /// The documents that belong to data that was opened, by what was named; `nil` has none.
  public var documents: (@Sendable ([String]) -> DocumentShelf?)?
  /// Whether a person is asked before a file is opened of which some rows cannot be read; else the workspace options say
  /// what becomes of it.
  public var asksBeforeDamage = false
  /// Whether Enter alone means yes where the program asks whether to go on.
  public var confirmsByDefault = false
  /// Rows of a table that are shown.
  public var rows: Int? = 20
  /// When long text goes through the pager: `auto`, `on` or `off`.
  public var pager = "auto"
  public var showsCharts = true
  /// Questions that are remembered.
  public var historySize = 5_000
  /// The folder `~` stands for.
  public var homeFolder: String?
  /// Whether the width is the terminal's, and follows it.
  public var followsTerminalWidth: Bool

  /// Makes a configuration for a terminal.
  public init(
    version: String = "", sources: [String] = [], workspaceOptions: WorkspaceOptions = WorkspaceOptions(),
    style: OutputStyle = OutputStyle(), errorStyle: OutputStyle = OutputStyle(),
    format: OutputFormat = .table,
    asOf: CalendarDate? = nil, analystOptions: AnalystOptions = AnalystOptions(), historyPath: String? = nil,
    homeFolder: String? = nil, unknownWordsPath: String? = nil, followsTerminalWidth: Bool = true
  ) {
    self.version = version
    self.sources = sources
    self.workspaceOptions = workspaceOptions
    self.style = style
    self.errorStyle = errorStyle
    self.format = format
    self.asOf = asOf
    self.analystOptions = analystOptions
    self.historyPath = historyPath
    self.homeFolder = homeFolder
    self.unknownWordsPath = unknownWordsPath
    self.followsTerminalWidth = followsTerminalWidth
  }
}
