import Foundation

/// Tells whether a file changed: its length and FNV-1a (Fowler, Noll and Vo, 64 bits) of its bytes.
enum ContentHash {
  static func of(_ data: Data) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in data { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return "\(data.count)-" + String(hash, radix: 16)
  }
}
