/// Minimises a function of a few variables without derivatives (Nelder and Mead, The Computer Journal 7, 1965).
enum SimplexSearch {
  static func minimum(
    from start: [Double], step: Double, evaluations limit: Int, _ function: ([Double]) -> Double
  ) -> [Double] {
    let count = start.count
    var corners = [start]
    for axis in 0..<count {
      var corner = start
      corner[axis] += step
      corners.append(corner)
    }
    var points = corners.map { (at: $0, value: function($0)) }
    var used = points.count
    while used < limit {
      points.sort { $0.value < $1.value }
      let worst = points[count]
      if worst.value - points[0].value <= 1e-9 * (abs(points[0].value) + 1e-12) { break }
      var centre = [Double](repeating: 0, count: count)
      for point in points.dropLast() {
        for axis in 0..<count { centre[axis] += point.at[axis] / Double(count) }
      }
      func along(_ factor: Double) -> (at: [Double], value: Double) {
        let at = (0..<count).map { centre[$0] + factor * (worst.at[$0] - centre[$0]) }
        used += 1
        return (at, function(at))
      }
      let reflected = along(-1)
      if reflected.value < points[0].value {
        let expanded = along(-2)
        points[count] = expanded.value < reflected.value ? expanded : reflected
      } else if reflected.value < points[count - 1].value {
        points[count] = reflected
      } else {
        let contracted = along(reflected.value < worst.value ? -0.5 : 0.5)
        if contracted.value < min(worst.value, reflected.value) {
          points[count] = contracted
        } else {
          let best = points[0].at
          for corner in 1...count {
            let at = (0..<count).map { best[$0] + 0.5 * (points[corner].at[$0] - best[$0]) }
            points[corner] = (at, function(at))
          }
          used += count
        }
      }
    }
    return points.min { $0.value < $1.value }?.at ?? start
  }
}
