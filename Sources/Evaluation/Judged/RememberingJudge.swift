import Synchronization

/// Asks another judge each thing once.
public final class RememberingJudge: Judge {
  private let judge: any Judge
  private let verdicts: Mutex<[JudgeTask: JSONNode]>
  private let known = Mutex<[String: [Double]]>([:])

  /// Makes a judge that remembers what `judge` says.
  public init(_ judge: any Judge) {
    self.judge = judge
    verdicts = Mutex([:])
  }

  public var name: String { judge.name }
  public var hasVectors: Bool { judge.hasVectors }

  public func verdict(on task: JudgeTask) throws -> JSONNode {
    if let verdict = verdicts.withLock({ $0[task] }) { return verdict }
    let verdict = try judge.verdict(on: task)
    verdicts.withLock { $0[task] = verdict }
    return verdict
  }

  public func vectors(of texts: [String]) throws -> [[Double]] {
    var vectors = known.withLock { known in texts.map { known[$0] } }
    let missing = texts.indices.filter { vectors[$0] == nil }
    if !missing.isEmpty {
      let made = try judge.vectors(of: missing.map { texts[$0] })
      guard made.count == missing.count else {
        throw JudgeFailure.refused(
          what: "embeddings", reason: "\(made.count) came for \(missing.count) texts")
      }
      for (place, vector) in zip(missing, made) {
        vectors[place] = vector
        known.withLock { $0[texts[place]] = vector }
      }
    }
    return vectors.compactMap(\.self)
  }
}
