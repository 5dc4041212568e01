import SemanticLayer
import Testing

@Suite("Inflection")
struct InflectionTests {
  @Test(
    "singular and plural belong together",
    arguments: [
      ("customer", "customers"), ("company", "companies"), ("day", "days"), ("status", "statuses"),
      ("address", "addresses"), ("box", "boxes"), ("branch", "branches"), ("person", "people"),
      ("child", "children"), ("movie", "movies"), ("analysis", "analyses"), ("warehouse", "warehouses"),
      ("bus", "buses"), ("order line", "order lines"), ("country", "countries"), ("house", "houses"),
      ("business", "businesses"), ("invoice", "invoices"), ("tax", "taxes"), ("bonus", "bonuses"),
    ])
  func pairs(singular: String, plural: String) {
    #expect(Inflection.plural(of: singular) == plural)
    #expect(Inflection.singular(of: plural) == singular)
    #expect(Inflection.singular(of: singular) == singular)
    #expect(Inflection.plural(of: plural) == plural)
  }

  @Test(
    "words without a number of their own stay as they are", arguments: ["sales", "series", "staff", "data"])
  func unchanging(word: String) {
    #expect(Inflection.plural(of: word) == word)
    #expect(Inflection.singular(of: word) == word)
  }
}
