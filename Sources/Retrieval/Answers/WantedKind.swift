/// What kind of words the answer to a question must hold.
enum WantedKind {
  case number, date, person, steps
  /// Whether something may or must be.
  case permission
  case anything

  init(of question: String) {
    let text = Self.plain(question)
    func has(_ phrases: [String]) -> Bool { phrases.contains { text.contains(" " + $0 + " ") } }
    if has(Self.instructions) {
      self = .steps
    } else if Self.measures.contains(where: { text.contains(" how \($0) ") }) || has(Self.numbers) {
      self = .number
    } else if text.hasPrefix(" when ") || has(Self.dates) {
      self = .date
    } else if Self.asksForPerson(question) {
      self = .person
    } else {
      let first = text.split(separator: " ").first.map(String.init) ?? ""
      self = Self.openers.contains(first) ? .permission : .anything
    }
  }

  /// "Who" that opens a question or a clause, and not one that says more of the word before it.
  private static func asksForPerson(_ question: String) -> Bool {
    let words = question.lowercased().split(whereSeparator: \.isWhitespace)
    let openers: Set<Substring> = [
      "to", "with", "from", "by", "for", "and", "or", "of", "on", "tell", "know",
    ]
    return words.indices.contains { index in
      guard ["who", "whom", "whose", "who's"].contains(words[index].filter { !",?;:".contains($0) }) else {
        return false
      }
      guard index > 0 else { return true }
      return openers.contains(words[index - 1]) || ",;:-–—".contains(words[index - 1].last ?? " ")
    }
  }

  private static let instructions = [
    "what do we do", "what do i do", "what to do", "what should i do", "what should we do",
    "what should be done", "what must i do",
    "what do i have to do", "what do we have to do", "what does one do", "what has to be done",
    "what needs to be done", "what now",
    "how do we", "how do i", "how does one", "how should we", "how should i", "how can i", "how can we",
    "how to",
    "what do i say", "what should i say", "what do we say", "what are the steps", "which steps", "what steps",
  ]
  private static let measures = [
    "much", "many", "long", "often", "high", "large", "big", "small", "soon", "fast", "far", "early", "late",
    "quickly", "old", "wide",
    "deep", "few", "little", "short", "heavy", "strong",
  ]
  private static let numbers = [
    "what percent", "what percentage", "what amount", "what is the limit", "the maximum", "the minimum",
    "the most", "what price",
    "what does it cost", "what number", "up to what",
  ]
  private static let dates = [
    "what date", "by when", "until when", "since when", "which day", "what day", "what time", "deadline",
    "at what time",
  ]
  private static let openers: Set<String> = [
    "can", "may", "must", "should", "is", "are", "do", "does", "am", "could", "will", "was", "has", "have",
  ]

  /// "How long", "how far ahead": the second word says what is asked for and not what it is about.
  static func withoutMeasureWords(_ question: String) -> String {
    var text = plain(question)
    for measure in measures { text = text.replacing(" how \(measure) ", with: " how ") }
    return text
  }

  /// Lower case, with blanks for marks that part words.
  private static func plain(_ question: String) -> String {
    let words = question.lowercased().split { !($0.isLetter || $0.isNumber || "'’-.,%$€£/_@+&".contains($0)) }
    return " " + words.map { Self.trimmed($0) }.filter { !$0.isEmpty }.joined(separator: " ") + " "
  }

  private static func trimmed(_ word: Substring) -> String {
    var word = word
    while let last = word.last, ".,'’-".contains(last) { word.removeLast() }
    while let first = word.first, ".,'’-".contains(first) { word.removeFirst() }
    return String(word)
  }

  /// Whether a unit has what is asked for.
  func isIn(_ unit: QuotableUnit) -> Bool { self == .steps ? unit.isItem : isIn(unit.text) }

  /// Whether a text has what is asked for.
  func isIn(_ text: String) -> Bool {
    let text = " " + text.lowercased() + " "
    return switch self {
    case .anything, .steps: false
    case .number, .date: Self.hasNumber(text)
    case .person: Self.people.contains { text.contains($0) }
    case .permission: Self.permissions.contains { text.contains($0) }
    }
  }

  /// What a unit gains by having what is asked for: most by a day or a time where that is asked, a little by any number.
  func bonus(_ unit: QuotableUnit) -> Double {
    guard isIn(unit) else { return 0 }
    switch self {
    case .permission: return 0.06
    case .date:
      let text = " " + unit.text.lowercased() + " "
      return Self.times.contains { text.contains($0) } ? 0.15 : 0.07
    default: return 0.15
    }
  }

  private static func hasNumber(_ text: String) -> Bool {
    text.contains(where: \.isNumber) || numberWords.contains { text.contains($0) }
  }

  private static let times = [
    ":00", ":15", ":30", ":45", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "weekend", "weekday",
    " january", " february", " march ", " march.", " april", " june", " july", " august", " september",
    " october", " november",
    " december", "st of ", "nd of ", "rd of ", "th of ", " noon", " midnight", " within ", " before ",
    " after ", " until ", " days ",
    " from the ", " when ", " at once", "immediately", " last day", " first day", " end of ", " every ",
  ]

  /// Who somebody can be in a handbook.
  private static let people = [
    "manager", "director", "head of", "lead", "committee", "officer", "agent", "team", "desk", "engineer",
    "owner", "audit", "sponsor",
    "rep ", "finance", "legal", "board", "council", "department", "administrator", "adviser", "advisor",
    "president", "chief",
    "administration", "supervisor", "controller", "assistant", "coordinator", "specialist", "counsel", "hr ",
  ]

  private static let numberWords = [
    " one ", " two ", " three ", " four ", " five ", " six ", " seven ", " eight ", " nine ", " ten ",
    " twelve ", " once ", "twice", "half",
    "double", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "daily", "weekly",
    "monthly", "quarter",
    "year", "immediately", "at once", "never", "unlimited",
  ]

  private static let permissions = [
    " not ", " never ", " only ", " may ", " must ", " allowed", " permitted", " forbidden", " prohibited",
    " always ", " approval",
    " unless ", " except", " cannot ", " no ", " nobody ", " can ", " possible", " required", " free",
  ]
}
