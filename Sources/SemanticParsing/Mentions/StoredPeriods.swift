/// Seasons and codes of periods that a column stores: "in summer" where rows say which season they belong to, "FY2023"
/// where it is a value. They are that value and no stretch of days.
enum StoredPeriods {
  /// The tokens without the words of such periods, for reading times.
  static func hidden(in tokens: [Token], _ members: MemberIndex) -> [Token] {
    guard tokens.contains(where: isPeriod) else { return tokens }
    var tokens = tokens
    for index in tokens.indices where isPeriod(tokens[index]) {
      let isStored = members.exact(tokens[index].text).contains {
        $0.score >= 0.9 && members.isEnumeration($0.column)
      }
      guard isStored else { continue }
      tokens[index].lower = "_"
      tokens[index].lemma = "_"
      tokens[index].stem = "_"
    }
    return tokens
  }

  /// A season, or a word of letters and digits.
  private static func isPeriod(_ token: Token) -> Bool {
    TimeLexicon.isSeason(token.lower)
      || token.isWord && token.text.utf8.count >= 4 && token.text.contains(where: \.isNumber)
        && token.text.contains(where: \.isLetter)
  }
}
