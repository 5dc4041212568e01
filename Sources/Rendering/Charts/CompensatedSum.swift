/// Sums that do not depend on the order of the rows in any digit that is printed.
enum CompensatedSum {
  /// Compensated summation after Neumaier (1974), so that the order of rows does not change the cents.
  static func of(_ values: [Double]) -> Double {
    var sum = 0.0
    var compensation = 0.0
    for value in values {
      let next = sum + value
      compensation += abs(sum) >= abs(value) ? (sum - next) + value : (value - next) + sum
      sum = next
    }
    return sum + compensation
  }
}
