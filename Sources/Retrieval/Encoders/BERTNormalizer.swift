import Foundation

/// Cleans a text and cuts it into words as BERT's basic tokenizer does (Devlin et al., NAACL 2019, and its reference
/// implementation): control characters go, Chinese characters stand alone, accents and case are dropped, punctuation is a
/// word of its own.
struct BERTNormalizer: Sendable {
  /// Whether case and accents are dropped, as an uncased model wants it.
  var isUncased = true

  /// The words of a text as their UTF-8.
  func words(of text: String) -> [[UInt8]] {
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if Self.isBlank(scalar) {
        clean.append(" ")
      } else if Self.isIdeograph(scalar) {
        clean.append(contentsOf: [" ", scalar, " "])
      } else if !Self.isDropped(scalar) {
        clean.append(scalar)
      }
    }
    var words: [[UInt8]] = []
    var word: [UInt8] = []
    func close() {
      if !word.isEmpty { words.append(word) }
      word = []
    }
    let plain = isUncased ? Self.decomposed(clean) : clean
    for scalar in plain {
      let properties = scalar.properties
      if isUncased, properties.generalCategory == .nonspacingMark { continue }
      if Self.isBlank(scalar) {
        close()
      } else if Self.isPunctuation(scalar) {
        close()
        word = Array(String(scalar).utf8)
        close()
      } else if scalar.isASCII {
        let isUpper = isUncased && (65...90).contains(scalar.value)
        word.append(UInt8(scalar.value) + (isUpper ? 32 : 0))
      } else {
        word += isUncased ? Array(properties.lowercaseMapping.utf8) : Array(String(scalar).utf8)
      }
    }
    close()
    return words
  }

  private static func decomposed(_ scalars: String.UnicodeScalarView) -> String.UnicodeScalarView {
    if scalars.allSatisfy(\.isASCII) { return scalars }
    return String(scalars).decomposedStringWithCanonicalMapping.unicodeScalars
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace
  }

  private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value == 0xFFFD { return true }
    return switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned: true
    default: false
    }
  }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 33...47, 58...64, 91...96, 123...126: return true
    default: break
    }
    return switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      true
    default: false
    }
  }

  /// The blocks of ideographs that the reference implementation names.
  private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x2A6DF, 0x2A700...0x2B73F, 0x2B740...0x2B81F,
      0x2B920...0x2CEAF, 0xF900...0xFAFF, 0x2F800...0x2FA1F:
      true
    default: false
    }
  }
}
