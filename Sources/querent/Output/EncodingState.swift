import Retrieval
import Synchronization

/// How far the encoding of passages is, for a line of progress.
final class EncodingState: Sendable {
  private let progress = Mutex<DocumentIndex.EncodingProgress?>(nil)

  func set(_ progress: DocumentIndex.EncodingProgress) {
    self.progress.withLock { $0 = progress }
  }

  var text: String {
    guard let progress = progress.withLock({ $0 }) else { return "reading documents" }
    return "encoding passages: \(progress.done) of \(progress.total) (Ctrl-C stops, what is done is kept)"
  }
}
