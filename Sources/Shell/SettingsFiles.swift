/// The files that settings are kept in, as the executable reads them.
public struct SettingsFiles: Sendable {
  /// This person's own.
  public var path: String
  /// What holds and where it comes from, a line each.
  public var describe: @Sendable () throws -> [String]
  /// Writes a file to begin with; throws a `Diagnostic`.
  public var begin: @Sendable () throws -> Void

  /// Makes a value.
  public init(
    path: String, describe: @escaping @Sendable () throws -> [String],
    begin: @escaping @Sendable () throws -> Void
  ) {
    self.path = path
    self.describe = describe
    self.begin = begin
  }
}
