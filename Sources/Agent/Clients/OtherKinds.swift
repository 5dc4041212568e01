import QuerentCore
import SemanticParsing
import Tools

/// The kinds that a client is none of: the other industries, the other segments. What a playbook says of them is not
/// for this client.
struct OtherKinds {
  private let names: [String]

  init(profile: ClientProfile, members: MemberIndex) {
    let own = profile.facts.compactMap { fact -> String? in
      guard case .attribute = fact.part, case .text(let text) = fact.value else { return nil }
      return text
    }
    // small sets of values that hold one of the client's own are the kinds there are
    let columns = members.columns(withAtMost: 60).filter { column in
      column.values.contains { own.contains($0) }
    }
    names = columns.flatMap(\.values).filter { !own.contains($0) }
  }

  /// Whether a sentence speaks of one of them.
  func areNamed(in sentence: String) -> Bool {
    let sentence = SentenceWords(sentence)
    return names.contains { !sentence.places(of: $0).isEmpty }
  }
}

/// The words of a sentence in lower case, without punctuation.
struct SentenceWords {
  let words: [String]

  init(_ text: String) {
    words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// Where a name stands as words of its own.
  func places(of name: String) -> [Range<Int>] {
    let wanted = SentenceWords(name).words
    guard !wanted.isEmpty, wanted.count <= words.count else { return [] }
    return (0...(words.count - wanted.count)).map { $0..<$0 + wanted.count }.filter {
      Array(words[$0]) == wanted
    }
  }
}
