/// Reads question files: JSON Lines, one question a line. `docs/evaluation.md` lists the fields.
public struct QuestionFile: Sendable {
  public var questions: [EvaluationQuestion]

  /// What is wrong with a line.
  public struct Problem: Error, Hashable, Sendable {
    /// From 1.
    public var line: Int
    /// A sentence.
    public var summary: String
    /// What would be right.
    public var suggestion: String
  }

  /// All problems of a file, by line.
  public struct Problems: Error, Hashable, Sendable {
    public var list: [Problem]
  }

  /// Reads the text of a file; empty lines are passed over.
  /// - Throws: every problem at once.
  public init(_ text: String) throws(Problems) {
    questions = []
    var problems: [Problem] = []
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, bytes) in lines.enumerated() {
      let line = String(Substring(bytes))
      guard line.contains(where: { !$0.isWhitespace }) else { continue }
      do {
        questions.append(try QuestionLine(line, number: index + 1).question())
      } catch {
        problems.append(error)
      }
    }
    if problems.isEmpty, questions.isEmpty {
      problems = [Problem(line: 1, summary: "There is no question.", suggestion: QuestionLine.example)]
    }
    guard problems.isEmpty else { throw Problems(list: problems) }
  }
}

/// One line of a question file.
struct QuestionLine {
  static let example =
    #"One JSON object a line: {"question": "…", "document": "refunds.md", "evidence": "within 60 days"}"#

  let number: Int
  let members: [String: JSONNode]

  init(_ text: String, number: Int) throws(QuestionFile.Problem) {
    self.number = number
    do {
      let node = try JSONNode(parsing: text)
      guard let members = node.members else {
        throw QuestionFile.Problem(
          line: number, summary: "This is not a JSON object.", suggestion: Self.example)
      }
      self.members = members
    } catch let problem as QuestionFile.Problem {
      throw problem
    } catch let problem as JSONProblem {
      throw QuestionFile.Problem(
        line: number, summary: "This is not JSON: \(problem.what) (byte \(problem.offset + 1)).",
        suggestion: Self.example)
    } catch {
      throw QuestionFile.Problem(line: number, summary: "This is not JSON.", suggestion: Self.example)
    }
  }

  func question() throws(QuestionFile.Problem) -> EvaluationQuestion {
    guard let text = try text("question", "user_input"), text.contains(where: { !$0.isWhitespace }) else {
      throw problem("The field \"question\" is missing.", Self.example)
    }
    var question = EvaluationQuestion(text, line: number)
    if let id = member("id") { question.id = id.pythonText }
    question.golds = try golds()
    question.isAnswerable = try flag("answerable") ?? true
    if !question.isAnswerable, !question.golds.isEmpty {
      throw problem(
        "A question that the documents do not answer names a place where the answer stands.",
        "Leave out \"answerable\": false, or the place.")
    }
    question.reference = try self.text("reference")
    question.referenceContexts = try texts("reference_contexts")
    question.referenceContextIDs = try ids("reference_context_ids")
    question.referenceToolCalls = try calls("reference_tool_calls")
    question.response = try self.text("response", "answer")
    question.retrievedContexts = try texts("retrieved_contexts")
    question.retrievedContextIDs = try ids("retrieved_context_ids")
    question.toolCalls = try calls("tool_calls")
    question.abstained = try flag("abstained")
    return question
  }

  private func golds() throws(QuestionFile.Problem) -> [EvaluationQuestion.Gold] {
    var golds: [EvaluationQuestion.Gold] = []
    if let gold = try gold(members, isNeeded: false) { golds.append(gold) }
    guard let list = member("gold") else { return golds }
    guard let list = list.list else {
      throw problem("\"gold\" is not a list.", #"Like this: "gold": [{"document": "refunds.md"}]"#)
    }
    for entry in list {
      guard let members = entry.members, let gold = try gold(members, isNeeded: true) else {
        throw problem(
          "An entry of \"gold\" is not an object.", #"Like this: "gold": [{"document": "refunds.md"}]"#)
      }
      golds.append(gold)
    }
    return golds
  }

  private func gold(
    _ members: [String: JSONNode], isNeeded: Bool
  ) throws(QuestionFile.Problem) -> EvaluationQuestion.Gold? {
    let line = QuestionLine(number: number, members: members)
    let section = try line.text("section")
    let evidence = try line.text("evidence")
    guard let document = try line.text("document") else {
      guard isNeeded || section != nil || evidence != nil else { return nil }
      throw problem("A place has no \"document\".", #"Name the file: "document": "refunds.md""#)
    }
    var grade = 1.0
    if let node = line.member("grade") {
      guard let number = node.number, number > 0 else {
        throw problem("\"grade\" is not a number above 0.", #"Like this: "grade": 2"#)
      }
      grade = number
    }
    return EvaluationQuestion.Gold(document: document, section: section, evidence: evidence, grade: grade)
  }

  private init(number: Int, members: [String: JSONNode]) {
    self.number = number
    self.members = members
  }

  private func member(_ name: String) -> JSONNode? {
    guard let node = members[name], node != .null else { return nil }
    return node
  }

  private func problem(_ summary: String, _ suggestion: String) -> QuestionFile.Problem {
    QuestionFile.Problem(line: number, summary: summary, suggestion: suggestion)
  }

  private func text(_ names: String...) throws(QuestionFile.Problem) -> String? {
    for name in names {
      guard let node = member(name) else { continue }
      guard let text = node.text else {
        throw problem("\"\(name)\" is not a text.", "Put it in quotation marks.")
      }
      return text
    }
    return nil
  }

  private func flag(_ name: String) throws(QuestionFile.Problem) -> Bool? {
    guard let node = member(name) else { return nil }
    guard case .flag(let flag) = node else {
      throw problem("\"\(name)\" is neither true nor false.", "Write true or false without quotation marks.")
    }
    return flag
  }

  private func texts(_ name: String) throws(QuestionFile.Problem) -> [String]? {
    guard let node = member(name) else { return nil }
    guard let texts = node.texts else {
      throw problem("\"\(name)\" is not a list of texts.", "Like this: \"\(name)\": [\"…\", \"…\"]")
    }
    return texts
  }

  private func ids(_ name: String) throws(QuestionFile.Problem) -> [String]? {
    guard let node = member(name) else { return nil }
    guard let list = node.list else {
      throw problem("\"\(name)\" is not a list.", "Like this: \"\(name)\": [\"a\", \"b\"]")
    }
    return list.map(\.pythonText)
  }

  private func calls(_ name: String) throws(QuestionFile.Problem) -> [RecordedToolCall]? {
    guard let node = member(name) else { return nil }
    let calls = node.list?.compactMap { node -> RecordedToolCall? in
      guard let tool = node["name"]?.text else { return nil }
      return RecordedToolCall(name: tool, arguments: (node["args"] ?? node["arguments"])?.members ?? [:])
    }
    guard let calls, calls.count == node.list?.count else {
      throw problem(
        "\"\(name)\" is not a list of calls.", "Like this: \"\(name)\": [{\"name\": \"query\", \"args\": {}}]"
      )
    }
    return calls
  }
}
