import ArgumentParser
import QuerentCore

/// Arguments that cannot be understood, in the three lines of every other error: what is wrong, where, what to do next.
struct UsageProblem {
  let diagnostic: Diagnostic
  /// The command line that the diagnostic points into.
  let line: String

  /// - Parameters:
  ///   - message: what the argument parser says, without the usage.
  ///   - arguments: as they were given.
  init(message: String, arguments: [String]) {
    line = (["querent"] + arguments).joined(separator: " ")
    var summary =
      message.split(separator: "\n").first.map(String.init) ?? "The arguments cannot be understood."
    var suggestions: [String] = []
    // "Unknown option '--formt'. Did you mean '--format'?"
    if let range = summary.firstRange(of: ". Did you mean '") {
      suggestions.append(String(summary[range.upperBound...].prefix { $0 != "'" }))
      summary = String(summary[..<range.lowerBound])
    }
    // "… Please provide one of the following:" and a list.
    if let range = summary.firstRange(of: ". Please provide one of") {
      let known = message.split(separator: "\n").dropFirst().map { $0.drop { " -".contains($0) } }
      suggestions.append("One of: " + known.joined(separator: ", "))
      summary = String(summary[..<range.lowerBound])
    }
    if let last = summary.last, !".?".contains(last) { summary += "." }
    let command = Self.command(arguments)
    suggestions.append("\(command) --help lists the options.")
    diagnostic = Diagnostic(
      code: "", summary: summary, span: Self.place(of: message, arguments, in: line),
      suggestions: suggestions)
  }

  /// `querent ask`, or `querent` for a session.
  private static func command(_ arguments: [String]) -> String {
    let names = Querent.commandNames
    let named = arguments.first { !$0.hasPrefix("-") }
    return named.map { names.contains($0) ? "querent \($0)" : "querent" } ?? "querent"
  }

  /// Where the argument stands that the message quotes.
  private static func place(of message: String, _ arguments: [String], in line: String) -> TextSpan? {
    var start = "querent".utf8.count
    let spans = arguments.map { argument in
      defer { start += 1 + argument.utf8.count }
      return (argument, TextSpan(start + 1, start + 1 + argument.utf8.count))
    }
    for quote in ["'", "\""] as [Character] {
      for quoted in message.split(separator: quote, omittingEmptySubsequences: false).enumerated()
      where quoted.offset % 2 == 1 {
        let text = String(quoted.element)
        if let found = spans.first(where: {
          $0.0 == text || $0.0.hasPrefix(text + "=") || $0.0.hasSuffix("=" + text)
        }) {
          return found.1
        }
      }
    }
    // "--width needs at least 20 cells": the option itself.
    let option = message.split(whereSeparator: { $0 == " " || $0 == "\n" }).first { $0.hasPrefix("--") }
    return spans.first { pair in option.map { pair.0 == $0 || pair.0.hasPrefix($0 + "=") } ?? false }?.1
  }
}
