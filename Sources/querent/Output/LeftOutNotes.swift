import Agent
import QuerentCore
import Synchronization

/// Says once a run, whatever thread opens a file, that rows of it are left out.
final class LeftOutNotes: Sendable {
  private let isQuiet: Bool
  private let told = Mutex(Set<String>())

  init(output: OutputOptions) { isQuiet = output.quiet }

  func tell(_ workspace: Workspace) {
    guard !isQuiet else { return }
    for note in ImportNotes.leftOut(workspace) where told.withLock({ $0.insert(note).inserted }) {
      StandardStreams.error.write(note + "\n")
    }
  }
}
