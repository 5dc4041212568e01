/// Comparisons of an answer with a reference that need no model, as RAGAS 0.4 defines them.
public enum StringMetrics {
  /// How `non_llm_string_similarity` measures distance.
  public enum Distance: String, CaseIterable, Sendable {
    case levenshtein, hamming, jaro
    case jaroWinkler = "jaro_winkler"
  }

  /// `exact_match`: 1 for the same scalars. Letters composed in another way differ.
  public static func exactMatch(_ response: String, _ reference: String) -> Double {
    response.unicodeScalars.elementsEqual(reference.unicodeScalars) ? 1 : 0
  }

  /// `string_present`: 1 when the reference stands in the answer, scalar by scalar.
  public static func stringPresent(_ response: String, _ reference: String) -> Double {
    let text = Array(response.utf8)
    let part = Array(reference.utf8)
    guard part.count <= text.count else { return 0 }
    return (0...(text.count - part.count)).contains { text[$0..<($0 + part.count)].elementsEqual(part) }
      ? 1 : 0
  }

  /// `non_llm_string_similarity`: one less the distance, in Unicode scalars.
  public static func similarity(
    _ response: String, _ reference: String, by distance: Distance = .levenshtein
  ) -> Double {
    let first = Array(response.unicodeScalars)
    let second = Array(reference.unicodeScalars)
    let apart =
      switch distance {
      case .levenshtein: EditDistance.levenshtein(first, second)
      case .hamming: EditDistance.hamming(first, second)
      case .jaro: EditDistance.jaro(first, second)
      case .jaroWinkler: EditDistance.jaroWinkler(first, second)
      }
    return 1 - apart
  }
}
