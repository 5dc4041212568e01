/// What a terminal comes with besides showing text. The executable finds out; the shell reads this.
public struct TerminalTraits: Hashable, Sendable {
  /// The command that edits a file, as `$VISUAL` and `$EDITOR` have it; `nil` has none.
  public var editor: String?
  /// The command that shows long text, as `$PAGER` has it; `nil` never pages.
  public var pager: String?
  /// Whether a line can be written over, which a dumb terminal cannot.
  public var movesCursor = true
  /// Whether a path can be a link (OSC 8).
  public var hasLinks = false
  /// Whether it is told where prompts, lines and output begin (OSC 133).
  public var hasPromptMarks = false
  /// The name of this machine, which links to files carry.
  public var host = ""

  /// Makes traits of a terminal of which nothing is known.
  public init() {}
}
