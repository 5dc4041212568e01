import Agent
import Foundation
import QuerentCore
import Testing

@testable import Shell

@Suite("Words that are taught, not understood and explained")
struct WordCommandTests {
  @Test("words that no question could use are listed, the most frequent first, until they are taught")
  func unknown() throws {
    let shell = try SessionFixture { $0.unknownWordsPath = $0.historyPath.map { "\($0)-unknown" } }
    #expect(shell.type("/terms unknown").contains("Every word so far was understood."))
    shell.type("total sales of the grommets by region")
    shell.type("sales of the grommets")
    shell.type("sales of the frobnicators")
    let listed = shell.type("/terms unknown")
    let grommets = try #require(listed.range(of: "grommets"), "\(listed)")
    let frobnicators = try #require(listed.range(of: "frobnicators"), "\(listed)")
    #expect(grommets.lowerBound < frobnicators.lowerBound)
    #expect(listed.contains("2 times"))
    #expect(listed.contains("once"))
    shell.type("/define grommets = product is Lamp")
    #expect(!shell.type("/terms unknown").contains("grommets"))
    shell.type("/terms unknown clear")
    #expect(shell.type("/terms unknown").contains("Every word so far was understood."))
  }

  @Test("teaching a word that already names something says so, and what was taught comes first")
  func alreadyNamed() throws {
    let shell = try SessionFixture()
    let told = shell.type("/define desk = region is West")
    #expect(told.contains("already names something in the data"), "\(told)")
    #expect(shell.type("number of orders for desk").contains("West"))
    #expect(!shell.type("/define big ones = sales > 400").contains("already names"))
    #expect(!shell.type("/define desk = region is East").contains("already names"))
  }

  @Test("a taught word is listed, used where it stands, said to have been used, and forgotten")
  func taught() throws {
    let shell = try SessionFixture()
    #expect(shell.type("/define big ones = sales > 400").contains("\"big ones\" is sales > 400"))
    #expect(shell.type("/terms").contains("big ones"))
    let answer = shell.type("how many big ones by region")
    #expect(answer.contains("big ones"), "\(answer)")
    #expect(shell.type("/sql").contains("> 400"))
    #expect(shell.type("/undefine big ones").contains("is forgotten"))
    #expect(!shell.type("/terms").contains("big ones"))
  }

  @Test("an explanation shows words, rules, plan, statement, the runner-up and why it lost")
  func explained() throws {
    let shell = try SessionFixture()
    shell.type("total sales")
    let told = shell.type("/explain")
    for part in ["Words", "Rules", "Plan", "Query", "SELECT", "Checks"] {
      #expect(told.contains(part), "\(part) is missing: \(told)")
    }
    #expect(told.contains("\"sales\" as "))
    let runnerUp = try #require(told.range(of: "Runner-up"), "\(told)")
    #expect(told[runnerUp.upperBound...].contains("against it"))
  }
}
