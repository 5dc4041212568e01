import Foundation
import Testing

@testable import Retrieval

@Suite("Safetensors files are read within their bounds")
struct SafetensorsTests {
  private static func file(_ header: String, _ values: [UInt8], length: UInt64? = nil) -> Data {
    var data = Data()
    withUnsafeBytes(of: (length ?? UInt64(header.utf8.count)).littleEndian) { data.append(contentsOf: $0) }
    return data + Data(header.utf8) + Data(values)
  }

  private func open(_ data: Data) throws -> SafetensorsFile {
    try Fixtures.inTemporaryFolder { folder in
      let file = folder.appending(path: "a.safetensors")
      try data.write(to: file)
      return try SafetensorsFile(file)
    }
  }

  @Test("single, half and brain floats become single precision")
  func types() throws {
    let header =
      #"{"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},"b":{"dtype":"F16","shape":[4],"data_offsets":[8,16]},"c":{"dtype":"BF16","shape":[2],"data_offsets":[16,20]},"d":{"dtype":"I64","shape":[1],"data_offsets":[20,28]}}"#
    let values: [UInt8] =
      [0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0] + [0, 0x3C, 0, 0xC1, 1, 0, 0xFF, 0x7B] + [0x80, 0x3F, 0x20, 0xC1]
      + [UInt8](repeating: 0, count: 8)
    let file = try open(Self.file(header, values))
    #expect(try file.values("a", shape: [1, 2]) == [1, -2])
    #expect(try file.values("b", shape: [4]) == [1, -2.5, 0x1p-24, 65_504])
    #expect(try file.values("c", shape: [2]) == [1, -10])
    #expect(throws: EncoderProblem.missingTensor(path: file.path, name: "e")) {
      try file.values("e", shape: [1])
    }
    #expect(throws: EncoderProblem.wrongShape(path: file.path, name: "a", expected: [2], found: [1, 2])) {
      try file.values("a", shape: [2])
    }
    let problem = #expect(throws: EncoderProblem.self) { try file.values("d", shape: [1]) }
    #expect(problem?.message.contains("I64") == true)
  }

  static let broken: [(String, Data)] = [
    ("empty", Data()),
    ("cut in its length", Data([1, 2, 3])),
    ("a header longer than the file", file("{}", [], length: 900)),
    ("a header of absurd length", file("{}", [], length: .max)),
    ("no JSON", file("nonsense", [])),
    ("a list", file("[]", [])),
    ("values beyond the end", file(#"{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}"#, [0, 0])),
    ("offsets backwards", file(#"{"a":{"dtype":"F32","shape":[0],"data_offsets":[4,0]}}"#, [0, 0, 0, 0])),
    ("a negative offset", file(#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}"#, [0, 0, 0, 0])),
    (
      "a shape that does not fit",
      file(#"{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,4]}}"#, [0, 0, 0, 0])
    ),
    (
      "a shape that overflows",
      file(
        #"{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,4]}}"#, [0, 0, 0, 0])
    ),
    ("a negative size", file(#"{"a":{"dtype":"F32","shape":[-1,-1],"data_offsets":[0,4]}}"#, [0, 0, 0, 0])),
  ]

  @Test("a broken file is refused with a reason", arguments: broken.indices)
  func refusals(_ index: Int) throws {
    let (name, data) = Self.broken[index]
    let problem = #expect(throws: EncoderProblem.self, "\(name)") { try open(data) }
    guard case .damaged = problem else {
      Issue.record("\(name): \(String(describing: problem))")
      return
    }
  }
}
