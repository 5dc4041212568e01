/// Why a question is not answered; nothing was guessed and no query was run.
public struct Refusal: Hashable, Sendable {
  /// The closed list of reasons; the raw value is the code in machine output and expectations.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    case missingData = "missing_data"
    case outOfScope = "out_of_scope"
    case notSupported = "not_supported"
    case tooVague = "too_vague"
    case unsafeWrite = "unsafe_write"
    case needsModel = "needs_model"
    case insufficientHistory = "insufficient_history"
    case lowCoverage = "low_coverage"
    case tooLarge = "too_large"
  }

  public var code: Code
  /// One sentence: what stands in the way.
  public var why: String
  /// The nearest data there is.
  public var closest: [String]
  /// Questions that do work, at most three.
  public var suggestions: [String]
  /// The words the refusal is about.
  public var spans: [TextSpan]

  /// Makes a refusal.
  public init(
    _ code: Code, why: String, closest: [String] = [], suggestions: [String] = [], spans: [TextSpan] = []
  ) {
    self.code = code
    self.why = why
    self.closest = closest
    self.suggestions = suggestions
    self.spans = spans
  }
}

/// A question back: readings that give different numbers and score alike.
public struct Clarification: Hashable, Sendable {
  /// One reading and its effect.
  public struct Option: Hashable, Sendable {
    /// `region West`.
    public var label: String
    /// What choosing it gives: `1,204 orders`, or where the member stands.
    public var effect: String
    /// The one-line plan of the reading.
    public var plan: String
    /// A stable name of what the term means here, `orders.region = 'West'`; empty when it is not to be remembered.
    public var meaning: String
    /// A question that is asked instead of running `plan`.
    public var question: String?

    /// Makes an option.
    public init(
      label: String, effect: String, plan: String, meaning: String = "", question: String? = nil
    ) {
      self.question = question
      self.meaning = meaning
      self.label = label
      self.effect = effect
      self.plan = plan
    }
  }

  /// The word that fits several things.
  public var term: String
  /// `"west" fits three things in the data, and they give different numbers:`
  public var prompt: String
  /// Two to four readings, the likeliest first.
  public var options: [Option]

  /// The sentence above the options.
  public static func prompt(term: String, count: Int) -> String {
    let number =
      ["two", "three", "four"].indices.contains(count - 2) ? ["two", "three", "four"][count - 2] : "\(count)"
    return "\"\(term)\" fits \(number) things in the data, and they give different results:"
  }

  /// Makes a clarification.
  public init(term: String, prompt: String, options: [Option]) {
    self.term = term
    self.prompt = prompt
    self.options = options
  }
}
