import ArgumentParser
import Foundation
import QuerentCore
import Rendering
import Retrieval

/// `querent docs search`: the passages that fit a question best.
struct DocsSearch: ConfiguredCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Print the passages that fit best.",
    usage: "querent docs search [<folder>] <question> [--k <n>] [--format jsonl]")

  @Argument(help: "A folder or file, unless all documents are meant, and the words to look for.")
  var words: [String] = []
  @Option(name: .long, help: "The most passages.")
  var k = 5
  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if k < 1 { throw ValidationError("--k needs at least 1, not \(k).") }
  }

  func execute() throws -> ExitStatus {
    let form = try output.recordForm()
    let (index, question) = try DocumentPlaces.open(words, data: data, output: output)
    let passages = try index.search(question, limit: k)
    var text = ""
    if let form {
      let writer = RecordWriter(form: form, fields: ["path", "section", "line", "page", "score", "text"])
      text = writer.header
      for passage in passages {
        text += writer.line([
          .text(passage.chunk.path), .text(passage.chunk.headings.joined(separator: " > ")),
          .value(.integer(Int64(passage.line))), .value(passage.page.map { .integer(Int64($0)) } ?? .null),
          .number(passage.score), .text(passage.chunk.lines.map(\.text).joined(separator: "\n")),
        ])
      }
    } else {
      text = passages.map { DocumentText.passage($0, width: output.style(limits: nil).width) }.joined(
        separator: "\n")
      if passages.isEmpty { text = "No document has any of these words.\n" }
    }
    try output.deliver(text)
    return passages.isEmpty ? .unanswered : .success
  }
}
