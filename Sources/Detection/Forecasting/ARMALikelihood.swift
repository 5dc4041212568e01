/// The likelihood of a stationary ARMA process by a Kalman filter over Harvey's state (1989, 4.1), with the exact
/// covariance of the first state by doubling (Anderson and Moore, Optimal Filtering, 1979, 6.7). Once the filter has
/// settled, its gain is kept.
enum ARMALikelihood {
  /// −2 log likelihood, the variance concentrated out; the first `skipped` values are given, not explained.
  static func deviance(
    _ values: [Double], auto: [Double], average: [(lag: Int, coefficient: Double)], skipping skipped: Int
  ) -> Double {
    let size = max(auto.count, (average.last?.lag ?? 0) + 1)
    var phi = [Double](repeating: 0, count: size)
    for (index, value) in auto.enumerated() { phi[index] = value }
    var noise = [Double](repeating: 0, count: size)
    noise[0] = 1
    for (lag, value) in average { noise[lag] = value }
    var covariance = stationary(phi, noise, size)
    var state = [Double](repeating: 0, count: size)
    var gain = [Double](repeating: 0, count: size)
    var variance = covariance[0]
    var settled = false
    var (squares, logarithms, count) = (0.0, 0.0, 0.0)
    for (index, value) in values.enumerated() {
      if !settled {
        variance = covariance[0]
        for row in 0..<size { gain[row] = covariance[row * size] / variance }
      }
      let error = value - state[0]
      if index >= skipped {
        squares += error * error / variance
        logarithms += Logarithm.natural(variance)
        count += 1
      }
      let first = state[0] + gain[0] * error
      for row in 0..<size {
        let next = row + 1 < size ? state[row + 1] + gain[row + 1] * error : 0
        state[row] = phi[row] * first + next
      }
      guard !settled else { continue }
      covariance = predicted(covariance, gain, variance, phi, noise, size)
      settled = abs(covariance[0] - 1) < 1e-4 && index > 2 * size
    }
    guard count > 0 else { return .infinity }
    return count * Logarithm.natural(max(squares / count, 1e-300)) + logarithms
  }

  static func conditionalDeviance(_ errors: [Double], skipping skipped: Int) -> Double {
    let count = Double(max(errors.count - skipped, 1))
    let squares = errors.dropFirst(skipped).reduce(0) { $0 + $1 * $1 }
    return count * Logarithm.natural(max(squares / count, 1e-300))
  }

  /// T (P − k·v·kᵀ) Tᵀ + r rᵀ, with T the companion matrix of `phi`.
  private static func predicted(
    _ covariance: [Double], _ gain: [Double], _ variance: Double, _ phi: [Double], _ noise: [Double],
    _ size: Int
  ) -> [Double] {
    var updated = covariance
    for row in 0..<size {
      let scaled = gain[row] * variance
      for column in 0..<size { updated[row * size + column] -= scaled * gain[column] }
    }
    return moved(updated, phi, noise, size)
  }

  private static func moved(_ matrix: [Double], _ phi: [Double], _ noise: [Double], _ size: Int) -> [Double] {
    var result = [Double](repeating: 0, count: size * size)
    for row in 0..<size {
      for column in row..<size {
        var sum = phi[row] * phi[column] * matrix[0] + noise[row] * noise[column]
        if column + 1 < size { sum += phi[row] * matrix[column + 1] }
        if row + 1 < size { sum += phi[column] * matrix[(row + 1) * size] }
        if row + 1 < size, column + 1 < size { sum += matrix[(row + 1) * size + column + 1] }
        result[row * size + column] = sum
        result[column * size + row] = sum
      }
    }
    return result
  }

  /// The covariance that stays the same from step to step: P ← P + A P Aᵀ, A ← A².
  private static func stationary(_ phi: [Double], _ noise: [Double], _ size: Int) -> [Double] {
    var power = [Double](repeating: 0, count: size * size)
    for row in 0..<size {
      power[row * size] = phi[row]
      if row + 1 < size { power[row * size + row + 1] += 1 }
    }
    var covariance = [Double](repeating: 0, count: size * size)
    for row in 0..<size {
      for column in 0..<size { covariance[row * size + column] = noise[row] * noise[column] }
    }
    for _ in 0..<12 {
      let half = product(power, covariance, size)
      let added = productTransposed(half, power, size)
      var change = 0.0
      for index in covariance.indices {
        covariance[index] += added[index]
        change = max(change, abs(added[index]))
      }
      if change < 1e-9 { break }
      power = product(power, power, size)
    }
    return covariance
  }

  private static func product(_ left: [Double], _ right: [Double], _ size: Int) -> [Double] {
    var result = [Double](repeating: 0, count: size * size)
    for row in 0..<size {
      for inner in 0..<size {
        let factor = left[row * size + inner]
        if factor == 0 { continue }
        for column in 0..<size { result[row * size + column] += factor * right[inner * size + column] }
      }
    }
    return result
  }

  private static func productTransposed(_ left: [Double], _ right: [Double], _ size: Int) -> [Double] {
    var result = [Double](repeating: 0, count: size * size)
    for row in 0..<size {
      for column in 0..<size {
        var sum = 0.0
        for inner in 0..<size { sum += left[row * size + inner] * right[column * size + inner] }
        result[row * size + column] = sum
      }
    }
    return result
  }
}
