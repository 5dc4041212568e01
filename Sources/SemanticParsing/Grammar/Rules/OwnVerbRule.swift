/// Verbs of a business itself: "how many products do we carry".
enum OwnVerbRule {
  static let anything = GrammarRule("anything", examples: ["customers who never paid for anything"]) {
    reader in
    reader.readAnything()
  }

  static let rule = GrammarRule(
    "own-verb", examples: ["How many products do we carry?", "which products do we offer"]
  ) {
    reader in
    // "do we manage": what a business does with what it counts says nothing of it
    guard reader.item.isUnknown || !reader.item.isValue && (reader.item.schema.first?.score ?? 0) < 0.9,
      [
        "manage", "offer", "carry", "operate", "run", "serve", "employ", "track", "own", "hold", "keep",
        "stock",
      ]
      .contains(reader.item.text),
      reader.cursor > 1, ["we", "they"].contains(reader.items[reader.cursor - 1].text),
      reader.items[..<reader.cursor].contains(where: { ["do", "did", "have"].contains($0.text) }),
      reader.next(from: reader.cursor + 1).map({ !reader.items[$0].isValue }) ?? true,
      !reader.sketch.targets.isEmpty || reader.isCountPending
    else { return false }
    reader.cursor += 1
    return true
  }
}
