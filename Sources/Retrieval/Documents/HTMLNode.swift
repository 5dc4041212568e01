import CHTML

/// An element or a text of an HTML document.
struct HTMLNode {
  /// Lower case; empty for a text.
  var name: String
  var text = ""
  /// From 1.
  var line: Int
  var children: [HTMLNode] = []

  /// All text under it.
  var content: String { text + children.map(\.content).joined() }

  /// The elements of some names below, not looking inside those found.
  func descendants(named names: Set<String>) -> [HTMLNode] {
    children.flatMap { names.contains($0.name) ? [$0] : $0.descendants(named: names) }
  }

  /// libxml2 prepares itself at its first use, which must not happen twice at a time.
  private static let isReady: Bool = {
    chtml_prepare()
    return true
  }()

  /// Reads HTML with libxml2's forgiving parser.
  static func read(_ source: String) -> HTMLNode {
    final class Builder {
      var open = [HTMLNode(name: "document", line: 1)]
    }
    _ = isReady
    let builder = Builder()
    var source = source
    source.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { text in
        _ = chtml_walk(
          text.baseAddress, CInt(text.count),
          { context, event, text, line in
            guard let context, let text else { return }
            let builder = Unmanaged<Builder>.fromOpaque(context).takeUnretainedValue()
            switch event {
            case CHTML_OPEN: builder.open.append(HTMLNode(name: String(cString: text), line: Int(line)))
            case CHTML_CLOSE:
              let closed = builder.open.removeLast()
              builder.open[builder.open.count - 1].children.append(closed)
            default:
              let node = HTMLNode(name: "", text: String(cString: text), line: Int(line))
              builder.open[builder.open.count - 1].children.append(node)
            }
          }, Unmanaged.passUnretained(builder).toOpaque())
      }
    }
    return builder.open[0]
  }
}
