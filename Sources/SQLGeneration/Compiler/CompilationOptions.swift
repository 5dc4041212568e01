/// Choices of a caller that change how plans compile.
public struct CompilationOptions: Hashable, Sendable {
  /// Whether the first of several equally short join paths is taken (in the order of the model's relationships)
  /// rather than ``CompilationError/ambiguousPath(from:to:roles:)`` thrown.
  public var takesFirstPath: Bool

  /// Makes options; the default asks rather than guesses.
  public init(takesFirstPath: Bool = false) { self.takesFirstPath = takesFirstPath }
}
