import QuerentCore

/// A plan with what is to be made of its figures. Its one-line form puts the request before the plan:
///
///     detect rises: count(tickets) by tickets.queue
///     forecast 2027-01-01..<2027-04-01: sales | on orders.order_date by month
///     reach 5000000: sales
///     audit billing duplicate_refund
public struct PlannedAnalysis: Hashable, Sendable {
  public var request: AnalysisRequest
  /// The figures; `nil` for an audit, which reads whole tables.
  public var plan: QueryPlan?

  /// Makes a planned analysis.
  public init(_ request: AnalysisRequest, of plan: QueryPlan?) {
    self.request = request
    self.plan = plan
  }

  /// The one-line form.
  public var text: String {
    let head = request.text
    guard let plan else { return head }
    return "\(head): \(plan.text)"
  }

  /// Reads the one-line form; `nil` for anything else, a bare plan too.
  public init?(parsing text: String) {
    let parts = text.split(separator: ":", maxSplits: 1)
    guard let head = parts.first, let request = AnalysisRequest(parsing: head) else { return nil }
    self.request = request
    if case .audit = request {
      plan = nil
      guard parts.count == 1 else { return nil }
    } else {
      let rest = parts.count == 2 ? String(parts[1].drop { $0 == " " }) : ""
      guard let plan = try? QueryPlan(parsing: rest) else { return nil }
      self.plan = plan
    }
  }
}

extension QueryPlan {
  /// The figures among the outputs, without the keys that are shown beside them.
  public var figures: [Output] { outputs.filter(\.expression.isAggregated) }
}

extension AnalysisRequest {
  /// `detect rises`, `forecast 3 month`, `reach 5000000 in 2026-11-01..<2026-12-01`, `audit billing`.
  public var text: String {
    switch self {
    case .detect(.anything): "detect"
    case .detect(let focus): "detect \(focus.rawValue)"
    case .forecast(.usual): "forecast"
    case .forecast(.range(let range)): "forecast \(range.planText)"
    case .forecast(.steps(let count, let grain)):
      "forecast \(count)" + (grain.map { " \($0.rawValue)" } ?? "")
    case .reach(let amount, let range):
      "reach \(Value.real(amount).description)" + (range.map { " in \($0.planText)" } ?? "")
    case .attain(let range): "attain \(range.planText)"
    case .audit(let topic):
      "audit \(topic.area.rawValue)" + (topic.kind.map { " \($0)" } ?? "")
        + (topic.period.map { " in \($0.planText)" } ?? "")
    }
  }

  init?(parsing text: Substring) {
    let words = text.split(separator: " ").map(String.init)
    switch (words.first, words.count) {
    case ("detect", 1): self = .detect(.anything)
    case ("detect", 2):
      guard let focus = Focus(rawValue: words[1]) else { return nil }
      self = .detect(focus)
    case ("forecast", 1): self = .forecast(.usual)
    case ("forecast", 2...3):
      if let range = TimeRange(planWords: words.dropFirst()) {
        self = .forecast(.range(range))
      } else if let count = Int(words[1]), count > 0 {
        let grain = words.count == 3 ? TimeGrain(rawValue: words[2]) : nil
        guard words.count == 2 || grain != nil else { return nil }
        self = .forecast(.steps(count, grain))
      } else {
        return nil
      }
    case ("reach", 2...):
      guard let amount = Double(words[1]) else { return nil }
      if words.count == 2 {
        self = .reach(amount, within: nil)
      } else {
        guard words[2] == "in", let range = TimeRange(planWords: words.dropFirst(3)) else { return nil }
        self = .reach(amount, within: range)
      }
    case ("attain", 2...):
      guard let range = TimeRange(planWords: words.dropFirst()) else { return nil }
      self = .attain(range)
    case ("audit", 2...):
      guard let area = AuditTopic.Area(rawValue: words[1]) else { return nil }
      var topic = AuditTopic(area)
      var rest = words[2...]
      if let kind = rest.first, kind != "in" { topic.kind = rest.removeFirst() == kind ? kind : nil }
      if rest.first == "in" {
        guard let range = TimeRange(planWords: rest.dropFirst()) else { return nil }
        topic.period = range
      } else if !rest.isEmpty {
        return nil
      }
      self = .audit(topic)
    default: return nil
    }
  }
}

extension TimeRange {
  /// `quarter 2027-01-01..<2027-04-01`, as plans write a range that was named by its grain.
  fileprivate var planText: String { (grain.map { "\($0.rawValue) " } ?? "") + description }

  fileprivate init?(planWords words: ArraySlice<String>) {
    var words = words
    var grain: TimeGrain?
    if words.count == 2, let named = words.first.flatMap({ TimeGrain(rawValue: $0) }) {
      grain = named
      words = words.dropFirst()
    }
    guard words.count == 1, let dates = words.first, dates.contains("..") else { return nil }
    guard let dots = dates.firstRange(of: "..") else { return nil }
    let first = dates[..<dots.lowerBound]
    let last = dates[dots.upperBound...].drop { $0 == "<" }
    let start = CalendarDate(iso: first)
    let end = CalendarDate(iso: last)
    guard start != nil || first.isEmpty, end != nil || last.isEmpty, start != nil || end != nil else {
      return nil
    }
    self.init(start: start, end: end, grain: grain)
  }
}
