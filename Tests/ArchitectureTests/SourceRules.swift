/// What no source file may hold. Each rule gives the offences it finds, as lines a person can act on.
enum SourceRules {
  static let longestFile = 450

  /// Targets that talk to a terminal, a clock or an environment.
  private static let edges: Set<String> = ["Shell", "querent", "SampleCompany"]

  static func tooLong(_ file: Checkout.File) -> [String] {
    let count = file.lines.count - (file.text.hasSuffix("\n") ? 1 : 0)
    return count > longestFile
      ? ["\(file.path): \(count) lines, at most \(longestFile); split it by concept"] : []
  }

  /// Ways to crash, and promises.
  static func shortcuts(_ file: Checkout.File) -> [String] {
    offences(
      in: file,
      [
        (/\bfatalError\(/, "fatalError ends the program; throw or make the case impossible"),
        (
          /\bpreconditionFailure\(/, "preconditionFailure ends the program; throw or make the case impossible"
        ),
        (/\btry!/, "try! ends the program; handle the error"),
        (/\bas!\s/, "as! ends the program; use as? or the type system"),
        (/\b(?:TODO|FIXME|XXX)\b/, "write an issue, or do it now"),
      ])
  }

  /// Printing belongs to the shell and the executables.
  static func printing(_ file: Checkout.File) -> [String] {
    guard !edges.contains(file.target) else { return [] }
    return offences(
      in: file,
      [(/(?:^|[^.\w])(?:print|debugPrint|dump)\(/, "printing belongs to the shell and the executables")])
  }

  /// Folders are concepts.
  static func folderNames(_ file: Checkout.File) -> [String] {
    let vague: Set<String> = ["Utils", "Utilities", "Helpers", "Misc", "Common", "Extensions"]
    return file.path.split(separator: "/").filter { vague.contains(String($0)) }.map {
      "\(file.path): a folder called \($0) is not a concept"
    }
  }

  private static func offences(in file: Checkout.File, _ rules: [(Regex<Substring>, String)]) -> [String] {
    file.lines.enumerated().flatMap { number, line in
      rules.filter { line.contains($0.0) && !declares(line) }.map { "\(file.path):\(number + 1): \($0.1)" }
    }
  }

  /// `func print(` declares a function of that name and prints nothing.
  private static func declares(_ line: Substring) -> Bool { line.contains(/\bfunc\s+(?:print|dump)\(/) }
}
