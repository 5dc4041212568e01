/// Why a document was not read.
public enum DocumentProblem: Error, Hashable, Sendable {
  case notReadable(path: String, reason: String)
  /// Neither Markdown, text, HTML nor PDF.
  case unknownFormat(path: String)
  /// `pdftotext` is not installed.
  case needsPoppler(path: String)
  /// A PDF of pictures.
  case noTextLayer(path: String)
  /// A PDF that opens with a password only.
  case encrypted(path: String)
  case tooLarge(path: String, bytes: Int, limit: Int)

  /// What was not read.
  public var path: String {
    switch self {
    case .notReadable(let path, _), .unknownFormat(let path), .needsPoppler(let path), .noTextLayer(let path),
      .encrypted(let path), .tooLarge(let path, _, _):
      path
    }
  }

  /// What happened, in a sentence.
  public var message: String {
    switch self {
    case .notReadable(let path, let reason): "\(path) could not be read: \(reason)."
    case .unknownFormat(let path): "\(path) is no document that can be searched."
    case .needsPoppler(let path): "\(path) is a PDF, and pdftotext is not installed."
    case .noTextLayer(let path): "\(path) has no text layer: its pages are pictures."
    case .encrypted(let path): "\(path) is locked with a password."
    case .tooLarge(let path, let bytes, let limit):
      "\(path) has \(bytes) bytes; documents of up to \(limit) bytes are read."
    }
  }

  /// What to do next.
  public var advice: String {
    switch self {
    case .notReadable: "Check the path and its permissions."
    case .unknownFormat: "Markdown (.md), text (.txt), HTML (.html) and PDF (.pdf) are read."
    case .needsPoppler: "Install it with: sudo apt-get install poppler-utils"
    case .noTextLayer: "Run it through a text recogniser (for example ocrmypdf) and add the result."
    case .encrypted: "Add a copy that opens without a password (for example: qpdf --decrypt)."
    case .tooLarge: "Split it, or leave it out."
    }
  }
}
