import QuerentCore
import SemanticLayer

/// Phrases that ask what figures are expected to do.
enum ForecastRules {
  private static let doing =
    "make|have|get|see|do|sell|earn|receive|book|be|develop|evolve|look|continue|come|go|end|close|expect"

  static let reaching: [AnalysisRule] = [
    AnalysisRule(
      "reach",
      examples: [
        "by when will we reach 5 million?", "when will sales hit 5 million?",
        "how long until sales reach 3 million?", "will sales reach 50000 next month?",
        "are we going to hit 100k next month?",
      ], isSentence: true,
      [
        "^ by|until? when|what? date|month|day|week|year? will|do|does|can|could|would|shall|are|is we|i|us|you? expect|to|likely|going? to? .. reach|hit|pass|exceed|cross|surpass|get <number>",
        "^ by|until? when|what? date|month|day|week|year? will|do|does|can|could|would|shall|are|is .. reach|hit|pass|exceed|cross|surpass|get to? a|an|the|at? total? of? <number>",
        "^ by|until? when|what? date|month|day|week|year? will we have|get sold|earned|made|booked|won|received <number>",
        "^ how long|many until|till|before|does|will|do|days|weeks|months it|we|until? take? .. reach|hit|pass|exceed|cross|surpass|reaches|hits|passes|exceeds <number>",
        "^ will|can|could|do|are|is we|i? expect|on|likely|going? track|to? to? .. reach|hit|pass|exceed|cross|surpass|make <number>",
      ]
    ) { match in match.number.map { .reach($0) } }
  ]

  private static let goal =
    "hit|reach|make|meet|miss|beat|exceed|achieve|attain|surpass our|the|my|their|its|his|her|this? sales|revenue? quota|quotas|target|targets|goal|goals"

  static let attaining: [AnalysisRule] = [
    AnalysisRule(
      "attain-each",
      examples: ["which regions will hit quota this quarter?", "what reps are going to miss their target?"],
      isSentence: true,
      ["^ which|what ... will|are|is still? on|likely|going|expected? track? to? \(goal)"]
    ) { _ in .attain(each: true) },
    AnalysisRule(
      "attain",
      examples: [
        "will we hit quota this quarter?", "are we on track to meet our target?",
        "is West going to make its quota this quarter?", "how likely is it that we miss quota?",
        "will we be above target this quarter?",
      ], isSentence: true,
      [
        "^ will|can|could|do|does|are|is|am we|i|they|you? still? expect|expected|on|likely|going? track? to? \(goal)",
        "^ will|can|could|do|does|are|is .. still? expect|expected|on|likely|going? track? to? \(goal)",
        "^ how|what|what's|whats 's|is|are? likely|probable|the? is|are|chance|chances|probability|odds? it|we|of? that? .. will|to? \(goal)",
        "^ will|are|is we|i|they? .. going|likely? to? be|end|finish|close at|above|over|below|under|on our|the|their|its? quota|target|goal",
      ]
    ) { _ in .attain(each: false) },
  ]

  static let all: [AnalysisRule] = [
    AnalysisRule(
      "forecast",
      examples: [
        "forecast sales for the next quarter", "predict profit by region", "sales forecast",
        "project orders 6 months ahead", "what is the outlook for sales?", "give me a forecast of orders",
      ],
      [
        "^ what|whats|what's|how|show|give|make|create|get 's|s|is|does? me|us? the|a|an|our? forecast|forecasts|prediction|predictions|projection|projections|outlook look? like? of|for|in|on?",
        "^ i|we want|need|would? like? to? see? a|the? forecast|forecasts|prediction|predict|projection of|for|in|on?",
        "^ please? forecast|predict|project|extrapolate the|our|my? development|course|value? of?",
        "forecast|forecasts|prediction|predictions|projection|projections|outlook of|for|in|on?",
        "forecasted|predicted|projected",
      ]
    ) { _ in .forecast(.usual, onlyAhead: false) },
    AnalysisRule(
      "what-to-expect",
      examples: [
        "what do we expect next month?", "what sales can we expect next quarter?",
        "how many orders should I expect next week?",
      ], isSentence: true,
      [
        "^ what|how|which many|much? .. do|can|should|could|shall|may|to we|i|you|they? expect for|from|of|in|at?",
        "^ what|how .. is|are to be? expected for|from|of|in|at?",
      ]
    ) { _ in .forecast(.usual, onlyAhead: false) },
    AnalysisRule(
      "will-be",
      examples: [
        "what will sales be in March 2018?", "how many orders will we get next week?",
        "how will sales develop next year?", "how much will we sell next month?",
        "where will sales be at the end of the year?", "where are sales heading?",
      ], isSentence: true,
      [
        "^ what|how|which|where many|much? .. will we|i|they|there? \(doing) like?",
        "^ what|how|which|where many|much? .. will ... \(doing) like?",
        "^ what|how|where many|much? .. are|is ... going to \(doing)",
        "^ where are|is ... heading|headed|going",
      ]
    ) { _ in .forecast(.usual, onlyAhead: false) },
    AnalysisRule(
      "expected-figures",
      examples: ["expected sales next month", "estimate profit for next month", "likely sales next quarter"],
      ["expected|anticipated|likely|estimated", "^ please? estimate|anticipate the|our?"]
    ) { _ in .forecast(.usual, onlyAhead: true) },
  ]

  /// What says how far ahead, besides a time.
  static let steps: [AnalysisPattern] = [
    AnalysisPattern("for|over? the? next|coming|following? <number> periods|period|steps|step|points"),
    AnalysisPattern("for|over? the? next|coming|following? <number> <grain> ahead|out|forward|on?"),
  ]

  /// What says that the look ahead ends with a period; without a grain of its own the phrase names it.
  static let ends: [(AnalysisPattern, TimeGrain?)] = [
    (
      AnalysisPattern("until|till|through|to|by|at|for|over? the? end|rest|remainder of the|this? <grain>"),
      nil
    ),
    (AnalysisPattern("until|till|through|to|by|at|for? the? year - end"), .year),
    (AnalysisPattern("until|till|through|to|by|at|for? the? year|years end"), .year),
    (AnalysisPattern("until|till|through|to|by|at|for? the? quarter|quarters end"), .quarter),
    (AnalysisPattern("until|till|through|to|by|at|for? the? month|months end"), .month),
    (AnalysisPattern("until|till|through|to|by|at|for? the? year-end"), .year),
  ]
}
