/// Rows of few entries, in compressed row form.
struct SparseMatrix {
  private(set) var starts = [0]
  private(set) var columns: [Int32] = []
  private(set) var values: [Float] = []
  let columnCount: Int

  init(columnCount: Int) {
    self.columnCount = columnCount
  }

  var rowCount: Int { starts.count - 1 }

  mutating func append(_ row: [(column: Int32, value: Float)]) {
    for entry in row {
      columns.append(entry.column)
      values.append(entry.value)
    }
    starts.append(columns.count)
  }

  /// This matrix times a dense one of `columnCount` rows.
  func times(_ dense: DenseMatrix) -> DenseMatrix {
    var product = DenseMatrix(rows: rowCount, columns: dense.columns)
    for row in 0..<rowCount {
      for entry in starts[row]..<starts[row + 1] {
        product.add(values[entry], timesRow: Int(columns[entry]), of: dense, toRow: row)
      }
    }
    return product
  }

  /// The transpose of this matrix times a dense one of `rowCount` rows.
  func transposedTimes(_ dense: DenseMatrix) -> DenseMatrix {
    var product = DenseMatrix(rows: columnCount, columns: dense.columns)
    for row in 0..<rowCount {
      for entry in starts[row]..<starts[row + 1] {
        product.add(values[entry], timesRow: row, of: dense, toRow: Int(columns[entry]))
      }
    }
    return product
  }
}
