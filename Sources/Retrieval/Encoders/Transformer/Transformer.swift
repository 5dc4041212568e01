/// The forward pass of a BERT encoder: normalisation after each sum, attention over all pieces, GELU with the error function.
struct Transformer: Sendable {
  let weights: TransformerWeights
  /// Parts that attention is cut into.
  let heads: Int
  let epsilon: Float

  /// The state of each piece after the last layer, `weights.width` numbers apart.
  /// - Parameter pieces: At least one, at most `weights.positions`, all below `weights.vocabularySize`.
  func states(of pieces: [Int]) -> [Float] {
    let width = weights.width
    var states: [Float] = []
    states.reserveCapacity(pieces.count * width)
    for (position, piece) in pieces.enumerated() {
      states += weights.embedding(of: piece, at: position)
    }
    var space = Workspace(pieces: pieces.count, width: width, heads: heads, layers: weights.layers)
    Self.normalize(&states, weights.norm, epsilon)
    for layer in weights.layers { apply(layer, to: &states, count: pieces.count, &space) }
    return states
  }

  /// Memory that all layers use.
  private struct Workspace {
    var query: [Float]
    var key: [Float]
    var value: [Float]
    var context: [Float]
    var wide: [Float]
    /// How much each piece looks at each other, in one head.
    var shares: [Float]
    /// The values of one head, a row for each of its numbers.
    var turned: [Float]
    /// The number of pieces, padded to whole vectors.
    let padded: Int

    init(pieces: Int, width: Int, heads: Int, layers: [TransformerWeights.Layer]) {
      padded = (pieces + 7) / 8 * 8
      let blank = [Float](repeating: 0, count: pieces * width)
      (query, key, value, context) = (blank, blank, blank, blank)
      wide = [Float](repeating: 0, count: pieces * (layers.map(\.wide.outputs).max() ?? 0))
      shares = [Float](repeating: 0, count: pieces * padded)
      turned = [Float](repeating: 0, count: width / heads * padded)
    }
  }

  private func apply(
    _ layer: TransformerWeights.Layer, to states: inout [Float], count: Int, _ space: inout Workspace
  ) {
    Self.map(states, layer.query, count, to: &space.query)
    Self.map(states, layer.key, count, to: &space.key)
    Self.map(states, layer.value, count, to: &space.value)
    attend(count, &space)
    Self.map(space.context, layer.attention, count, to: &space.query)
    Self.add(space.query, to: &states, count: count * weights.width)
    Self.normalize(&states, layer.attentionNorm, epsilon)
    Self.map(states, layer.wide, count, to: &space.wide)
    space.wide.withUnsafeMutableBufferPointer { values in
      guard let start = values.baseAddress else { return }
      ElementFunctions.applyGELU(start, count: count * layer.wide.outputs)
    }
    Self.map(space.wide, layer.narrow, count, to: &space.query)
    Self.add(space.query, to: &states, count: count * weights.width)
    Self.normalize(&states, layer.outputNorm, epsilon)
  }

  /// Scaled dot-product attention (Vaswani et al., NeurIPS 2017), head by head, from query, key and value into the context.
  private func attend(_ count: Int, _ space: inout Workspace) {
    let width = weights.width
    let size = width / heads
    let padded = space.padded
    for head in 0..<heads {
      let offset = head * size
      space.value.withUnsafeBufferPointer { value in
        space.turned.withUnsafeMutableBufferPointer { turned in
          for piece in 0..<count {
            for index in 0..<size { turned[index * padded + piece] = value[piece * width + offset + index] }
          }
        }
      }
      space.query.withUnsafeBufferPointer { query in
        space.key.withUnsafeBufferPointer { key in
          space.shares.withUnsafeMutableBufferPointer { shares in
            guard let query = query.baseAddress, let key = key.baseAddress, let shares = shares.baseAddress
            else { return }
            MatrixProduct.write(
              .init(start: query + offset, stride: width), times: .init(start: key + offset, stride: width),
              length: size, rows: count, columns: count, scale: 1 / Float(size).squareRoot(), to: shares,
              stride: padded)
            for piece in 0..<count { ElementFunctions.applySoftmax(shares + piece * padded, count: count) }
          }
        }
      }
      space.shares.withUnsafeBufferPointer { shares in
        space.turned.withUnsafeBufferPointer { turned in
          space.context.withUnsafeMutableBufferPointer { context in
            guard let shares = shares.baseAddress, let turned = turned.baseAddress,
              let context = context.baseAddress
            else { return }
            MatrixProduct.write(
              .init(start: shares, stride: padded), times: .init(start: turned, stride: padded),
              length: padded, rows: count, columns: size, to: context + offset, stride: width)
          }
        }
      }
    }
  }

  private static func map(
    _ values: [Float], _ linear: TransformerWeights.Linear, _ count: Int, to result: inout [Float]
  ) {
    values.withUnsafeBufferPointer { values in
      linear.weights.withUnsafeBufferPointer { weights in
        result.withUnsafeMutableBufferPointer { result in
          guard let values = values.baseAddress, let weights = weights.baseAddress,
            let result = result.baseAddress
          else { return }
          linear.bias.withUnsafeBufferPointer { bias in
            MatrixProduct.write(
              .init(start: values, stride: linear.inputs),
              times: .init(start: weights, stride: linear.inputs),
              length: linear.inputs, rows: count, columns: linear.outputs, bias: bias.baseAddress, to: result,
              stride: linear.outputs)
          }
        }
      }
    }
  }

  private static func add(_ other: [Float], to states: inout [Float], count: Int) {
    states.withUnsafeMutableBufferPointer { states in
      other.withUnsafeBufferPointer { other in
        guard let states = states.baseAddress, let other = other.baseAddress else { return }
        ElementFunctions.add(other, to: states, count: count)
      }
    }
  }

  private static func normalize(
    _ states: inout [Float], _ norm: TransformerWeights.Norm, _ epsilon: Float
  ) {
    let width = norm.weight.count
    states.withUnsafeMutableBufferPointer { states in
      norm.weight.withUnsafeBufferPointer { weight in
        norm.bias.withUnsafeBufferPointer { bias in
          guard let start = states.baseAddress, let weight = weight.baseAddress, let bias = bias.baseAddress
          else { return }
          for row in 0..<states.count / width {
            ElementFunctions.applyLayerNorm(
              start + row * width, count: width, weight: weight, bias: bias, epsilon: epsilon)
          }
        }
      }
    }
  }
}
