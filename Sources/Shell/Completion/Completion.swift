/// What could stand where the cursor is.
struct Completion: Equatable {
  /// The end of the text before the cursor that a candidate takes the place of.
  var typed = ""
  /// Whole texts, each of which may take the place of `typed`; sorted, without repeats.
  var candidates: [String] = []
  /// What a single candidate is followed by: a space after a word, nothing after a folder or inside quotes.
  var suffix = " "

  /// What to put in place of `typed`: the one candidate, or as much as all candidates share.
  var insertion: String? {
    guard let first = candidates.first else { return nil }
    if candidates.count == 1 { return first + suffix }
    var shared = first[...]
    for candidate in candidates.dropFirst() {
      let common = zip(shared, candidate).prefix { $0.lowercased() == $1.lowercased() }.count
      shared = shared.prefix(common)
    }
    return shared.count > typed.count ? String(shared) : nil
  }
}
