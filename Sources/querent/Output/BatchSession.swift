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
    let earlier = try earlierRun(selected)
    let files = try ReportFiles(batch: batch, output: output, files: files)
    let sink = try AnswerSink(files.writesPage ? nil : output.output)
    let report = BatchReport(output: output, sink: sink, isSilent: files.writesPage)
    for line in earlier?.lines ?? [] { sink.write(line + "\n") }
    var statuses = earlier?.statuses ?? []
    var passed = 0
    let unknown = Surroundings.current.stateFolder.map { UnknownWords(path: "\($0)/unknown-words") }
    for file in selected where Interruption.status == nil && report.failureCount < batch.mostFailures {
      var file = file
      if let earlier { file.questions.removeAll { earlier.ids.contains($0.id) } }
      run(file, mostFailures: batch.mostFailures - report.failureCount) { result in
        report.add(result, file: file.path)
        unknown?.add(result.answer)
        files.add(result, file: file.path)
        if result.outcome == .passed { passed += 1 }
        statuses.insert(AnswerStatus.exit(for: result.outcome))
      }
    }
    report.finish(kept: earlier?.ids.count ?? 0)
    try files.write()
    if let status = Interruption.status { return status }
    if batch.exitZero { return .success }
    let isEnough = batch.leastPassed.map { Double(passed) >= $0 * Double(max(1, report.count)) } ?? false
    if isEnough { statuses.subtract([.expectationFailed, .unanswered]) }
    return ExitStatus.worst(of: statuses)
  }

  /// What an earlier run left, when this one goes on with it.
  /// - Throws: ``CommandFailure`` when there is no file to go on with, or ids do not tell questions apart.
  private func earlierRun(_ files: [BatchFile]) throws -> EarlierRun? {
    guard batch.resume || batch.retryErrors else { return nil }
    let option = batch.resume ? "--resume" : "--retry-errors"
    guard let path = output.output, path != "-", output.chosenFormat == .jsonl else {
      throw CommandFailure.usage(
        "\(option) needs the output file of the earlier run.", "Add: --format jsonl -o FILE.jsonl")
    }
    guard files.count == 1 else {
      throw CommandFailure.usage("\(option) goes on with one question file.", "Run the files one by one.")
    }
    return try EarlierRun(path: path, keepsErrors: !batch.retryErrors)
  }

  private func run(_ file: BatchFile, mostFailures: Int, report: (BatchResult) -> Void) {
    var options = BatchRunner.Options()
    options.analyst = limits.analystOptions(followUps: output.isMachineReadable ? 3 : 0)
    options.sources = sources ?? (file.sources.isEmpty ? data.sources([]) : file.sources)
    options.folder = file.path == "-" ? "" : URL(filePath: file.path).deletingLastPathComponent().path
    options.asOf = data.today
    var workspaceOptions = data.workspaceOptions()
    workspaceOptions.definitions += file.definitions
    let openingOptions = workspaceOptions
    let runnerOptions = options
    let schedule = BatchSchedule(jobs: batch.jobs ?? 1, mostFailures: mostFailures) {
      let shelf = WorkspaceShelf { sources in
        try Workspace.open(
          sources, options: openingOptions, cancellation: Interruption.flag, report: { _ in },
          progress: { _ in })
      }
      return BatchRunner(shelf: shelf, options: runnerOptions)
    }
    schedule.run(file.questions, cancellation: Interruption.flag, report: report)
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
