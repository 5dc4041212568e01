import Agent
import Foundation
import QuerentCore
import Rendering

/// The reports a batch writes when it ends, complete or not.
final class ReportFiles {
  private let batch: BatchOptions
  private let output: OutputOptions
  private let files: [BatchFile]
  private var entries: [ReportEntry] = []

  /// - Throws: ``CommandFailure`` when a report would overwrite a question file or cannot be written; nothing has run
  ///   then.
  init(batch: BatchOptions, output: OutputOptions, files: [BatchFile]) throws {
    self.batch = batch
    self.output = output
    self.files = files
    let targets = [batch.junit, batch.tap, batch.html, output.output == "-" ? nil : output.output].compactMap
    { $0 }
    if output.explicitFormat == nil, output.fileForm == .svg {
      throw CommandFailure.usage(
        "An SVG file holds one picture, and a batch has many.", "Write -o FILE.html, which holds them all.")
    }
    for target in targets {
      let path = URL(filePath: target).standardizedFileURL.path
      if files.contains(where: { URL(filePath: $0.path).standardizedFileURL.path == path }) {
        throw CommandFailure.usage("\(target) holds the questions.", "Write the report to another file.")
      }
      let folder = URL(filePath: target).deletingLastPathComponent().path
      guard FileManager.default.isWritableFile(atPath: folder) else {
        throw CommandFailure.usage("\(target) cannot be written.", "Check that its folder exists.")
      }
    }
  }

  /// Whether the output file is a page, written at the end, and no stream of answers.
  var writesPage: Bool { pageKind != nil }

  private enum PageKind { case markdown, html }

  private var pageKind: PageKind? {
    if output.explicitFormat == .html { return .html }
    guard output.explicitFormat == nil else { return nil }
    switch output.fileForm {
    case .format(.markdown): return .markdown
    case .format(.html): return .html
    default: return nil
    }
  }

  func add(_ result: BatchResult, file: String) {
    guard writesPage || batch.junit != nil || batch.tap != nil || batch.html != nil else { return }
    entries.append(ReportEntry(result, file: file))
  }

  /// - Throws: ``CommandFailure`` when a file cannot be written.
  func write() throws {
    if let path = batch.junit { try write(JUnitReport().text(entries), to: path) }
    if let path = batch.tap { try write(TAPReport().text(entries), to: path) }
    if let path = batch.html { try write(pageText, to: path) }
    switch pageKind {
    case .html:
      if let file = output.file {
        try write(pageText, to: file)
      } else {
        StandardStreams.output.write(pageText)
      }
    case .markdown: try write(markdown, to: output.file ?? "")
    case nil: break
    }
  }

  /// The HTML page that answers can be pointed to in, where one is written.
  var page: String? { batch.html ?? (pageKind == .html ? output.file : nil) }

  /// The reports that are written beside the answers.
  var written: [String] {
    [batch.junit, batch.tap, batch.html, pageKind == nil ? nil : output.file].compactMap { $0 }
  }

  private var pageText: String {
    let title = files.count == 1 ? URL(filePath: files[0].path).lastPathComponent : "Answers"
    var sources: [String: LivingSource] = [:]
    for file in files {
      sources[file.path] = file.prose.map {
        LivingSource(text: $0.text, places: $0.places, hidden: $0.hidden)
      }
    }
    return HTMLReport().text(entries, title: title == "-" ? "Answers" : title, sources: sources)
  }

  private var markdown: String {
    let report = MarkdownReport(style: output.style(limits: nil))
    guard files.count == 1, let prose = files[0].prose else { return report.text(entries) }
    return report.living(prose.text, entries, places: prose.places)
  }

  private func write(_ text: String, to path: String) throws {
    do {
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw CommandFailure.usage("\(path) cannot be written.", "Check that its folder exists and is yours.")
    }
  }
}

extension ReportEntry {
  init(_ result: BatchResult, file: String) {
    let outcome: Outcome =
      switch result.outcome {
      case .passed: .passed
      case .expectationFailed: .failed
      case .unanswered: .unanswered
      case .badQuestion, .dataError, .timedOut, .cancelled, .failed: .error
      }
    self.init(
      file: file, id: result.question.id, text: result.question.text,
      isFollowUp: result.question.follows != nil, line: result.question.line, outcome: outcome,
      answer: result.answer)
  }
}
