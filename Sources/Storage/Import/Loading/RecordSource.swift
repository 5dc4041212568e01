/// Records of a file, one after another.
protocol RecordSource: ~Copyable {
  /// The fields of the last record; they stay valid until the next is read.
  var fields: UnsafeMutablePointer<Field> { get }
  var fieldCount: Int { get }
  /// The physical line the last record begins on, from 1.
  var line: Int { get }
  /// Where the last record begins in the file.
  var sourceOffset: Int { get }
  /// The text of the last record as it stands in the file.
  var raw: UnsafeBufferPointer<UInt8> { get }
  /// How far the file is read.
  var bytesRead: Int { get }
  /// Why the last record cannot be stored at all, such as broken bytes in it.
  var damage: String? { get }

  mutating func next() throws -> RecordOutcome
}

/// What the next record is.
enum RecordOutcome {
  case record
  /// Not readable as fields, with the reason.
  case malformed(String)
  case end
}
