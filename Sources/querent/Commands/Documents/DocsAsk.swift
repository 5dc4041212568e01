import ArgumentParser
import Foundation
import QuerentCore
import Rendering
import Retrieval

/// `querent docs ask`: the sentences that answer a question, or that none does.
struct DocsAsk: ConfiguredCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask", abstract: "Quote the sentences that answer a question.",
    usage: "querent docs ask [<folder>] <question> [--format json]")

  @Argument(help: "A folder or file, unless all documents are meant, and the question.")
  var words: [String] = []
  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func execute() throws -> ExitStatus {
    let (index, question) = try DocumentPlaces.open(words, data: data, output: output)
    let answer = try index.answer(question)
    if output.isMachineReadable {
      try output.deliver(try DocumentRecord(question: question, answer: answer).line)
    } else {
      try output.deliver(DocumentText.answer(answer, width: output.style(limits: nil).width))
    }
    return answer.abstained ? .unanswered : .success
  }
}

/// An answer from documents as scripts read it.
struct DocumentRecord: Encodable {
  struct Citation: Encodable {
    var path: String
    var line: Int
    var page: Int?
    var section: String
    var quote: String
    var context: String?
    var instructionLike: Bool
  }

  var schema = 1
  var question: String
  var answer: String?
  var citations: [Citation]
  var abstained: Bool
  var confidence: Double
  var contradictions: [[Int]]
  var missing: [String]

  init(question: String, answer: DocumentAnswer) {
    self.question = question
    self.answer = answer.abstained ? nil : answer.quotations.map(\.text).joined(separator: "\n")
    citations = answer.quotations.map {
      Citation(
        path: $0.path, line: $0.line, page: $0.page, section: $0.headings.joined(separator: " > "),
        quote: $0.text,
        context: $0.context, instructionLike: $0.looksLikeInstruction)
    }
    abstained = answer.abstained
    confidence = (answer.confidence * 1_000).rounded() / 1_000
    contradictions = answer.contradictions.map { [$0.first, $0.second] }
    missing = answer.missing
  }

  var line: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      encoder.keyEncodingStrategy = .convertToSnakeCase
      return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
  }
}
