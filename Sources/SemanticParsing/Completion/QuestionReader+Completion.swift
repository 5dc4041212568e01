import QuerentCore

extension QuestionReader {
  /// The best reading of a question that would be answered or asked back, with every word from a place on used; `nil` for
  /// one that would be refused. No words are found for the refusal, which takes longer than to read.
  func reading(of question: Question, usingAllFrom place: Int) -> Interpretation? {
    let analysis = analyse(question)
    // what no rule takes up is not taken up later either
    let isLeftOut = analysis.sketch.unread.contains { analysis.items[$0].span.end > place }
    let reading: Reading
    if let found = analysisReading(question, tokens: analysis.tokens, previous: nil) {
      reading = found
    } else {
      guard !isLeftOut,
        OutOfReach(today: question.asOf ?? lastDate).refusal(of: analysis.tokens, items: analysis.items) == nil
      else { return nil }
      reading = Verdict(
        model: model, graph: graph, analysis: analysis, readings: interpretations(of: analysis)
      ).reading(
        RefusalComposer(model: model, members: members, analysis: analysis, works: { _ in true }))
    }
    switch reading {
    case .interpretations(let readings), .clarification(_, let readings):
      return readings.first.flatMap { best in best.unread.contains { $0.end > place } ? nil : best }
    case .refusal: return nil
    }
  }
}
