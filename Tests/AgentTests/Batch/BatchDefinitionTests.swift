import QuerentCore
import SemanticLayer
import Testing

@testable import Agent

@Suite("Definitions in question files") struct BatchDefinitionTests {
  @Test("A line /define teaches a word to the questions of its file")
  func define() throws {
    let file = try BatchFile(
      path: "a.q", text: "/define big deal = sales > 10000\nhow many big deals?\n", skin: .questions)
    #expect(file.definitions == [Definition(term: "big deal", meaning: "sales > 10000")])
    #expect(file.questions.count == 1)
  }

  @Test("A definition that is none stops the file with its line")
  func problem() {
    #expect {
      try BatchFile(path: "a.q", text: "how many orders?\n/define big deal\n", skin: .questions)
    } throws: { ($0 as? BatchFileError)?.problems.first?.line == 2 }
  }
}
