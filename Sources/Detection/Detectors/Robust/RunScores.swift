/// Scores that look beyond one step.
struct RunScores {
  /// Deviations from what is expected, 0 in a gap.
  let scores: [Double]
  let known: [Bool]
  /// Of neighbours.
  let correlation: Double

  /// How far a step is from what its neighbours, too, lead to expect: the error of interpolation in a process whose
  /// neighbours correlate, whose variance is (1 − ρ²)/(1 + ρ²) (Abraham and Chuang, Technometrics 31, 1989).
  func interpolated(at index: Int) -> Double {
    guard correlation > 0.05, known[index] else { return scores[index] }
    func near(_ place: Int) -> Double? {
      scores.indices.contains(place) && known[place] ? min(max(scores[place], -2), 2) : nil
    }
    let square = correlation * correlation
    switch (near(index - 1), near(index + 1)) {
    case (let before?, let after?):
      let guess = correlation / (1 + square) * (before + after)
      return (scores[index] - guess) / ((1 - square) / (1 + square)).squareRoot()
    case (let one?, nil), (nil, let one?):
      return (scores[index] - correlation * one) / (1 - square).squareRoot()
    case (nil, nil): return scores[index]
    }
  }

  /// Runs of two to four steps that are all off the same way and together too far: their sum in its standard
  /// deviations.
  func runs(beyond threshold: Double) -> [(range: Range<Int>, score: Double)] {
    var found: [(range: Range<Int>, score: Double)] = []
    for length in 2...4 {
      var variance = Double(length)
      var power = 1.0
      for lag in 1..<length {
        power *= correlation
        variance += 2 * Double(length - lag) * power
      }
      let unit = variance.squareRoot()
      guard scores.count >= length else { continue }
      for start in 0...(scores.count - length) {
        let range = start..<(start + length)
        let sum = range.reduce(0) { $0 + scores[$1] }
        guard abs(sum) > threshold * unit else { continue }
        // One wild step does not make a run with an ordinary neighbour.
        let least = max(1.5, 0.4 * (range.map { abs(scores[$0]) }.max() ?? 0))
        guard range.allSatisfy({ known[$0] && scores[$0] * sum > 0 && abs(scores[$0]) >= least })
        else { continue }
        found.append((range, abs(sum) / unit))
      }
    }
    return found
  }
}
