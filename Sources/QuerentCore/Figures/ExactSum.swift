extension Sequence<Double> {
  /// The sum with the rounding errors of the additions carried along, so that money adds up to the cent and the
  /// order of the rows changes no digit that is printed
  /// (Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", 1974).
  public var exactSum: Double {
    var sum = 0.0
    var lost = 0.0
    for value in self {
      let next = sum + value
      lost += abs(sum) >= abs(value) ? (sum - next) + value : (value - next) + sum
      sum = next
    }
    return sum + lost
  }
}
