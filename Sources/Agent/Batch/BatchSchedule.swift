import Dispatch
public import QuerentCore
import Synchronization

/// Runs the questions of a batch on several threads. A question and what follows it up stay together and in order; each
/// thread has opened data of its own. Results are handed out in the order of the file, each as soon as all before it
/// are, so that a run gives the same lines on any number of threads.
public struct BatchSchedule: Sendable {
  private let jobs: Int
  private let mostFailures: Int
  private let runner: @Sendable () -> BatchRunner

  /// Makes a schedule. `runner` is called once a thread. Nothing new starts after `mostFailures` questions failed.
  public init(jobs: Int, mostFailures: Int = .max, runner: @escaping @Sendable () -> BatchRunner) {
    self.jobs = max(1, jobs)
    self.mostFailures = max(1, mostFailures)
    self.runner = runner
  }

  /// Runs questions; `report` is called on the calling thread. Ctrl-C starts nothing new.
  public func run(
    _ questions: [BatchQuestion], cancellation: CancellationFlag, report: (BatchResult) -> Void
  ) {
    let ledger = Ledger(chains: Self.chains(questions), mostFailures: mostFailures)
    let workers = min(jobs, ledger.chains.count)
    guard workers > 1 else {
      work(ledger, cancellation) { ledger.release(to: report) }
      return
    }
    let news = DispatchSemaphore(value: 0)
    for _ in 0..<workers {
      DispatchQueue.global().async {
        work(ledger, cancellation) { news.signal() }
        ledger.leave()
        news.signal()
      }
    }
    while ledger.departures < workers {
      news.wait()
      ledger.release(to: report)
    }
    ledger.release(to: report)
  }

  private func work(_ ledger: Ledger, _ cancellation: CancellationFlag, finished: () -> Void) {
    let runner = runner()
    while !cancellation.isCancelled, let chain = ledger.next() {
      runner.run(chain.questions, cancellation: cancellation, isStopped: { ledger.isStopped }) { result in
        ledger.add(result)
        finished()
      }
      ledger.close(chain)
      finished()
    }
  }

  /// Each independent question with its follow-ups.
  static func chains(_ questions: [BatchQuestion]) -> [[BatchQuestion]] {
    var chains: [[BatchQuestion]] = []
    var places: [String: Int] = [:]
    for question in questions {
      if let leader = question.follows, let place = places[leader] {
        chains[place].append(question)
        places[question.id] = place
      } else {
        places[question.id] = chains.count
        chains.append([question])
      }
    }
    return chains
  }
}

/// What is taken, done and handed out in a batch.
private final class Ledger: Sendable {
  struct Chain: Sendable {
    var index: Int
    var questions: [BatchQuestion]
  }

  private struct State {
    var nextChain = 0
    var results: [String: BatchResult] = [:]
    var skipped: Set<String> = []
    var released = 0
    var failures = 0
    var departures = 0
  }

  let chains: [[BatchQuestion]]
  private let order: [String]
  private let mostFailures: Int
  private let state = Mutex(State())

  init(chains: [[BatchQuestion]], mostFailures: Int) {
    self.chains = chains
    self.mostFailures = mostFailures
    order = chains.flatMap { $0 }.sorted { ($0.line, $0.id) < ($1.line, $1.id) }.map(\.id)
  }

  var isStopped: Bool { state.withLock { $0.failures >= mostFailures } }

  var departures: Int { state.withLock(\.departures) }

  func leave() { state.withLock { $0.departures += 1 } }

  /// The next chain to run, or `nil` when all are taken or enough failed.
  func next() -> Chain? {
    state.withLock { state in
      guard state.nextChain < chains.count, state.failures < mostFailures else { return nil }
      defer { state.nextChain += 1 }
      return Chain(index: state.nextChain, questions: chains[state.nextChain])
    }
  }

  func add(_ result: BatchResult) {
    state.withLock { state in
      state.results[result.question.id] = result
      if result.outcome.isFailure { state.failures += 1 }
    }
  }

  /// What a chain left out, since the run was stopped, holds nothing up.
  func close(_ chain: Chain) {
    state.withLock { state in
      for question in chain.questions where state.results[question.id] == nil {
        state.skipped.insert(question.id)
      }
    }
  }

  /// Hands out what is done and has nothing unfinished before it.
  func release(to report: (BatchResult) -> Void) {
    let ready = state.withLock { state in
      var ready: [BatchResult] = []
      while state.released < order.count {
        let id = order[state.released]
        if let result = state.results.removeValue(forKey: id) {
          ready.append(result)
        } else if !state.skipped.contains(id) {
          break
        }
        state.released += 1
      }
      return ready
    }
    for result in ready { report(result) }
  }
}
