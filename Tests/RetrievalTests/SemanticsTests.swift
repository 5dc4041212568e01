import Testing

@testable import Retrieval

@Suite("Latent directions")
struct SemanticsTests {
  @Test("the strongest directions of a small matrix are those of its singular value decomposition")
  func decomposition() {
    // diag(3, 2, 1) seen through fixed columns: singular values 3, 2, 1.
    var matrix = SparseMatrix(columnCount: 4)
    matrix.append([(0, 3)])
    matrix.append([(2, 2)])
    matrix.append([(3, 1)])
    let vectors = TruncatedSVD.rightVectors(of: matrix, rank: 2)
    #expect(vectors.columns == 2)
    #expect(abs(abs(vectors[0, 0]) - 1) < 1e-4)
    #expect(abs(abs(vectors[2, 1]) - 1) < 1e-4)
  }

  @Test("eigenvalues of a symmetric matrix come largest first with their vectors")
  func eigen() {
    let eigen = SymmetricEigen([2, 1, 1, 2], size: 2)
    #expect(abs(eigen.values[0] - 3) < 1e-9 && abs(eigen.values[1] - 1) < 1e-9)
    #expect(abs(abs(eigen.vectors[0][0]) - 0.5.squareRoot()) < 1e-9)
  }

  @Test("the same corpus gives the same vectors, and texts of one topic lie nearer")
  func topics() throws {
    let texts = (0..<20).map { index in
      index % 2 == 0 ? ["refund", "money", "card", "n\(index)"] : ["ship", "parcel", "depot", "n\(index)"]
    }
    let first = try #require(LatentSemantics(learnedFrom: texts))
    let second = try #require(LatentSemantics(learnedFrom: texts))
    let a = first.vector(of: ["refund"])
    #expect(a == second.vector(of: ["refund"]))
    func cosine(_ left: [SIMD8<Float>], _ right: [SIMD8<Float>]) -> Float {
      zip(left, right).reduce(0) { $0 + ($1.0 * $1.1).sum() }
    }
    #expect(cosine(a, first.vector(of: ["card"])) > cosine(a, first.vector(of: ["depot"])) + 0.5)
  }
}
