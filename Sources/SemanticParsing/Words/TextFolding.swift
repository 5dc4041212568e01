/// Makes texts comparable: lower case, without accents and punctuation, single spaces. Stored case never matters.
enum TextFolding {
  /// `  Élodie  Martin-Ruiz ` → `elodie martin ruiz`.
  static func fold(_ text: String) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    var isPendingSpace = false
    func append(_ byte: UInt8) {
      if isPendingSpace, !result.isEmpty { result.append(32) }
      isPendingSpace = false
      result.append(byte)
    }
    if text.utf8.allSatisfy({ $0 < 128 }) {
      for byte in text.utf8 {
        switch byte {
        case 65...90: append(byte | 32)
        case 97...122, 48...57: append(byte)
        case 39: continue  // apostrophes vanish: "o'neil" = "oneil"
        default: isPendingSpace = true
        }
      }
      return String(decoding: result, as: UTF8.self)
    }
    for scalar in text.unicodeScalars {
      if scalar.value == 39 || scalar.value == 0x2019 { continue }
      if let base = baseLetter(of: scalar) {
        for byte in base.utf8 { append(byte) }
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        let lower = scalar.properties.lowercaseMapping
        for byte in (latinBases[lower] ?? lower).utf8 { append(byte) }
      } else if scalar.properties.generalCategory == .nonspacingMark {
        continue
      } else {
        isPendingSpace = true
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The ASCII letters of a Latin letter with a mark, and of ASCII letters and digits themselves.
  private static func baseLetter(of scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 48...57, 97...122: return String(scalar)
    case 65...90: return String(Unicode.Scalar(UInt8(scalar.value) | 32))
    case 0xC0...0x24F: return latinBases[scalar.properties.lowercaseMapping]
    default: return nil
    }
  }

  private static let latinBases: [String: String] = {
    let groups: [(String, String)] = [
      ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"),
      ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŉ"), ("o", "òóôõöøōŏő"),
      ("r", "ŕŗř"), ("s", "śŝşšș"), ("t", "ţťŧț"), ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"),
      ("z", "źżž"), ("ss", "ß"), ("ae", "æ"), ("oe", "œ"), ("th", "þ"),
    ]
    var bases: [String: String] = [:]
    for (base, letters) in groups {
      for letter in letters.unicodeScalars { bases[String(letter)] = base }
    }
    return bases
  }()
}
