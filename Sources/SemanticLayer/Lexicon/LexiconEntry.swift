extension BusinessLexicon {
  /// One line of the lexicon.
  public enum Entry: Hashable, Sendable {
    /// Terms that stand for each other, the plainest first.
    case group([String])
    /// A general term and special cases of it.
    case broader(String, [String])
    /// An adjective and the nouns it may ask for, likeliest first.
    case adjective(String, [String])
    /// A verb or verb phrase and the nouns it may ask for, likeliest first.
    case verb(String, [String])
    /// A short form and what it stands for.
    case abbreviation(String, String)
  }
}
