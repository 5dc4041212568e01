public import ArgumentParser
import Foundation
import QuerentCore
public import Rendering

/// Options that say in which form answers are printed and where to.
struct OutputOptions: ParsableArguments {
  /// `--color`.
  enum Color: String, ExpressibleByArgument, CaseIterable { case auto, always, never }

  /// `--links`.
  enum Links: String, ExpressibleByArgument, CaseIterable { case auto, never }

  @Option(name: .long, help: "table, plain, record, markdown, csv, tsv, json, jsonl or html.")
  var format: OutputFormat?
  @Flag(name: .long, help: "The same as --format json.")
  var json = false
  @Flag(name: .long, help: "The same as --format csv.")
  var csv = false
  @Option(
    name: [.customShort("o"), .long],
    help: "Write answers to a file, in the form its ending names (\"-\": standard output).")
  var output: String?
  @Option(name: .long, help: "Written files as links, where the terminal knows them: auto or never.")
  var links: Links = .auto
  @Option(name: .customLong("csv-null"), help: "What a null reads in CSV and TSV; nothing unless given.")
  var csvNull: String?
  @Flag(
    name: .customLong("csv-formulas"),
    help: "Leave cells that a spreadsheet would run as formulas as they are.")
  var csvFormulas = false
  @Option(name: .long, help: "Cells in a line.")
  var width: Int?
  @Option(name: .long, help: "auto, always or never.")
  var color: Color = .auto
  @Flag(name: .long, help: "Only 7-bit characters.")
  var ascii = false
  @Flag(name: .long, help: "No drawings: text for screen readers.")
  var plain = false
  @Flag(name: .shortAndLong, help: "No notes and no progress.")
  var quiet = false

  @Option(name: .long, help: "Draw answers as this chart: bar, line, ..., auto, or none.")
  var chart: ChartOption = .auto
  @Flag(name: .shortAndLong, help: "Show the query under each answer.")
  var verbose = false
  @Flag(name: .long, help: "Say on standard error how each question was read, run and checked.")
  var debug = false

  func validate() throws {
    if let width, width < 20 { throw ValidationError("--width needs at least 20 cells, not \(width).") }
    let named = [format != nil, json, csv].count { $0 }
    if named > 1 { throw ValidationError("Give one of --format, --json and --csv.") }
  }

  /// What these options say about settings.
  var settings: [(key: String, text: String, option: String)] {
    var settings: [(key: String, text: String, option: String)] = []
    if color != .auto { settings.append(("ui.color", color.rawValue, "--color")) }
    if ascii { settings.append(("ui.charset", "ascii", "--ascii")) }
    if plain { settings.append(("ui.plain", "true", "--plain")) }
    if let csvNull { settings.append(("format.csv_null", csvNull, "--csv-null")) }
    if csvFormulas { settings.append(("format.csv_formulas", "keep", "--csv-formulas")) }
    return settings
  }

  /// The form that an option asked for, if any.
  var explicitFormat: OutputFormat? { json ? .json : csv ? .csv : format }

  /// The form that an option or the ending of the output file asks for, if any.
  var chosenFormat: OutputFormat? {
    if let explicitFormat { return explicitFormat }
    guard case .format(let format) = fileForm, format != .table else { return nil }
    return format
  }

  /// The file answers go to; `nil` for standard output.
  var file: String? { output == "-" ? nil : output }

  /// The form the ending of the output file names.
  var fileForm: ExportForm? {
    file.flatMap { ExportForm(ending: ($0 as NSString).pathExtension) }
  }

  var isMachineReadable: Bool {
    switch chosenFormat {
    case .csv, .tsv, .json, .jsonl: true
    case .table, .plain, .record, .markdown, .html, nil: false
    }
  }

  /// Whether answers go to a terminal rather than to a file or a pipe.
  var writesToTerminal: Bool { file == nil && Surroundings.current.outputIsTerminal }

  /// Cut and shortened for a terminal; whole in files and pipes.
  func style(limits maximumRows: Int?) -> OutputStyle {
    let surroundings = Surroundings.current
    let isTerminal = writesToTerminal
    let settings = Settings.current
    var style = OutputStyle(
      width: width ?? (isTerminal ? surroundings.terminalWidth : Int.max),
      charset: surroundings.charset,
      usesColor: surroundings.usesColor(onTerminal: isTerminal) && !isMachineReadable,
      isPlain: settings.flag("ui.plain"),
      maximumRows: isTerminal ? Int(settings.number("ui.rows")) : maximumRows, showsSQL: verbose)
    style.nullText = settings.chosen("format.null")
    style.delimitedNull = settings["format.csv_null"].text
    style.keepsFormulas = settings["format.csv_formulas"].text == "keep"
    return style
  }

  func formatter(default fallback: OutputFormat) -> AnswerFormatter {
    AnswerFormatter(
      format: chosenFormat ?? Settings.current.chosen("ui.mode").flatMap(OutputFormat.init) ?? fallback,
      style: style(limits: nil))
  }

  /// A note for people, on standard error.
  func note(_ text: String) {
    if !quiet { StandardStreams.error.write(text + "\n") }
  }
}

extension OutputFormat: ExpressibleByArgument {}

/// `--chart`: one type, the one that suits the answer, or none.
enum ChartOption: ExpressibleByArgument, CaseIterable, Hashable {
  case auto
  case none
  case kind(ChartSpecification.Kind)

  static let allCases: [ChartOption] = [.auto, .none] + kinds.map { .kind($0) }
  private static let kinds = ChartSpecification.Kind.allCases.filter { $0 != .none }

  init?(argument: String) {
    guard let choice = Self.allCases.first(where: { $0.name == argument.lowercased() }) else { return nil }
    self = choice
  }

  static var allValueStrings: [String] { allCases.map(\.name) }

  private var name: String {
    switch self {
    case .auto: "auto"
    case .none: "none"
    case .kind(let kind): kind.rawValue
    }
  }

  /// The answer with this chart.
  func applied(to answer: Answer) -> Answer {
    var answer = answer
    switch self {
    case .auto: break
    case .none: answer.chart = nil
    case .kind(let kind): answer.chart?.kind = kind
    }
    return answer
  }
}
