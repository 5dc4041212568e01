import QuerentCore
import SemanticLayer
import SemanticParsing
import Testing

@Suite("Questions that seek a place")
struct PlaceCorpusTests {
  @Test("a question reads as its plan", arguments: CorpusLine.read("places.txt"))
  func plan(line: CorpusLine) {
    #expect(InnModel.reader.read(Question(line.question)).bestPlan == line.plan)
  }

  @Test("a limit nobody said is a default of the reading")
  func defaults() throws {
    guard case .interpretations(let found) = InnModel.reader.read(Question("give me a good inn in Wengen")),
      let reading = found.first
    else {
      Issue.record("not read")
      return
    }
    #expect(reading.defaults.contains { $0.hasPrefix("\"good\" read as a rating above 2.5") })
    #expect(reading.defaults.contains { $0.contains("house number") && $0.contains("street name") })
  }

  @Test("a table of addresses keyed by what it belongs to is a companion; one with other columns is not")
  func companions() throws {
    let companion = try #require(InnModel.model.companionAddresses.first)
    #expect(companion.entity == "inns")
    #expect(companion.columns == ["house_number", "street_name", "town_name"])
    var other = InnModel.model
    other.tables[1].columns[1].name = "rent"
    #expect(other.companionAddresses.isEmpty)
  }
}

extension Reading {
  /// The plan that is answered, or that of the best reading when the reader would rather ask.
  var bestPlan: String {
    switch self {
    case .interpretations(let found): found.first?.plan.text ?? "nothing"
    case .clarification(_, let likeliest): likeliest.first?.plan.text ?? "asked"
    case .refusal(_, let likeliest): "refused: " + (likeliest.first?.plan.text ?? "")
    }
  }
}
