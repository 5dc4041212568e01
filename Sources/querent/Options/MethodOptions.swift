public import ArgumentParser
public import Detection

extension DetectionMethod: ExpressibleByArgument {}
extension Sensitivity: ExpressibleByArgument {}

/// Options that say by which method and how eagerly odd steps are looked for.
struct MethodOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "How it looks: " + DetectionMethod.allCases.map(\.rawValue).joined(separator: ", ") + ".",
      valueName: "method"))
  var method: DetectionMethod = .standard
  @Option(name: .long, help: "low, normal or high: about 0.2, 0.5 or 2 false alarms a year and series.")
  var sensitivity: Sensitivity = .normal
}
