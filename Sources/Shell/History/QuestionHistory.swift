/// Questions in the order they were asked last. One entry a question, however many lines it has; a question asked again
/// moves to the end; one that starts with a space is not kept.
struct QuestionHistory: Equatable {
  private(set) var questions: [String] = []

  /// Most questions that are kept.
  let capacity: Int

  init(_ questions: [String] = [], capacity: Int = 5_000) {
    self.capacity = capacity
    var seen: Set<String> = []
    self.questions = questions.reversed().filter { seen.insert($0).inserted }.prefix(capacity).reversed()
  }

  /// Keeps a question and says whether it is one to keep.
  @discardableResult
  mutating func add(_ question: String) -> Bool {
    guard let first = question.first, !first.isWhitespace else { return false }
    if questions.last == question { return false }
    questions.removeAll { $0 == question }
    questions.append(question)
    if questions.count > capacity { questions.removeFirst(questions.count - capacity) }
    return true
  }

  /// The latest questions that contain a text, oldest first.
  func matching(_ text: String, limit: Int) -> [String] {
    let folded = text.lowercased()
    return questions.filter { folded.isEmpty || $0.lowercased().contains(folded) }.suffix(limit)
  }
}
