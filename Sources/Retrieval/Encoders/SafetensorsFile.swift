import Foundation

/// The tensors of a safetensors file: eight bytes with the length of a header (little endian), the header in JSON with the
/// type, shape and place of each tensor, then the values. Every place is checked against the file before it is read.
struct SafetensorsFile: Sendable {
  struct Tensor: Hashable, Sendable {
    /// `F32`, `F16`, `BF16`; others are listed and not read.
    var type: String
    var shape: [Int]
    /// Bytes from the start of the file.
    var place: Range<Int>
  }

  let path: String
  private(set) var tensors: [String: Tensor] = [:]
  private let contents: Data

  /// The longest header that the format allows.
  static let headerLimit = 100_000_000

  /// Opens a file; its values are read when they are asked for.
  /// - Throws: ``EncoderProblem``.
  init(_ file: URL) throws(EncoderProblem) {
    do {
      contents = try Data(contentsOf: file, options: .alwaysMapped)
    } catch {
      throw .notReadable(path: file.relativePath, reason: (error as NSError).localizedDescription)
    }
    path = file.relativePath
    try readHeader()
  }

  private struct Entry: Decodable {
    var type: String
    var shape: [Int]
    var offsets: [Int]

    enum CodingKeys: String, CodingKey {
      case type = "dtype"
      case shape
      case offsets = "data_offsets"
    }
  }

  private struct Header: Decodable {
    struct Name: CodingKey {
      var stringValue: String
      var intValue: Int? { nil }
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    var entries: [String: Entry] = [:]

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Name.self)
      for key in container.allKeys where key.stringValue != "__metadata__" {
        entries[key.stringValue] = try container.decode(Entry.self, forKey: key)
      }
    }
  }

  private mutating func readHeader() throws(EncoderProblem) {
    guard contents.count >= 8 else { throw damaged("it has \(contents.count) bytes") }
    let length = contents.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= UInt64(min(Self.headerLimit, contents.count - 8)) else {
      throw damaged("its header would be \(length) bytes long")
    }
    let start = 8 + Int(length)
    let header: Header
    do {
      header = try JSONDecoder().decode(Header.self, from: Data(contents[8..<start]))
    } catch {
      throw damaged("its header is not the JSON it should be")
    }
    for (name, entry) in header.entries {
      let room = contents.count - start
      guard entry.offsets.count == 2, 0 <= entry.offsets[0], entry.offsets[0] <= entry.offsets[1],
        entry.offsets[1] <= room
      else { throw damaged("the tensor \(name) lies outside of it") }
      let place = start + entry.offsets[0]..<start + entry.offsets[1]
      if let width = Self.widths[entry.type] {
        guard Self.count(entry.shape)?.multipliedReportingOverflow(by: width).partialValue == place.count
        else {
          throw damaged("the tensor \(name) has \(place.count) bytes, which do not fit its shape")
        }
      }
      tensors[name] = Tensor(type: entry.type, shape: entry.shape, place: place)
    }
  }

  /// The values of a tensor row by row, in single precision.
  /// - Throws: ``EncoderProblem`` when it is not there or of another shape.
  func values(_ name: String, shape: [Int]) throws(EncoderProblem) -> [Float] {
    let tensor = try tensor(name, shape: shape)
    return values(at: tensor.place, type: tensor.type)
  }

  /// A tensor of a type that can be read.
  func tensor(_ name: String, shape: [Int]? = nil) throws(EncoderProblem) -> Tensor {
    guard let tensor = tensors[name] else { throw .missingTensor(path: path, name: name) }
    if let shape, tensor.shape != shape {
      throw .wrongShape(path: path, name: name, expected: shape, found: tensor.shape)
    }
    guard Self.widths[tensor.type] != nil else {
      throw .notSupported(path: path, reason: "the tensor \(name) is of type \(tensor.type)")
    }
    return tensor
  }

  /// A row of a matrix.
  /// - Parameters:
  ///   - index: below the number of its rows.
  func row(_ index: Int, of matrix: Tensor) -> [Float] {
    let length = matrix.place.count / max(1, matrix.shape[0])
    let start = matrix.place.lowerBound + index * length
    return values(at: start..<start + length, type: matrix.type)
  }

  private static let widths = ["F32": 4, "F16": 2, "BF16": 2]

  private func values(at place: Range<Int>, type: String) -> [Float] {
    contents.withUnsafeBytes { bytes in
      let bytes = UnsafeRawBufferPointer(rebasing: bytes[place])
      func word(_ index: Int) -> UInt16 {
        UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 2, as: UInt16.self))
      }
      switch type {
      case "F32":
        return [Float](unsafeUninitializedCapacity: bytes.count / 4) { buffer, count in
          count = bytes.copyBytes(to: UnsafeMutableRawBufferPointer(buffer)) / 4
        }
      case "BF16": return (0..<bytes.count / 2).map { Float(bitPattern: UInt32(word($0)) << 16) }
      default: return (0..<bytes.count / 2).map { Self.float(half: word($0)) }
      }
    }
  }

  /// A number of IEEE 754 half precision.
  private static func float(half bits: UInt16) -> Float {
    let sign: Float = bits & 0x8000 == 0 ? 1 : -1
    let exponent = Int(bits >> 10 & 0x1F)
    let fraction = Float(bits & 0x3FF) / 1_024
    return switch exponent {
    case 0: sign * fraction * 0x1p-14
    case 31: fraction == 0 ? sign * .infinity : .nan
    default: sign * Float(sign: .plus, exponent: exponent - 15, significand: 1 + fraction)
    }
  }

  private static func count(_ shape: [Int]) -> Int? {
    var count = 1
    for size in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      guard size >= 0, !overflow else { return nil }
      count = product
    }
    return count
  }

  private func damaged(_ reason: String) -> EncoderProblem { .damaged(path: path, reason: reason) }
}
