import ArgumentParser

/// `querent eval`: how well methods do on the data and documents one has.
struct EvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval", abstract: "Measure methods on your own data and documents.",
    discussion: """
      querent eval detection sales.csv --measure revenue --by region
      querent eval retrieval questions.jsonl --docs handbook/
      querent eval rag questions.jsonl --docs handbook/
      """,
    subcommands: [EvalDetection.self, EvalRetrieval.self, EvalRag.self])
}
