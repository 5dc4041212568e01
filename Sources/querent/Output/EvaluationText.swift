import Evaluation
import Foundation
import QuerentCore

/// The figures of an evaluation as people and scripts read them.
enum EvaluationText {
  static let fields = ["metric", "value", "low", "high", "questions", "k", "seed", "model"]

  static func records(_ report: EvaluationReport, form: RecordWriter.Form, seed: UInt64, depth: Int?)
    -> String
  {
    let writer = RecordWriter(form: form, fields: fields)
    return writer.header
      + report.figures.map { figure in
        let estimate = figure.estimate
        return writer.line([
          .text(estimate.name), .number(estimate.value), .number(estimate.low), .number(estimate.high),
          .value(.integer(Int64(estimate.count))), .value(depth.map { .integer(Int64($0)) } ?? .null),
          .value(.integer(Int64(clamping: seed))), .value(figure.model.map { .text($0) } ?? .null),
        ])
      }.joined()
  }

  static func table(_ report: EvaluationReport, bootstrap: Bootstrap) -> String {
    let count = report.questions
    let level = Int((bootstrap.level * 100).rounded())
    var text =
      "\(count) \(count == 1 ? "question" : "questions"); intervals hold \(level) % of \(bootstrap.rounds) draws "
      + "(seed \(bootstrap.seed))\n"
    let width = (report.figures.map(\.estimate.name.count).max() ?? 0) + 2
    let models = Set(report.figures.compactMap(\.model))
    text += cell("metric", max(width, 8)) + cell("value", 9) + cell("interval", 18) + "questions\n"
    for figure in report.figures {
      let estimate = figure.estimate
      text += cell(estimate.name, max(width, 8)) + cell(number(estimate.value), 9)
      text += cell("\(number(estimate.low)) – \(number(estimate.high))", 18) + "\(estimate.count)"
      text += (figure.model == nil ? "" : " *") + "\n"
    }
    for model in models.sorted() { text += "* judged by \(model)\n" }
    return text
  }

  /// A line for each question that went wrong.
  static func misses(_ report: EvaluationReport) -> [String] {
    report.misses.map { miss in
      "line \(miss.line), \(miss.kind.rawValue): \(miss.question)"
        + (miss.instead.isEmpty ? "" : " → " + miss.instead.split(separator: "\n").joined(separator: " / "))
    }
  }

  private static func cell(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(width - text.count, 1))
  }

  private static func number(_ value: Double) -> String {
    String(format: abs(value) < 100 ? "%.3f" : "%.0f", value)
  }
}
