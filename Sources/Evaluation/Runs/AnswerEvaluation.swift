public import Retrieval

/// Measures answers: those that the documents give, or those that a file brings.
public struct AnswerEvaluation: Sendable {
  public var bootstrap: Bootstrap
  /// Judges what words alone cannot; `nil` leaves those figures out.
  public var judge: (any Judge)?

  /// Makes an evaluation.
  public init(bootstrap: Bootstrap = Bootstrap(), judge: (any Judge)? = nil) {
    self.bootstrap = bootstrap
    self.judge = judge
  }

  /// Asks what the file brings no answer to, and measures all answers.
  /// - Parameter progress: called after each question that was judged.
  public func report(
    on questions: [EvaluationQuestion], ask: (_ question: String) throws -> DocumentAnswer,
    progress: (Int) -> Void = { _ in }
  ) throws -> EvaluationReport {
    let records = try questions.map { question in
      question.bringsAnswer ? AnswerRecord(question) : AnswerRecord(question, try ask(question.text))
    }
    var report = EvaluationReport()
    report.questions = records.count
    addQuotations(records, to: &report)
    addAbstentions(records, to: &report)
    addComparisons(records, to: &report)
    addStandIns(records, to: &report)
    if let judge { try addJudgements(records, by: judge, to: &report, progress) }
    report.misses.sort { ($0.line, $0.kind.rawValue) < ($1.line, $1.kind.rawValue) }
    return report
  }

  private func addQuotations(_ records: [AnswerRecord], to report: inout EvaluationReport) {
    var right: [Bootstrap.Sample] = []
    var said: [Double] = []
    for record in records where record.question.isAnswerable && !record.question.golds.isEmpty {
      guard !record.quotations.isEmpty else { continue }
      let matches = record.question.golds.map { GoldMatch(gold: $0) }
      let wrong = record.quotations.filter { quotation in !matches.contains { $0.supports(quotation) } }
      right.append(.init(Double(record.quotations.count - wrong.count), of: Double(record.quotations.count)))
      said.append(record.quotations.contains { quotation in matches.contains { $0.says(quotation) } } ? 1 : 0)
      if let first = wrong.first {
        report.misses.append(
          .init(
            kind: .misquoted, line: record.question.line, question: record.question.text,
            instead: "\(first.place) “\(first.text)”"))
      }
    }
    report.add(bootstrap.estimate("citation_precision", right))
    report.add(bootstrap.estimate("evidence_quoted", mean: said))
  }

  private func addAbstentions(_ records: [AnswerRecord], to report: inout EvaluationReport) {
    let decided = records.filter { $0.abstained != nil }
    for record in decided where record.abstained == record.question.isAnswerable {
      report.misses.append(
        .init(
          kind: record.question.isAnswerable ? .declined : .answered, line: record.question.line,
          question: record.question.text, instead: record.response ?? ""))
    }
    func share(_ name: String, of whole: (AnswerRecord) -> Bool, with part: (AnswerRecord) -> Bool) {
      report.add(
        bootstrap.estimate(
          name, decided.map { .init(whole($0) && part($0) ? 1 : 0, of: whole($0) ? 1 : 0) }))
    }
    let declined: (AnswerRecord) -> Bool = { $0.abstained == true }
    let unanswerable: (AnswerRecord) -> Bool = { !$0.question.isAnswerable }
    share("abstention_precision", of: declined, with: unanswerable)
    share("abstention_recall", of: unanswerable, with: declined)
    share("false_abstention", of: { $0.question.isAnswerable }, with: declined)
  }

  /// The metrics of RAGAS that need no model, each over the questions that have what it compares.
  private func addComparisons(_ records: [AnswerRecord], to report: inout EvaluationReport) {
    func mean(_ name: String, _ value: (AnswerRecord) -> Double?) {
      report.add(bootstrap.estimate(name, mean: records.map { value($0).flatMap { $0.isNaN ? nil : $0 } }))
    }
    func texts(_ name: String, _ value: (String, String) -> Double) {
      mean(name) { record in
        guard let response = record.response, let reference = record.question.reference else { return nil }
        return value(response, reference)
      }
    }
    texts("exact_match", StringMetrics.exactMatch)
    texts("string_present", StringMetrics.stringPresent)
    texts("non_llm_string_similarity") { StringMetrics.similarity($0, $1) }
    texts("rouge_score") { Rouge.score($0, $1).fmeasure }
    texts("bleu_score") { Bleu.score($0, $1) }
    texts("chrf_score", CharacterF.score)
    func contexts(_ name: String, _ value: ([String], [String]) -> Double) {
      mean(name) { record in
        guard let found = record.contexts, let wanted = record.question.referenceContexts else { return nil }
        return value(found, wanted)
      }
    }
    contexts("non_llm_context_precision_with_reference") {
      ContextMetrics.precision(retrieved: $0, references: $1)
    }
    contexts("non_llm_context_recall") { ContextMetrics.recall(retrieved: $0, references: $1) }
    func ids(_ name: String, _ value: ([String], [String]) -> Double) {
      mean(name) { record in
        guard let found = record.question.retrievedContextIDs,
          let wanted = record.question.referenceContextIDs
        else { return nil }
        return value(found, wanted)
      }
    }
    ids("id_based_context_precision") { ContextMetrics.idPrecision(retrieved: $0, references: $1) }
    ids("id_based_context_recall") { ContextMetrics.idRecall(retrieved: $0, references: $1) }
    func calls(_ name: String, _ value: ([RecordedToolCall], [RecordedToolCall]) -> Double) {
      mean(name) { record in
        guard let made = record.question.toolCalls, let wanted = record.question.referenceToolCalls else {
          return nil
        }
        return value(made, wanted)
      }
    }
    calls("tool_call_accuracy") { ToolCallMetrics.accuracy($0, $1) }
    calls("tool_call_f1", ToolCallMetrics.f1)
    let quoting = records.filter { $0.question.bringsAnswer && $0.response != nil && $0.contexts != nil }
    report.add(
      bootstrap.estimate(
        "quoted_spans_alignment",
        quoting.map { record in
          let score = QuotedSpans.alignment(
            answers: [record.response ?? ""], sources: [record.contexts ?? []])
          return .init(Double(score.matched), of: Double(score.total))
        }))
  }

  private func addStandIns(_ records: [AnswerRecord], to report: inout EvaluationReport) {
    let scorer = LexicalScorer(texts: Array(Set(records.flatMap { $0.contexts ?? [] })).sorted())
    func mean(_ name: String, _ value: (AnswerRecord) -> Double?) {
      report.add(bootstrap.estimate(name, mean: records.map(value)))
    }
    mean("faithfulness_lex") { record in
      guard let response = record.response, let contexts = record.contexts else { return nil }
      return scorer.faithfulness(answer: response, contexts: contexts)
    }
    mean("answer_relevancy_lex") { record in
      record.response.map { scorer.relevancy(question: record.question.text, answer: $0) }
    }
    mean("context_precision_lex") { $0.contextIsRelevant.map(Verdicts.averagePrecision) }
    mean("context_recall_lex") { $0.placeIsFound.map(Verdicts.share) }
    mean("answer_correctness_lex") { record in
      guard let response = record.response, let reference = record.question.reference else { return nil }
      return scorer.correctness(answer: response, reference: reference)
    }
  }

  private func addJudgements(
    _ records: [AnswerRecord], by judge: any Judge, to report: inout EvaluationReport,
    _ progress: (Int) -> Void
  ) throws {
    let metrics = JudgedMetrics(judge: judge)
    var values: [JudgedMetrics.Metric: [Double?]] = [:]
    for (place, record) in records.enumerated() {
      for (metric, value) in try metrics.scores(record) { values[metric, default: []].append(value) }
      progress(place + 1)
    }
    for metric in JudgedMetrics.Metric.allCases {
      report.add(bootstrap.estimate(metric.rawValue, mean: values[metric] ?? []), model: judge.name)
    }
  }
}
