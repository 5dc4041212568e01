import Foundation
import SeededRandom
import Testing

@testable import Retrieval

@Suite("The forward pass of a sentence encoder")
struct TransformerTests {
  struct Expected: Decodable {
    var text: String
    var vector: [Float]
  }

  struct Beginning: Decodable {
    var text: String
    var first: [Float]
  }

  private static func difference(_ left: some Sequence<Float>, _ right: some Sequence<Float>) -> Float {
    zip(left, right).reduce(0) { max($0, abs($1.0 - $1.1)) }
  }

  @Test("a small model of random weights gives what the same model gave in double precision elsewhere")
  func small() throws {
    let encoder = try TransformerEncoder(Fixtures.tinyModel)
    #expect(encoder.dimensions == 16 && encoder.limit == 24)
    let expected: [Expected] = try Fixtures.decoded("tiny-bert/expected.json")
    #expect(expected.count == 5)
    let vectors = try encoder.vectors(of: expected.map(\.text))
    for (item, vector) in zip(expected, vectors) {
      #expect(vector.count == 16)
      #expect(Self.difference(vector, item.vector) < 1e-5, "\(item.text)")
    }
  }

  @Test(
    "all-MiniLM-L6-v2 gives the vectors of its reference",
    .enabled(if: Fixtures.hasMiniLM, "the weights are not here: make minilm"))
  func minilm() throws {
    let encoder = try TransformerEncoder(Fixtures.minilm)
    let cases: [Beginning] = try Fixtures.decoded("minilm.json")
    // The last is a text of 256 pieces, which takes seconds without optimisation.
    for item in cases.dropLast() {
      #expect(Self.difference(encoder.vector(of: item.text), item.first) < 1e-4, "\(item.text)")
    }
    // The examples that its authors publish.
    let happy = encoder.vector(of: "That is a happy person")
    for (text, cosine) in [
      ("That is a happy dog", 0.695), ("That is a very happy person", 0.943), ("Today is a sunny day", 0.257),
    ] {
      let found = zip(happy, encoder.vector(of: text)).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(abs(Double(found) - cosine) < 0.001)
    }
  }

  @Test("products of all sizes are those of the plain sum", arguments: [1, 2, 3, 4, 5, 9])
  func products(rows: Int) {
    var random = SplitMix64(seed: UInt64(rows))
    func numbers(_ count: Int) -> [Float] { (0..<count).map { _ in Float(random.next() % 200) / 100 - 1 } }
    for (columns, length) in [(1, 4), (2, 8), (3, 12), (7, 16)] {
      let left = numbers(rows * length)
      let right = numbers(columns * length)
      let bias = numbers(columns)
      var result = [Float](repeating: .nan, count: rows * columns)
      left.withUnsafeBufferPointer { left in
        right.withUnsafeBufferPointer { right in
          result.withUnsafeMutableBufferPointer { result in
            guard let left = left.baseAddress, let right = right.baseAddress, let result = result.baseAddress
            else { return }
            MatrixProduct.write(
              .init(start: left, stride: length), times: .init(start: right, stride: length), length: length,
              rows: rows, columns: columns, bias: bias, to: result, stride: columns)
          }
        }
      }
      for row in 0..<rows {
        for column in 0..<columns {
          let sum = (0..<length).reduce(bias[column]) {
            $0 + left[row * length + $1] * right[column * length + $1]
          }
          #expect(abs(result[row * columns + column] - sum) < 1e-4)
        }
      }
    }
  }

  @Test("the exponential and the linear unit keep to their functions")
  func functions() {
    for step in 0..<200 {
      let x = -Float(step) * 0.2
      let value = ElementFunctions.exponential(.init(repeating: x))[3]
      #expect(abs(value - exp(x)) <= 3e-7 * exp(x))
    }
    for step in -60...60 {
      let x = Float(step) * 0.1
      let exact = 0.5 * Double(x) * (1 + erf(Double(x) / 2.0.squareRoot()))
      #expect(abs(Double(ElementFunctions.gelu(.init(repeating: x))[0]) - exact) < 1e-6)
    }
  }

  @Test("shares add up to one and rows are normalised, whatever their length", arguments: [1, 7, 8, 13])
  func rows(count: Int) {
    let padded = (count + 7) / 8 * 8
    var values = (0..<padded).map { Float($0 % 5) - 2 }
    values.withUnsafeMutableBufferPointer { buffer in
      if let start = buffer.baseAddress { ElementFunctions.applySoftmax(start, count: count) }
    }
    #expect(abs(values.reduce(0, +) - 1) < 1e-6)
    #expect(values[count...].allSatisfy { $0 == 0 })
  }

  @Test("a folder without weights, or with others, is refused with a reason")
  func refusals() throws {
    #expect(throws: EncoderProblem.notReadable(path: "/nowhere/model", reason: "there is no such file")) {
      try TransformerEncoder(URL(filePath: "/nowhere/model"))
    }
    try Fixtures.inTemporaryFolder { folder in
      let names = ["model.safetensors", "vocab.txt", "config.json"]
      for name in names {
        try FileManager.default.copyItem(
          at: Fixtures.tinyModel.appending(path: name), to: folder.appending(path: name))
      }
      func problem() -> EncoderProblem? {
        do throws(EncoderProblem) {
          _ = try TransformerEncoder(folder)
          return nil
        } catch {
          return error
        }
      }
      #expect(problem() == nil)
      try Data(#"{"num_attention_heads": 3}"#.utf8).write(to: folder.appending(path: "config.json"))
      #expect(problem()?.message.contains("3 heads") == true)
      try Data(#"{"num_attention_heads": 2, "hidden_act": "relu"}"#.utf8).write(
        to: folder.appending(path: "config.json"))
      #expect(problem()?.message.contains("relu") == true)
      try FileManager.default.removeItem(at: folder.appending(path: "config.json"))
      try Data("[CLS]\n[SEP]\n[UNK]\n".utf8 + Data((0..<50).map { "w\($0)" }.joined(separator: "\n").utf8))
        .write(to: folder.appending(path: "vocab.txt"))
      #expect(problem() != nil)
    }
  }
}
