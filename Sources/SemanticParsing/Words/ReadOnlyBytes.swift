/// Bytes in memory or mapped from a file. They never change while the object lives.
public final class ReadOnlyBytes: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer
  private let release: @Sendable () -> Void

  /// Copies an array.
  public init(_ array: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: array.count, alignment: 8)
    copy.copyBytes(from: array)
    bytes = UnsafeRawBufferPointer(copy)
    let address = copy.baseAddress.map { Int(bitPattern: $0) }
    release = {
      address.flatMap { UnsafeMutableRawPointer(bitPattern: $0) }?.deallocate()
    }
  }

  /// Takes bytes that somebody else holds, such as a mapped file; `release` is called once, at the end.
  public init(unowned bytes: UnsafeRawBufferPointer, release: @escaping @Sendable () -> Void) {
    self.bytes = bytes
    self.release = release
  }

  deinit { release() }
}
