/// The elements of one picture. Coordinates are in user units, x to the right and y down; colours are classes, so that
/// one style sheet serves light and dark pages.
struct SVGCanvas {
  let width: Double
  var height: Double
  private var body = ""

  init(width: Double, height: Double = 0) {
    self.width = width
    self.height = height
  }

  /// How text stands to its point.
  enum Anchor: String { case start, middle, end }

  mutating func rect(x: Double, y: Double, width: Double, height: Double, _ style: String, tip: String = "") {
    let title = tip.isEmpty ? "/>" : "><title>\(Markup.escaped(tip))</title></rect>"
    body +=
      "<rect x=\"\(Self.text(x))\" y=\"\(Self.text(y))\" width=\"\(Self.text(max(0, width)))\" "
      + "height=\"\(Self.text(max(0, height)))\" class=\"\(style)\"\(title)\n"
  }

  mutating func text(_ text: String, x: Double, y: Double, _ anchor: Anchor = .start, _ style: String = "") {
    guard !text.isEmpty else { return }
    let end = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
    let named = style.isEmpty ? "" : " class=\"\(style)\""
    body += "<text x=\"\(Self.text(x))\" y=\"\(Self.text(y))\"\(end)\(named)>\(Markup.escaped(text))</text>\n"
  }

  mutating func line(x1: Double, y1: Double, x2: Double, y2: Double, _ style: String) {
    body +=
      "<line x1=\"\(Self.text(x1))\" y1=\"\(Self.text(y1))\" x2=\"\(Self.text(x2))\" y2=\"\(Self.text(y2))\" "
      + "class=\"\(style)\"/>\n"
  }

  /// Straight pieces through points; `closed` fills the area between.
  mutating func path(_ points: [(Double, Double)], _ style: String, closed: Bool = false) {
    guard let first = points.first else { return }
    var data = "M\(Self.text(first.0)) \(Self.text(first.1))"
    for point in points.dropFirst() { data += "L\(Self.text(point.0)) \(Self.text(point.1))" }
    body += "<path d=\"\(data)\(closed ? "Z" : "")\" class=\"\(style)\"/>\n"
  }

  mutating func circle(x: Double, y: Double, radius: Double, _ style: String, tip: String = "") {
    let title = tip.isEmpty ? "/>" : "><title>\(Markup.escaped(tip))</title></circle>"
    body +=
      "<circle cx=\"\(Self.text(x))\" cy=\"\(Self.text(y))\" r=\"\(Self.text(radius))\" class=\"\(style)\"\(title)\n"
  }

  /// The picture as one element; `label` is its alternative text, `title` stands above it and says measure and unit.
  func element(label: String, title: [String] = []) -> String {
    let room = title.isEmpty ? 0 : Double(title.count) * 18 + 10
    var head = SVGCanvas(width: width)
    for (index, line) in title.enumerated() {
      head.text(line, x: 0, y: Double(index + 1) * 18 - room, .start, "title")
    }
    return
      "<svg viewBox=\"0 \(Self.text(-room)) \(Self.text(width)) \(Self.text(height + room))\" role=\"img\" "
      + "aria-label=\"\(Markup.escaped(label))\" xmlns=\"http://www.w3.org/2000/svg\">\n\(head.body)\(body)</svg>\n"
  }

  /// A coordinate with at most two decimals and no trailing zeros, the same on every machine.
  static func text(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e9 else { return "0" }
    let hundredths = Int((value * 100).rounded())
    let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
    let sign = hundredths < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    if rest % 10 == 0 { return "\(sign)\(whole).\(rest / 10)" }
    return "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }
}

/// Text inside HTML, SVG and XML.
enum Markup {
  /// Text with the five special characters replaced and without control characters, which XML forbids.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: break
      case _ where (0xFFFE...0xFFFF).contains(scalar.value): break
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
