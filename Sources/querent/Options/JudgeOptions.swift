import ArgumentParser
import Evaluation
import Foundation
import LanguageModels
import QuerentCore

/// Options that name a language model to judge answers.
struct JudgeOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "A language model that judges answers; questions and passages are sent to it.", valueName: "model"))
  var judge: String?
  @Option(
    name: .customLong("judge-url"),
    help: ArgumentHelp(
      "Where it answers in OpenAI's form, such as http://localhost:8080/v1; model.base_url unless given.",
      valueName: "address"))
  var address: String?
  @Option(
    name: .customLong("judge-embeddings"),
    help: ArgumentHelp(
      "A model of the same address that makes vectors; two of the five metrics need one.", valueName: "model")
  )
  var embeddings: String?

  /// The judge that was named; `nil` when none was.
  func resolved(_ data: DataOptions) throws -> (any Judge)? {
    guard let judge else {
      if address != nil || embeddings != nil {
        throw CommandFailure.usage("No model is named that judges.", "Name it with --judge MODEL.")
      }
      return nil
    }
    if data.offline || Surroundings.current["QUERENT_OFFLINE"] == "1" {
      throw CommandFailure.usage("A judge cannot be asked offline.", "Leave out --judge, or --offline.")
    }
    let base = address ?? Settings.current["model.base_url"].text
    guard !base.isEmpty else {
      throw CommandFailure.usage(
        "No address is known at which \(judge) answers.",
        "Name it with --judge-url, such as http://localhost:8080/v1.")
    }
    var curl = CurlTransport()
    curl.limit = 300
    curl.isStopped = { Interruption.flag.isCancelled }
    let transport = RetryingTransport(curl) { seconds in
      Thread.sleep(forTimeInterval: seconds)
      return !Interruption.flag.isCancelled
    }
    let connection = ModelConnection(
      base: base, key: Surroundings.current["QUERENT_API_KEY"], transport: transport)
    return RememberingJudge(ChatJudge(model: judge, embeddings: embeddings, connection: connection))
  }
}
