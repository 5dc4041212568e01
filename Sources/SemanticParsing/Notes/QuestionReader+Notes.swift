import QuerentCore
import SemanticLayer

extension QuestionReader {
  /// Reads a question by the note that comes with it: terms it defines are words of the question, then readings are
  /// made to follow the rest.
  func read(
    _ question: Question, by note: QuestionNote, previous: QueryPlan?, parts: Parts
  ) -> Reading {
    var reader = self
    var figures: [String: PlanExpression] = [:]
    var told: [String] = []
    if !note.definitions.isEmpty {
      let known = parts.taught?.entries.map(\.definition) ?? []
      let taught = Taught(known + note.definitions, model: parts.model, members: parts.members)
      reader = QuestionReader(
        model: taught.model, members: parts.members, weights: parts.weights, taught: taught,
        dictionary: parts.dictionary)
      for entry in taught.entries.suffix(note.definitions.count) {
        let text = "\(entry.definition.term) = \(entry.definition.meaning)"
        told.append(entry.meaning == nil ? "note not used: \(text)" : "note used: \(text)")
        if case .measure(let measure)? = entry.meaning { figures[measure.name] = measure.expression }
      }
    }
    var bare = question
    bare.context = nil
    let tokens = Tokenizer.tokens(of: question.text)
    let application = NoteApplication(
      note: note, model: parts.model, words: Set(tokens.map(\.lemma)),
      isNegated: tokens.contains { ["not", "no", "without", "never", "n't"].contains($0.lower) },
      figures: figures, told: told)
    switch reader.read(bare, previous: previous) {
    case .interpretations(let readings): return .interpretations(readings.map(application.applied))
    case .clarification(let clarification, let likeliest):
      return .clarification(clarification, likeliest: likeliest.map(application.applied))
    case .refusal(let refusal, let likeliest):
      return .refusal(refusal, likeliest: likeliest.map(application.applied))
    }
  }

  /// What a reader is made of.
  struct Parts {
    var model: SemanticModel
    var members: MemberIndex
    var weights: RankingWeights
    var taught: Taught?
    var dictionary: WordNet?
  }
}
