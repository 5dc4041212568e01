/// The bytes of one field. They stay valid until the next record is read.
struct Field {
  var start: UnsafePointer<UInt8>
  var count: Int
  /// Whether it stood in quotes, or is a text of JSON: it may still be a number in delimited files, never in JSON.
  var isQuoted = false

  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

  var text: String { String(decoding: bytes, as: UTF8.self) }
}
