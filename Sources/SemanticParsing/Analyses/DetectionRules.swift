import SemanticLayer

/// Phrases that ask what is odd in figures over time.
enum DetectionRules {
  private static let odd =
    "unusual|odd|strange|weird|abnormal|anomalous|irregular|suspicious|fishy|unexpected|funny|wrong|remarkable|off|amiss"
  private static let looking = "find|detect|show|list|spot|identify|flag|check|look|see"

  static let all: [AnalysisRule] = [
    AnalysisRule(
      "odd-one-out",
      examples: ["which region looks odd?", "which channels behave strangely this year?"], isSentence: true,
      [
        "^ which|what ... look|looks|looked|seem|seems|behave|behaves \(odd)|oddly|strangely|unusually in|with|for|on?",
        "^ which|what ... is|are|was|were odd|unusual|strange|weird|abnormal|anomalous|suspicious in|with|for|on?",
      ]
    ) { _ in .detectEach },
    AnalysisRule(
      "anything-unusual",
      examples: [
        "anything unusual in orders last month?", "is there something odd with sales in Texas?",
        "what is unusual about profit?", "does anything look strange in orders?",
      ], isSentence: true,
      [
        "is|are|was|were? there? anything|something \(odd) going|happening? on? in|with|about|for|on|at?",
        "does|did|do|is|has|have? anything|something look|looks|looked|seem|seems|seemed|happen|happened? \(odd) in|with|about|for|on|at?",
        "^ what|whats|what's 's|s|is|was|were|looks|looked? \(odd) in|with|about|for|on|at",
        "^ what|whats|what's 's|s|is|was? \(odd) $",
        "^ \(looking) me? for? anything \(odd) in|with|about|for|on?",
        "anything \(odd) in|with|about|for|on?",
        "^ check .. for anomalies|outliers|irregularities",
      ]
    ) { _ in .detect(.anything) },
    AnalysisRule(
      "anomalies",
      examples: [
        "outliers in sales by region", "sales anomalies in 2017", "anomalies", "find anomalies in profit",
      ],
      [
        "^ are|is|were|was? there? \(looking)|run? me? for? any|all|the? anomaly|anomalies|outlier|outliers|irregularities detection? in|of|for|on|with?",
        "did|do|does|have|has .. any|an? anomalies|anomaly|outliers|outlier in|of|for|with?",
        "anomaly|anomalies|outlier|outliers|irregularities detection? in|of|for|on|with?",
      ]
    ) { _ in .detect(.anything) },
    AnalysisRule(
      "unusual-figures",
      examples: ["unusual sales last month", "abnormal order volumes by region"],
      [
        "^ are|is|were|was? there? \(looking)? me? any|all|the? unusual|abnormal|anomalous|irregular",
        "^ what|which unusual|abnormal|anomalous|irregular",
      ]
    ) { _ in .detect(.anything) },
    AnalysisRule(
      "unusually-high",
      examples: ["were sales unusually high?", "sales were unusually low in June 2017"], isSentence: true,
      ["unusually|abnormally|strangely|suspiciously high|low|large|small|many|few?"]
    ) { _ in .detect(.anything) },
    AnalysisRule(
      "when-spiked",
      examples: ["when did orders spike?", "did sales spike last month?", "have orders been spiking?"],
      isSentence: true,
      [
        "^ when do|did|does|have|has|were|was|is|are ... spike|spiked|spiking|surge|surged|surging|jump|jumped|soar|soared|explode|exploded|skyrocket",
        "do|did|does|have|has|is|are|was|were ... been? spike|spiked|spiking|spikes",
        "^ when do|did|does|have|has|were|was|is|are there? .. any|a|an? spikes|spike in|of?",
      ]
    ) { _ in .detect(.rises) },
    AnalysisRule(
      "spikes",
      examples: ["spikes in sales by region", "was there a spike in orders in June 2017?", "sales spikes"],
      [
        "^ are|is|were|was? there? been? \(looking)? me? any|all|the|a|an? sudden|unusual|sharp|unexpected? spikes|spike|surges in|of|for|on?",
        "^ why? \(looking)? me? any sudden|unusual|sharp|unexpected|big? jumps|increases in|of|for",
        "sudden|unexpected|abrupt jump|jumps|increase|increases|rise|rises|surge in|of|for?",
        "spike|spikes in|of|for",
        "spikes $",
      ]
    ) { _ in .detect(.rises) },
    AnalysisRule(
      "when-collapsed",
      examples: ["when did sales collapse?", "when did orders drop?", "did sales crash last month?"],
      isSentence: true,
      [
        "^ when do|did|does|have|has|were|was ... collapse|collapsed|crash|crashed|plunge|plunged|plummet|plummeted|tank|tanked|slump|slumped|dip|dipped|drop|dropped|fall|fell",
        "do|did|does|have|has ... collapse|collapsed|crash|crashed|plummet|plummeted|tank|tanked",
      ]
    ) { _ in .detect(.falls) },
    AnalysisRule(
      "dips",
      examples: ["any drops in orders?", "any sudden drops in sales?", "collapses in sales by region"],
      [
        "^ are|is|were|was? there? \(looking)? me? any|all sudden|unusual|sharp|unexpected? drops|dips|collapses|crashes|outages|falls|declines in|of|for|on?",
        "sudden|unexpected|abrupt drop|drops|fall|falls|decrease|decreases|decline|declines|dip|dips in|of|for?",
        "collapses|dips in|of",
      ]
    ) { _ in .detect(.falls) },
    AnalysisRule(
      "trend-breaks",
      examples: [
        "was there a trend break in sales?", "level shifts in profit", "when did the trend of sales change?",
        "change points in orders",
      ],
      [
        "^ are|is|were|was? there? \(looking)? me? any|all|the|a|an? trend|structural|level breaks|break|shifts|shift|changes|change in|of|for|on?",
        "^ are|is|were|was? there? \(looking)? me? any|all|the|a|an? breaks|break in|of the? trend|level of|in|for?",
        "^ are|is|were|was? there? \(looking)? me? any|all|the|a|an? changepoints|changepoint|breakpoints|breakpoint in|of|for|on?",
        "^ are|is|were|was? there? \(looking)? me? any|all|the|a|an? change|break|turning|inflection points|point in|of|for|on?",
        "^ when|did|has|have did|has|have? the? trend|level of|in|for? .. change|changed|break|broken|shift|shifted|turn|turned",
        "^ when did|has|have ... shift|shifted to? a? new? level?",
      ]
    ) { _ in .detect(.breaks) },
    AnalysisRule(
      "missing-days", examples: ["are there missing days in orders?", "missing days in sales by region"],
      [
        "^ are|is|were|was? there? \(looking)? me? any|all|the? missing days|dates|weeks|months|hours in|of|for|from?",
        "which|what days|dates|weeks|months are|is? missing in|from|of|for",
        "gaps in the? data|history of|for|in?",
        "^ are|is|were|was there any|some|the? gaps|gap|holes|hole in|of|for the?",
        "^ any gaps|holes in|of|for the?",
      ]
    ) { _ in .detect(.gaps) },
  ]
}
