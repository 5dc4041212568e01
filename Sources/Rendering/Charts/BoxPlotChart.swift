import QuerentCore

/// One box a category on a common scale: whiskers, quartiles, median, outliers as dots; the median is printed.
struct BoxPlotChart {
  let style: OutputStyle

  private static let mostBoxes = 30

  func draw(_ chart: ChartSpecification, _ data: ChartData) throws(ChartObjection) -> ChartDrawing {
    let boxes = Self.boxes(data)
    guard boxes.count <= Self.mostBoxes else {
      throw ChartObjection(reason: "\(boxes.count) categories are too many for box plots")
    }
    guard boxes.contains(where: { $0.1.count > 1 }) else {
      throw ChartObjection(reason: "a box plot needs several values a category")
    }
    let values = data.allValues
    let low = values.min() ?? 0
    let high = values.max() ?? 0
    let texts = boxes.map { "median " + data.text($0.1.median) }
    let valueWidth = texts.map { DisplayText.width(of: $0) }.max() ?? 0
    let labels = BarLabels(boxes.map(\.0), reserved: 1 + valueWidth, style: style)
    let room = max(8, style.proseWidth - labels.column - 1 - valueWidth)
    func cell(_ value: Double) -> Int {
      // Halves, because the span of the largest doubles is not finite.
      low == high
        ? room / 2 : Int(((value / 2 - low / 2) / (high / 2 - low / 2) * Double(room - 1)).rounded())
    }
    var drawing = ChartDrawing(lines: data.titleLines)
    for (index, box) in boxes.enumerated() {
      drawing.lines += labels.ownLine(index)
      var line = labels.lead(index)
      for piece in cells(box.1, room: room, cell: cell) { line.append(piece.0, piece.1) }
      line.pad(to: labels.column + room + 1)
      line.append(DisplayText.rightAligned(texts[index], to: valueWidth))
      drawing.lines.append(line)
    }
    drawing.lines.append(scale(low, high, data, column: labels.column, room: room))
    drawing.summary = summary(boxes, data)
    return drawing
  }

  /// The values of each label, in order of first appearance.
  static func boxes(_ data: ChartData) -> [(String, Quartiles)] {
    var names: [String] = []
    var groups: [String: [Double]] = [:]
    for (label, value) in zip(data.labels, data.series[0].values) {
      guard let value else { continue }
      if groups[label] == nil { names.append(label) }
      groups[label, default: []].append(value)
    }
    return names.compactMap { name in groups[name].flatMap(Quartiles.init).map { (name, $0) } }
  }

  private func cells(_ box: Quartiles, room: Int, cell: (Double) -> Int) -> [(String, Ink)] {
    var cells = Array(repeating: (" ", Ink.plain), count: room)
    let glyphs = style.glyphs
    for value in box.outliers { cells[cell(value)] = (style.isASCII ? "o" : "•", .fall) }
    for place in cell(box.low)...cell(box.high) { cells[place] = (glyphs.axisFloor, .dim) }
    for place in cell(box.first)...cell(box.third) { cells[place] = (glyphs.baseline, .rise) }
    for end in [box.low, box.high] where !(cell(box.first)...cell(box.third)).contains(cell(end)) {
      cells[cell(end)] = (glyphs.axis, .dim)
    }
    cells[cell(box.median)] = (glyphs.full, .rise)
    return cells
  }

  private func scale(_ low: Double, _ high: Double, _ data: ChartData, column: Int, room: Int) -> StyledLine {
    let (left, right) = (style.clean(data.text(low)), style.clean(data.text(high)))
    var line = StyledLine(String(repeating: " ", count: column))
    guard DisplayText.width(of: left) + DisplayText.width(of: right) + 2 <= room else { return line }
    line.append(left, .dim)
    line.pad(to: column + room - DisplayText.width(of: right))
    line.append(right, .dim)
    return line
  }

  private func summary(_ boxes: [(String, Quartiles)], _ data: ChartData) -> String {
    func figure(_ value: Double) -> String { style.clean(data.figures.sentenceText(value)) }
    guard let most = boxes.max(by: { $0.1.median < $1.1.median }),
      let least = boxes.min(by: { $0.1.median < $1.1.median })
    else { return "" }
    let outliers = boxes.reduce(0) { $0 + $1.1.outliers.count }
    let told = outliers == 0 ? "No outliers." : outliers == 1 ? "1 outlier." : "\(outliers) outliers."
    guard boxes.count > 1 else {
      let box = most.1
      return
        "Half of \(ColumnFigures().text(Int64(box.count))) values lie between \(figure(box.first)) and "
        + "\(figure(box.third)), median \(figure(box.median)). \(told)"
    }
    return
      "Highest median is \(most.0) with \(figure(most.1.median)); lowest \(least.0) with "
      + "\(figure(least.1.median)). \(told)"
  }
}
