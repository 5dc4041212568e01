public import SemanticLayer

/// Where a workspace finds and keeps things; nothing is looked up in the environment.
public struct WorkspaceOptions: Sendable {
  /// Imported files and profiles are kept here, so that the second start is instant; `nil` keeps nothing.
  public var cacheFolder: String?
  /// Import into this store instead of the cache.
  public var storePath: String?
  /// A model file to use instead of one beside the data.
  public var modelFile: String?
  /// The sample company's folder, which `demo` means.
  public var demoFolder: String?
  /// Columns with more distinct values are not looked up by value.
  public var memberLimit: Int

  /// Where a person's own glossaries are kept; `nil` has none.
  public var glossaryFolder: String?
  /// Where WordNet's files are, where they are installed; `nil` does without.
  public var wordNetFolder: String?
  /// Who approves answers here; `nil` is unknown.
  public var author: String?
  /// A condition that goes with every question of this run, as ``StandingFilter`` reads it.
  public var filter: String?
  /// Names of tables, by the path of the file they come from; the others are named after their files.
  public var tableNames: [String: String] = [:]
  /// The calendar of the business, where it is not the usual one; a model file goes over it.
  public var calendar: BusinessCalendar?
  /// The currency of sums of money whose data name none, as an ISO code.
  public var currency: String?
  /// What becomes of a file of which some rows cannot be read.
  public var damage = DamagePolicy.leaveOut
  /// Files that a person agreed to ask without the rows that cannot be read, by their full paths.
  public var acceptedFiles: Set<String> = []
  /// Words taught for this run only, on top of the glossary.
  public var definitions: [Definition] = []

  /// Makes options; by default nothing is kept and there is no sample company.
  public init(
    cacheFolder: String? = nil, storePath: String? = nil, modelFile: String? = nil, demoFolder: String? = nil,
    memberLimit: Int = 1_000_000, glossaryFolder: String? = nil
  ) {
    self.cacheFolder = cacheFolder
    self.storePath = storePath
    self.modelFile = modelFile
    self.demoFolder = demoFolder
    self.memberLimit = memberLimit
    self.glossaryFolder = glossaryFolder
  }
}
