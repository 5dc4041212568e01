import Dispatch
public import Foundation
import Synchronization

/// Reads files into documents.
public struct DocumentReader: Sendable {
  /// The largest file that is read, in bytes.
  public var sizeLimit = 50_000_000
  /// Where programs are looked for, as in `PATH`.
  public var searchPath: [String]

  /// Makes a reader.
  public init(searchPath: [String]) {
    self.searchPath = searchPath
  }

  /// Reads a file.
  /// - Parameters:
  ///   - file: where it lies.
  ///   - path: what it is cited by.
  /// - Throws: ``DocumentProblem``.
  public func read(_ file: URL, citedAs path: String) throws(DocumentProblem) -> SourceDocument {
    if DocumentFormat(path: path) == .pdf { _ = try pdftotext(for: path) }
    return try read(contents(of: file, citedAs: path), of: file, citedAs: path)
  }

  /// Makes a document of a file whose bytes were read.
  func read(_ data: Data, of file: URL, citedAs path: String) throws(DocumentProblem) -> SourceDocument {
    guard let format = DocumentFormat(path: file.path) else { throw .unknownFormat(path: path) }
    if format == .pdf { return try readPDF(file, citedAs: path) }
    return try document(from: data, format: format, path: path)
  }

  /// Makes a document of the bytes of a file.
  func document(
    from data: Data, format: DocumentFormat, path: String
  ) throws(DocumentProblem) -> SourceDocument {
    let source = try text(of: data, path: path)
    switch format {
    case .markdown:
      let document = MarkdownDocument(source)
      return SourceDocument(path: path, title: document.title, blocks: document.blocks)
    case .html:
      let document = HTMLDocument(source)
      return SourceDocument(path: path, title: document.title, blocks: document.blocks)
    case .text, .pdf:
      return SourceDocument(path: path, title: nil, blocks: TextDocument(source).blocks)
    }
  }

  /// The bytes of a file.
  func contents(of file: URL, citedAs path: String) throws(DocumentProblem) -> Data {
    do {
      let size = try file.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
      guard size <= sizeLimit else {
        throw DocumentProblem.tooLarge(path: path, bytes: size, limit: sizeLimit)
      }
      return try Data(contentsOf: file)
    } catch let problem as DocumentProblem {
      throw problem
    } catch {
      throw .notReadable(path: path, reason: (error as NSError).localizedDescription)
    }
  }

  /// UTF-8 with or without a mark, UTF-16 with one, else Windows-1252.
  private func text(of data: Data, path: String) throws(DocumentProblem) -> String {
    if data.starts(with: [0xFF, 0xFE]) || data.starts(with: [0xFE, 0xFF]) {
      if let text = String(data: data, encoding: .utf16) { return text }
    }
    let text = String(validating: data, as: UTF8.self) ?? String(data: data, encoding: .windowsCP1252)
    guard let text, !text.utf8.contains(0) else {
      throw .notReadable(path: path, reason: "it is not text")
    }
    return text.replacing("\r\n", with: "\n")
  }

  // MARK: PDF

  private func pdftotext(for path: String) throws(DocumentProblem) -> String {
    let programs = searchPath.map { $0 + "/pdftotext" }
    guard let program = programs.first(where: FileManager.default.isExecutableFile) else {
      throw .needsPoppler(path: path)
    }
    return program
  }

  private func readPDF(_ file: URL, citedAs path: String) throws(DocumentProblem) -> SourceDocument {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try pdftotext(for: path))
    // An absolute path is never taken for an option.
    process.arguments = ["-layout", "-enc", "UTF-8", file.standardizedFileURL.path, "-"]
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    let data: Data
    let complaint: String
    do {
      try process.run()
      // Both are read at a time, or the one that is full would stop the other.
      let spoken = Mutex(Data())
      let reading = DispatchGroup()
      DispatchQueue.global().async(group: reading) {
        let read = errors.fileHandleForReading.readDataToEndOfFile()
        spoken.withLock { $0 = read }
      }
      data = output.fileHandleForReading.readDataToEndOfFile()
      reading.wait()
      process.waitUntilExit()
      complaint = String(decoding: spoken.withLock { $0 }, as: UTF8.self)
    } catch {
      throw .notReadable(path: path, reason: (error as NSError).localizedDescription)
    }
    guard process.terminationStatus == 0 else {
      if complaint.lowercased().contains("password") { throw .encrypted(path: path) }
      throw .notReadable(path: path, reason: "pdftotext finds it damaged or locked against copying")
    }
    let document = PDFDocument(text: String(decoding: data, as: UTF8.self))
    guard !document.blocks.isEmpty else { throw .noTextLayer(path: path) }
    return SourceDocument(path: path, title: document.title, blocks: document.blocks)
  }
}
