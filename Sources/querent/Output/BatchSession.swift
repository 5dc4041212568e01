import Agent
import Foundation
import QuerentCore
import Rendering
import Shell
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
    let reports = try ReportFiles(batch: batch, output: output, files: files)
    let sink = try AnswerSink(reports.writesPage ? nil : output.output)
    let lines = BatchLines(style: output.style(limits: nil), questions: selected.flatMap(\.questions))
    let report = BatchReport(
      output: output, sink: sink, lines: lines, page: reports.page, isSilent: reports.writesPage)
    report.begin(
      lines.header(
        selected, sources: sources ?? Array(Set(selected.flatMap { self.sources(of: $0) })).sorted(),
        asOf: data.today))
    for line in earlier?.lines ?? [] { sink.write(line + "\n") }
    var statuses = earlier?.statuses ?? []
    var passed = 0
    let unknown = Surroundings.current.stateFolder.map { UnknownWords(path: "\($0)/unknown-words") }
    for file in selected where Interruption.status == nil && report.failureCount < batch.mostFailures {
      var file = file
      if let earlier { file.questions.removeAll { earlier.ids.contains($0.id) } }
      var previous = PreviousRun(
        of: file.path, stateFolder: Surroundings.current.stateFolder, today: Clock.today)
      defer { previous.write() }
      run(file, mostFailures: batch.mostFailures - report.failureCount) { result in
        let id = result.question.id
        report.add(result, file: file.path, notes: previous.notes(on: result.answer, of: id))
        previous.add(result.answer, of: id)
        unknown?.add(result.answer)
        reports.add(result, file: file.path)
        if result.outcome == .passed { passed += 1 }
        statuses.insert(AnswerStatus.exit(for: result.outcome))
        if let status = export(result, file: file, report) { statuses.insert(status) }
      }
    }
    do {
      try reports.write()
    } catch {
      report.finish(kept: earlier?.ids.count ?? 0)
      throw error
    }
    report.finish(kept: earlier?.ids.count ?? 0, reports: reports.written)
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
    options.analyst.trendPeriods = batch.html != nil || output.fileForm == .format(.html) ? 12 : 0
    options.sources = sources(of: file)
    options.folder = file.path == "-" ? "" : URL(filePath: file.path).deletingLastPathComponent().path
    options.asOf = data.today
    var workspaceOptions = data.workspaceOptions()
    workspaceOptions.definitions += file.definitions
    let openingOptions = workspaceOptions
    let runnerOptions = options
    let leftOut = LeftOutNotes(output: output)
    let schedule = BatchSchedule(jobs: batch.jobs ?? 1, mostFailures: mostFailures) {
      let shelf = WorkspaceShelf { sources in
        let workspace = try Workspace.open(
          sources, options: openingOptions, cancellation: Interruption.flag, report: { _ in },
          progress: { _ in })
        leftOut.tell(workspace)
        return workspace.reading(DocumentShelf(DocumentPlaces.library(for: sources)))
      }
      return BatchRunner(shelf: shelf, options: runnerOptions)
    }
    schedule.run(file.questions, cancellation: Interruption.flag, report: report)
  }

  /// The data a file's questions are asked of.
  private func sources(of file: BatchFile) -> [String] {
    sources ?? (file.sources.isEmpty ? data.sources([]) : file.sources)
  }

  /// Writes an answer to the files that `/export` lines name; the status where one could not be written.
  private func export(_ result: BatchResult, file: BatchFile, _ report: BatchReport) -> ExitStatus? {
    guard !result.question.exports.isEmpty, result.answer.status == .answered else { return nil }
    var status: ExitStatus?
    for path in result.question.exports {
      do throws(Diagnostic) {
        guard let form = ExportForm(ending: (path as NSString).pathExtension) else {
          throw Diagnostic(
            code: "unknown-export", summary: "\(path) has no ending that names a form.",
            suggestions: ["Endings: " + ExportForm.endings.joined(separator: ", ")])
        }
        try AnswerFile.check(path, protected: sources(of: file) + [file.path])
        var style = output.style(limits: nil)
        style.width = .max
        report.note("\(path)  \(try AnswerFile.write(result.answer, to: path, as: form, style: style))")
      } catch {
        report.note("\(file.path):\(result.question.line): \(error.summary)")
        status = .dataError
      }
    }
    return status
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
