import Foundation
import Rendering
import Testing

/// Compares text with a file in `Snapshots`. A missing file, or `RECORD_SNAPSHOTS` in the environment, writes the file
/// and fails the test: read the difference, then commit it.
func expectSnapshot(_ text: String, named name: String, at location: SourceLocation = #_sourceLocation) throws
{
  let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Snapshots")
  let file = folder.appending(path: name + ".txt")
  let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil
  if !isRecording, let recorded = try? String(contentsOf: file, encoding: .utf8) {
    guard recorded != text else { return }
    let pair = zip(
      recorded.split(separator: "\n", omittingEmptySubsequences: false),
      text.split(separator: "\n", omittingEmptySubsequences: false))
    let difference = pair.enumerated().first { $1.0 != $1.1 }
    Issue.record(
      """
      \(name) differs from its snapshot\(difference.map { " in line \($0.offset + 1)" } ?? " in length"):
      recorded  \(difference.map { String($0.element.0) } ?? "")
      now       \(difference.map { String($0.element.1) } ?? "")
      """, sourceLocation: location)
    return
  }
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  try text.write(to: file, atomically: true, encoding: .utf8)
  Issue.record("Recorded \(name).txt: read it, then commit it", sourceLocation: location)
}

/// One text with the output of every width, charset and colour that matters, each under a heading. Colour is shown with
/// visible escapes.
func everyStyle(
  widths: [Int] = [40, 60, 80, 120], charsets: [Charset] = Charset.allCases, showsColor: Bool = true,
  _ render: (OutputStyle) -> String
) -> String {
  var text = ""
  func add(_ heading: String, _ style: OutputStyle) {
    text += "== \(heading)\n" + render(style).replacing("\u{1B}", with: "␛")
  }
  for charset in charsets {
    for width in widths {
      add("\(charset.rawValue) \(width)", OutputStyle(width: width, charset: charset, showsTiming: false))
    }
  }
  if showsColor {
    for depth in [ColorDepth.indexed, .basic] {
      add(
        "colour \(depth)",
        OutputStyle(width: 80, usesColor: true, colorDepth: depth, showsTiming: false))
    }
  }
  add("plain", OutputStyle(width: 80, isPlain: true, showsTiming: false))
  return text
}
