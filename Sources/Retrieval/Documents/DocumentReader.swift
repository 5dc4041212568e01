public import Foundation

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
    guard let format = DocumentFormat(path: file.path) else { throw .unknownFormat(path: path) }
    if format == .pdf { return try readPDF(file, citedAs: path) }
    return try document(from: contents(of: file, citedAs: path), format: format, path: path)
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
    guard let text, !text.unicodeScalars.prefix(4_000).contains("\0") else {
      throw .notReadable(path: path, reason: "it is not text")
    }
    return text.replacing("\r\n", with: "\n")
  }

  // MARK: PDF

  private func readPDF(_ file: URL, citedAs path: String) throws(DocumentProblem) -> SourceDocument {
    guard
      let program = searchPath.map({ $0 + "/pdftotext" }).first(where: FileManager.default.isExecutableFile)
    else { throw .needsPoppler(path: path) }
    _ = try contents(of: file, citedAs: path)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["-layout", "-enc", "UTF-8", "-q", "--", file.path, "-"].filter { $0 != "--" }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    let data: Data
    do {
      try process.run()
      data = output.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
    } catch {
      throw .notReadable(path: path, reason: (error as NSError).localizedDescription)
    }
    guard process.terminationStatus == 0 else {
      throw .notReadable(path: path, reason: "pdftotext says it is damaged or locked")
    }
    let document = PDFDocument(text: String(decoding: data, as: UTF8.self))
    guard !document.blocks.isEmpty else { throw .noTextLayer(path: path) }
    return SourceDocument(path: path, title: document.title, blocks: document.blocks)
  }
}
