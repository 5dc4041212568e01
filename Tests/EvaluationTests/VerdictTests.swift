import Testing

@testable import Evaluation

@Suite("Verdicts are added up as RAGAS does")
struct VerdictTests {
  @Test("average precision of verdicts in the order of the contexts")
  func averagePrecision() {
    // Precision 1 at the first and 2/3 at the third.
    #expect(abs(Verdicts.averagePrecision([true, false, true]) - (1 + 2.0 / 3) / 2) < 1e-9)
    #expect(Verdicts.averagePrecision([true]) < 1)
    #expect(Verdicts.averagePrecision([false, false]) == 0)
    #expect(Verdicts.averagePrecision([]) == 0)
    #expect(Verdicts.share([]).isNaN)
  }

  @Test("an answer is irrelevant only if all its questions are noncommittal")
  func relevancy() {
    let generated: [[Double]] = [[2, 0], [0, 1]]
    #expect(Verdicts.relevancy(question: [1, 0], generated: generated, noncommittal: [true, false]) == 0.5)
    #expect(Verdicts.relevancy(question: [1, 0], generated: generated, noncommittal: [true, true]) == 0)
  }

  @Test("F weighs recall by beta")
  func f() {
    #expect(Verdicts.fBeta(truePositives: 0, falsePositives: 0, falseNegatives: 0) == 0)
    // Precision 1, recall 1/2.
    let score = Verdicts.fBeta(truePositives: 1, falsePositives: 0, falseNegatives: 1, beta: 2)
    #expect(abs(score - 5 * 0.5 / (4 + 0.5)) < 1e-12)
  }

  @Test("contexts that are half like a reference count for precision and not for recall")
  func thresholds() {
    #expect(ContextMetrics.precision(retrieved: ["abcd"], references: ["abxy"]) > 0.99)
    #expect(ContextMetrics.recall(retrieved: ["abcd"], references: ["abxy"]) == 0)
    #expect(ContextMetrics.idPrecision(retrieved: [], references: ["a"]).isNaN)
    #expect(ContextMetrics.idPrecision(retrieved: ["a", "a", "b"], references: ["a"]) == 0.5)
    #expect(ContextMetrics.idRecall(retrieved: ["a"], references: ["a", "b"]) == 0.5)
  }

  @Test("arguments of tools are compared as Python would print them, calls as it would compare them")
  func toolCalls() {
    func call(_ value: JSONNode) -> [RecordedToolCall] { [.init(name: "f", arguments: ["x": value])] }
    #expect(ToolCallMetrics.accuracy(call(.real(1)), call(.integer(1))) == 0)
    #expect(ToolCallMetrics.f1(call(.real(1)), call(.integer(1))) == 1)
    #expect(ToolCallMetrics.f1(call(.flag(true)), call(.integer(1))) == 1)
    #expect(ToolCallMetrics.accuracy(call(.flag(true)), call(.text("True"))) == 1)
    #expect(ToolCallMetrics.f1(call(.text("1")), call(.integer(1))) == 0)
    #expect(ToolCallMetrics.accuracy(call(.real(1e16)), call(.text("1e+16"))) == 1)
    #expect(ToolCallMetrics.accuracy(call(.list([.text("a"), .null])), call(.text("['a', None]"))) == 1)
    let two = call(.integer(1)) + [.init(name: "a", arguments: [:])]
    #expect(ToolCallMetrics.accuracy(two, two.reversed()) == 0)
    #expect(ToolCallMetrics.accuracy(two, two.reversed(), strict: false) == 1)
    #expect(ToolCallMetrics.accuracy([], []) == 1)
    #expect(ToolCallMetrics.f1([], []) == 0)
  }

  @Test("JSON keeps whether a number is whole, and says where it breaks")
  func json() throws {
    let node = try JSONNode(
      parsing: #" {"a": [1, 1.0, -2e3], "b": "x\u00e9\ud83d\ude00\n", "c": null, "d": {}} "#)
    #expect(node["a"] == .list([.integer(1), .real(1), .real(-2_000)]))
    #expect(node["b"]?.text == "xé😀\n")
    #expect(node["c"] == nil && node["d"]?.members == [:])
    for broken in ["", "{", "[1,]", "{\"a\" 1}", "\"x", "1 2", "nul", "--1", "\"\\q\"", "\"a\nb\""] {
      #expect(throws: JSONProblem.self, "\(broken)") { try JSONNode(parsing: broken) }
    }
    #expect(throws: JSONProblem.self) { try JSONNode(parsing: String(repeating: "[", count: 100_000)) }
  }
}
