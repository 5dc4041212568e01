import Agent
import Foundation
import QuerentCore
import Rendering
import Storage

/// Runs parsed batch files and prints what comes out.
struct BatchSession {
  /// Data for questions that name none; `nil` asks the file's own, else the sample company.
  var sources: [String]?
  var data: DataOptions
  var limits: LimitOptions
  var output: OutputOptions
  var batch: BatchOptions

  func run(_ files: [BatchFile]) throws -> ExitStatus {
    let selected = files.map { file in
      var file = file
      file.questions = withLeaders(file.questions)
      return file
    }
    let count = selected.reduce(0) { $0 + $1.questions.count }
    guard count > 0 else {
      let total = files.reduce(0) { $0 + $1.questions.count }
      let names = files.map(\.path).joined(separator: ", ")
      output.note(
        batch.only.map { "querent: no question matches \"\($0)\" (\(total) in \(names))" }
          ?? "querent: no questions in \(names)")
      return batch.exitZero ? .success : .nothingToDo
    }
    if batch.check {
      output.note("\(count) questions in \(files.count) files, none run")
      return .success
    }
    let sink = try AnswerSink(output.output)
    let report = BatchReport(output: output, sink: sink)
    var statuses: Set<ExitStatus> = []
    for file in selected where Interruption.status == nil {
      try run(file, report) { statuses.insert($0) }
    }
    report.finish()
    if let status = Interruption.status { return status }
    return batch.exitZero ? .success : ExitStatus.worst(of: statuses)
  }

  private func run(_ file: BatchFile, _ report: BatchReport, _ note: (ExitStatus) -> Void) throws {
    var options = BatchRunner.Options()
    options.analyst = limits.analystOptions(followUps: output.isMachineReadable ? 3 : 0)
    options.sources = sources ?? (file.sources.isEmpty ? ["demo"] : file.sources)
    options.folder = file.path == "-" ? "" : URL(filePath: file.path).deletingLastPathComponent().path
    options.asOf = data.today
    options.failsFast = batch.failFast
    let workspaceOptions = data.workspaceOptions()
    let shelf = WorkspaceShelf { sources in
      try Workspace.open(
        sources, options: workspaceOptions, cancellation: Interruption.flag, report: { _ in },
        progress: { _ in })
    }
    BatchRunner(shelf: shelf, options: options).run(file.questions, cancellation: Interruption.flag) {
      result in
      report.add(result, file: file.path)
      note(AnswerStatus.exit(for: result.outcome))
    }
  }

  /// The chosen questions, and those they follow up.
  private func withLeaders(_ questions: [BatchQuestion]) -> [BatchQuestion] {
    var wanted = Set(questions.filter(batch.selects).map(\.id))
    for question in questions.reversed() where wanted.contains(question.id) {
      if let leader = question.follows { wanted.insert(leader) }
    }
    return questions.filter { wanted.contains($0.id) }
  }
}
