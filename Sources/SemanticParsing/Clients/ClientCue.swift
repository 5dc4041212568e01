import QuerentCore

/// Tells questions that prepare somebody for a client ("I meet TechGiant tomorrow, what should I pitch?", "brief me on
/// Ibex Logistics") from questions about figures, and finds the name they speak of.
public struct ClientCue: Hashable, Sendable {
  /// The client as it is written in the question.
  public var name: String
  /// Whether advice is asked for, rather than facts alone.
  public var wantsAdvice: Bool
  /// Whether the words leave no doubt that a client is meant, even where no client has the name.
  public var isCertain: Bool
  /// The question without the name and what leads to it: what is looked up in documents.
  public var rest: String

  private static let advice: [AnalysisPattern] = [
    "what|which|how|whats .. should|can|could|do|would|to i|we|you|reps? .. pitch|sell|offer|propose|recommend|bring|suggest|upsell|present",
    "what|how to .. pitch|sell|offer|upsell|propose|recommend|present|bring",
    "what|which .. is|are .. best|right|good .. pitch",
    "recommend|suggest|recommendation|recommendations|pitch|pitches .. for|to ...",
    "talking points .. for ...",
    "help me|us pitch|sell|upsell|prepare",
  ].map { AnalysisPattern($0) }

  private static let meetings: [AnalysisPattern] = [
    "i|we|im|am|are|m|re meet|meeting|visit|visiting|see|seeing|call|calling|pitch|pitching ...",
    "i|we have|ve|got .. meeting|call|visit|appointment|lunch|demo|qbr with|at ...",
    "brief|prepare|prep me|us on|for|about ...",
    "prepare|prep .. meeting|call|visit|pitch|demo|qbr with|at|to|for ...",
    "my|our next?|upcoming? meeting|call|visit|appointment|demo|qbr with|at ...",
    "what should|must|do i|we know about|before ...",
    "briefing|profile|dossier|factsheet|brief on|of|for|about ...",
  ].map { AnalysisPattern($0) }

  private static let mere: [AnalysisPattern] = [
    "tell me|us .. about ...", "who is|are ...", "what do we know about|of ...", "look up ...", "lookup ...",
    "client|customer|account|company profile|overview|summary|briefing|brief|card ...",
    "overview|summary|picture of|on ...",
  ].map { AnalysisPattern($0) }

  /// Whether a question has words of such a question at all, which costs less than to look for a name.
  public static func mayMatch(_ question: String) -> Bool {
    let tokens = Tokenizer.tokens(of: question)
    guard tokens.count >= 2, tokens.count <= 60 else { return false }
    return [advice, meetings, mere].contains { $0.contains { $0.match(tokens, numbers: []) != nil } }
  }

  /// Reads a question.
  /// - Parameters:
  ///   - isClient: whether a text is the whole name of a client.
  ///   - isOther: whether a text is the name of something else in the data.
  /// - Returns: `nil` where the question is none about preparing for a client.
  public static func read(
    _ question: String, isClient: (String) -> Bool, isOther: (String) -> Bool
  ) -> ClientCue? {
    let tokens = Tokenizer.tokens(of: question)
    guard tokens.count >= 2, tokens.count <= 60 else { return nil }
    func matches(_ patterns: [AnalysisPattern]) -> Bool {
      patterns.contains { $0.match(tokens, numbers: []) != nil }
    }
    let wantsAdvice = matches(advice)
    let meets = matches(meetings)
    guard wantsAdvice || meets || matches(mere) else { return nil }
    let place = named(in: tokens, question, isClient)
    guard let place = place ?? (meets || wantsAdvice ? written(in: tokens) : nil) else { return nil }
    let name = text(of: tokens[place], in: question)
    let isKnown = isClient(name)
    if !isKnown, isOther(name) { return nil }
    let rest = tokens.indices.filter {
      !place.contains($0) && tokens[$0].isWord && !leading.contains(tokens[$0].lower)
    }
    if !wantsAdvice {
      // "who is the account manager of TechGiant?" asks for a figure or a name, and no picture of the client
      guard rest.allSatisfy({ general.contains(tokens[$0].lower) }) else { return nil }
      guard isKnown || meets else { return nil }
    }
    return ClientCue(
      name: name, wantsAdvice: wantsAdvice, isCertain: isKnown || meets,
      rest: rest.map { tokens[$0].text }.joined(separator: " "))
  }

  /// The longest run of words that is a client's name.
  private static func named(in tokens: [Token], _ question: String, _ isClient: (String) -> Bool) -> Range<
    Int
  >? {
    for length in stride(from: min(7, tokens.count), through: 1, by: -1) {
      for start in 0...(tokens.count - length) {
        let range = start..<start + length
        guard let first = tokens[range].first, let last = tokens[range].last,
          first.kind != .punctuation, last.kind != .punctuation,
          length > 1 || first.lower.utf8.count > 2 && !leading.contains(first.lower)
        else { continue }
        if isClient(text(of: tokens[range], in: question)) { return range }
      }
    }
    return nil
  }

  /// The words that stand where a name does: behind "meet", "with", "to", "on", begun by a capital letter.
  private static func written(in tokens: [Token]) -> Range<Int>? {
    for start in tokens.indices.dropFirst() {
      let before = tokens[start - 1].lower
      guard heads.contains(before), isCapital(tokens[start]) else { continue }
      var end = start + 1
      while end < tokens.count, end - start < 6,
        isCapital(tokens[end]) || ["&", "-", "and", "of"].contains(tokens[end].lower)
      {
        end += 1
      }
      while end > start + 1, !isCapital(tokens[end - 1]) { end -= 1 }
      return start..<end
    }
    return nil
  }

  private static func isCapital(_ token: Token) -> Bool {
    token.kind == .quoted || token.text.first?.isUppercase == true && !days.contains(token.lower)
  }

  private static func text(of tokens: ArraySlice<Token>, in question: String) -> String {
    guard let first = tokens.first, let last = tokens.last else { return "" }
    if tokens.count == 1 { return first.text }
    let bytes = Array(question.utf8)
    guard last.span.end <= bytes.count else { return "" }
    return String(decoding: bytes[first.span.start..<last.span.end], as: UTF8.self)
  }

  private static let heads: Set<String> = [
    "meet", "meeting", "visit", "visiting", "see", "seeing", "call", "calling", "with", "to", "on", "at",
    "for", "about",
    "pitch", "pitching", "know", "before",
  ]
  private static let days: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february",
    "march",
    "april", "may", "june", "july", "august", "september", "october", "november", "december", "i",
  ]
  /// Words that ask for a picture of a client and for nothing in particular.
  private static let general: Set<String> = [
    "tell", "about", "who", "is", "what", "do", "should", "must", "know", "of", "client", "customer",
    "account", "company",
    "profile", "overview", "summary", "briefing", "dossier", "factsheet", "card", "picture", "the", "a", "an",
    "give",
    "show", "look", "lookup", "up", "please", "for", "before", "in", "to", "it", "and", "can", "could", "you",
    "help", "so",
    "need", "want", "some", "background", "info", "information", "everything", "there", "this", "that",
    "visit", "demo",
    "qbr", "appointment", "lunch", "pitch", "upcoming", "get", "got", "ready", "quick", "short", "s", "m",
    "re", "ve",
  ]
  /// Words that say when and whom, not what about.
  private static let leading: Set<String> = [
    "i", "we", "am", "are", "meet", "meeting", "visit", "visiting", "see", "seeing", "call", "calling",
    "have", "tomorrow",
    "today", "next", "week", "month", "on", "at", "monday", "tuesday", "wednesday", "thursday", "friday",
    "my", "our", "me",
    "us", "with", "brief", "prepare", "prep", "based", "their", "its", "them",
  ]
}
