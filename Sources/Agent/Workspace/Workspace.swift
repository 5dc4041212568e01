public import QuerentCore
public import SQLGeneration
public import SemanticLayer
public import SemanticParsing
public import Storage

/// Opened data and everything a question needs: the store, what its tables mean, the reader and the compiler.
public struct Workspace: Sendable {
  public let store: AnalyticsStore
  public let catalogue: Catalogue
  public let model: SemanticModel
  public let reader: QuestionReader
  public let compiler: PlanCompiler
  /// Distinct values of the columns that questions group and filter by.
  public let members: MemberIndex
  /// The words people taught, and what they mean over this data.
  public let taught: Taught
  /// The questions that people approved.
  public let verified: VerifiedQuestions
  /// A condition that goes with every question; see ``filtering(_:)``.
  public private(set) var standingFilter: StandingFilter?
  /// Playbooks and other documents, where there are any.
  public private(set) var documents: DocumentShelf?
  /// English words, where they are installed.
  private let wordNet: WordNet?
  /// The model without what was taught.
  private let plainModel: SemanticModel
  /// What was opened, as it was named.
  public let sources: [String]
  /// The last date in the data, which "today" means where a question does not say; `nil` without dates.
  public let defaultAsOf: CalendarDate?
  /// The model file in use, or `nil` when the model is inferred.
  public let modelFile: String?
  /// Which data this is, for machine output.
  public let stamp: DataStamp

  /// Puts a workspace together from its parts.
  public init(
    store: AnalyticsStore, catalogue: Catalogue, model: SemanticModel, members: MemberIndex,
    sources: [String],
    modelFile: String? = nil, sha256: String? = nil, definitions: [Definition] = [], wordNet: WordNet? = nil,
    verified: [VerifiedQuestion] = []
  ) {
    self.store = store
    self.catalogue = catalogue
    plainModel = model
    taught = Taught(definitions, model: model, members: members)
    self.model = taught.model
    self.members = members
    reader = QuestionReader(model: taught.model, members: members, taught: taught, dictionary: wordNet)
    self.wordNet = wordNet
    self.verified = VerifiedQuestions(verified, reader: reader)
    compiler = PlanCompiler(model: taught.model)
    self.sources = sources
    defaultAsOf = LastDate.find(in: model)
    self.modelFile = modelFile
    stamp = DataStamp(sources: sources, sha256: sha256)
  }

  /// The same data with other taught words.
  public func defining(_ definitions: [Definition]) -> Workspace {
    Workspace(
      store: store, catalogue: catalogue, model: plainModel, members: members, sources: sources,
      modelFile: modelFile, sha256: stamp.sha256, definitions: definitions,
      wordNet: wordNet, verified: verified.all
    ).filtering(standingFilter).reading(documents)
  }

  /// The same data with documents beside it, or with none.
  public func reading(_ documents: DocumentShelf?) -> Workspace {
    var workspace = self
    workspace.documents = documents
    return workspace
  }

  /// The same data with another condition that goes with every question, or with none.
  public func filtering(_ filter: StandingFilter?) -> Workspace {
    var workspace = self
    workspace.standingFilter = filter
    return workspace
  }

  /// The same data with other verified questions.
  public func verifying(_ questions: [VerifiedQuestion]) -> Workspace {
    Workspace(
      store: store, catalogue: catalogue, model: plainModel, members: members, sources: sources,
      modelFile: modelFile, sha256: stamp.sha256, definitions: taught.entries.map(\.definition),
      wordNet: wordNet, verified: questions
    ).filtering(standingFilter).reading(documents)
  }

  /// Opens sources: CSV, TSV, JSON or JSON Lines files, folders of them, a SQLite file, or `demo`. Files are imported;
  /// `report` is called for each file that was read, not for files that the cache had already.
  /// - Throws: `StorageError` when data cannot be read, ``ModelProblems`` when the model file is wrong, ``DamagedFiles``
  ///   when somebody must be asked first.
  public static func open(
    _ sources: [String], options: WorkspaceOptions, cancellation: CancellationFlag,
    report: (ImportReport) -> Void, progress: (ImportProgress) -> Void
  ) throws -> Workspace {
    let resolved = try DataSources.resolve(sources, demoFolder: options.demoFolder)
    let store: AnalyticsStore
    var files: [String]
    switch resolved {
    case .database(let path):
      store = try AnalyticsStore(readOnly: path)
      files = [path]
    case .files(let paths):
      files = paths
      if let storePath = options.storePath {
        store = try AnalyticsStore(writable: storePath)
        try ImportCache.load(
          try stamps(of: paths, options), into: store, damage: options.damage, cancellation: cancellation,
          report, progress)
        files.append(storePath)
      } else if let folder = options.cacheFolder {
        store = try ImportCache(folder: folder).store(
          of: try stamps(of: paths, options), damage: options.damage, cancellation: cancellation,
          report: report, progress: progress)
      } else {
        store = try AnalyticsStore(writable: nil)
        try ImportCache.load(
          try stamps(of: paths, options), into: store, damage: options.damage, cancellation: cancellation,
          report, progress)
      }
      try consider(store, options)
    }
    return try make(store, files: files, sources: sources, options: options).taught(by: options)
      .verified(by: options).filtered(by: options)
  }

  private static func make(
    _ store: AnalyticsStore, files: [String], sources: [String], options: WorkspaceOptions
  ) throws -> Workspace {
    let stamps = try stamps(of: files, options)
    let profile: ProfileCache
    if let kept = ProfileCache.read(for: stamps, in: options.cacheFolder) {
      profile = kept
    } else {
      let catalogue = try store.catalogue()
      profile = ProfileCache(
        version: ProfileCache.formatVersion, stamps: stamps, catalogue: catalogue,
        sha256: ContentHash.ofFiles(stamps))
      profile.write(in: options.cacheFolder)
    }
    let (model, modelFile) = try ModelLoading.model(
      for: profile.catalogue, file: options.modelFile, besides: files, calendar: options.calendar,
      currency: options.currency)
    let cache = MemberCache(folder: options.cacheFolder, stamps: stamps, limit: options.memberLimit)
    let members = try cache.members {
      try MemberCollection.collect(from: store, catalogue: profile.catalogue, limit: options.memberLimit)
    }
    return Workspace(
      store: store, catalogue: profile.catalogue, model: model,
      members: MemberIndex(members) { MemberCollection.isNamed($0, in: model) }, sources: sources,
      modelFile: modelFile, sha256: profile.sha256,
      wordNet: MappedFile.wordNet(in: options.wordNetFolder))
  }

  /// The workspace with the words of its glossary, and those of the options.
  private func taught(by options: WorkspaceOptions) throws(ModelProblems) -> Workspace {
    var glossary = Glossary()
    for definition in try GlossaryFile(sources: sources, folder: options.glossaryFolder).definitions() {
      glossary.set(definition)
    }
    for definition in options.definitions { glossary.set(definition) }
    guard !glossary.definitions.isEmpty else { return self }
    let workspace = defining(glossary.definitions)
    // a word of the glossary may belong to other data; one that was given for this run must mean something
    let problems = workspace.taught.entries.compactMap { entry in
      options.definitions.contains(entry.definition) ? entry.problem : nil
    }
    guard problems.isEmpty else { throw ModelProblems(path: "define", problems: problems) }
    return workspace
  }

  /// The workspace with the standing filter of the options.
  private func filtered(by options: WorkspaceOptions) throws(ModelProblems) -> Workspace {
    guard let text = options.filter else { return self }
    do throws(Diagnostic) {
      return filtering(try StandingFilter(text, in: self))
    } catch {
      throw ModelProblems(path: "filter", problems: [error])
    }
  }

  /// The workspace with the questions that were verified over its data.
  private func verified(by options: WorkspaceOptions) throws(ModelProblems) -> Workspace {
    let questions = try VerifiedFiles(sources: sources, folder: options.glossaryFolder).questions()
    return questions.isEmpty ? self : verifying(questions)
  }

  private static func stamps(
    of files: [String], _ options: WorkspaceOptions
  ) throws(StorageError) -> [FileStamp] {
    var stamps: [FileStamp] = []
    for file in files {
      guard var stamp = FileStamp(file) else { throw .fileNotFound(path: file) }
      stamp.table = options.tableNames[file]
      stamps.append(stamp)
    }
    return stamps
  }
}
