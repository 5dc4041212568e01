public import QuerentCore
public import SemanticLayer

/// The words people taught, read against one model.
public struct Taught: Sendable {
  /// A definition and what became of it.
  public struct Entry: Hashable, Sendable {
    public var definition: Definition
    /// `nil` when it means nothing over this data.
    public var meaning: TaughtMeaning?
    /// Why it means nothing.
    public var problem: Diagnostic?

    /// `read "denny" as Denny's`, where a value of the meaning is spelt otherwise in the data.
    public var respelling: String? {
      guard case .values(let matches)? = meaning else { return nil }
      let typed = TextFolding.fold(definition.meaning)
      var values: [String] = []
      for match in matches
      where !typed.contains(TextFolding.fold(match.value)) && !values.contains(match.value) {
        values.append(match.value)
      }
      guard values.count == Set(matches.map(\.value)).count, !values.isEmpty else { return nil }
      return "read \"\(definition.meaning)\" as \(values.prefix(3).joined(separator: " or "))"
    }
  }

  public private(set) var entries: [Entry] = []
  /// The model with the figures that were taught.
  public private(set) var model: SemanticModel
  /// Lemmas of each term.
  private var terms: [[String]] = []

  /// Reads definitions in order: a later one may use the earlier ones.
  public init(_ definitions: [Definition], model: SemanticModel, members: MemberIndex) {
    self.model = model
    for definition in definitions {
      do throws(Diagnostic) {
        let meaning = try DefinitionReader(taught: self, members: members).read(definition)
        if case .measure(let measure) = meaning { self.model.measures.append(measure) }
        entries.append(Entry(definition: definition, meaning: meaning))
      } catch {
        entries.append(Entry(definition: definition, meaning: nil, problem: error))
      }
      terms.append(Tokenizer.tokens(of: definition.term).map(\.lemma))
    }
  }

  /// The tokens of a question with every taught term put together: one token that stands for it, and the noun of its
  /// rows where the term is a noun.
  func applied(to tokens: [Token]) -> [Token] {
    guard !terms.isEmpty else { return tokens }
    var result: [Token] = []
    var position = 0
    while position < tokens.count {
      guard let (index, count) = term(at: position, in: tokens) else {
        result.append(tokens[position])
        position += 1
        continue
      }
      let words = tokens[position..<(position + count)]
      let span = TextSpan(words[position].span.start, words[position + count - 1].span.end)
      var token = Token(
        kind: .word, span: span, text: words.map(\.text).joined(separator: " "),
        lower: words.map(\.lower).joined(separator: " "), lemma: terms[index].joined(separator: " "),
        stem: terms[index].joined(separator: " "))
      token.taught = index
      result.append(token)
      position += count
      if case .rows(_, let noun)? = entries[index].meaning, !isNoun(noun, at: position, of: tokens) {
        result += noun.map { word in
          let lemma = Lemmatizer.lemma(of: word)
          return Token(
            kind: .word, span: span, text: word, lower: word, lemma: lemma, stem: Lemmatizer.stem(of: lemma))
        }
      }
    }
    return result
  }

  private func isNoun(_ noun: [String], at position: Int, of tokens: [Token]) -> Bool {
    position < tokens.count && noun.last.map { Lemmatizer.lemma(of: $0) } == tokens[position].lemma
  }

  /// The longest term that starts at a token.
  private func term(at position: Int, in tokens: [Token]) -> (index: Int, count: Int)? {
    var best: (index: Int, count: Int)?
    for (index, lemmas) in terms.enumerated() where entries[index].meaning != nil && !lemmas.isEmpty {
      let end = position + lemmas.count
      guard end <= tokens.count, lemmas.count > best?.count ?? 0,
        zip(lemmas, tokens[position..<end]).allSatisfy({ $0 == $1.lemma && $1.kind != .quoted })
      else { continue }
      best = (index, lemmas.count)
    }
    return best
  }

  /// What a token that stands for a term means.
  func meaning(of token: Token) -> TaughtMeaning? {
    token.taught.flatMap { entries.indices.contains($0) ? entries[$0].meaning : nil }
  }

  /// Says which terms the tokens use: `"big deal" read as sales > 10000, as you defined`.
  func notes(on tokens: [Token]) -> [String] {
    var notes: [String] = []
    for token in tokens {
      guard let index = token.taught, entries.indices.contains(index) else { continue }
      let meaning = entries[index].respelling.map { " (\($0))" } ?? ""
      let note = "\"\(token.text)\" read as \(entries[index].definition.meaning), as you defined\(meaning)"
      if !notes.contains(note) { notes.append(note) }
    }
    return notes
  }
}
