import SemanticLayer

/// Phrases that ask what is wrong in the books.
enum AuditRules {
  private static let any =
    "^ are|is|were|was|have|has|do|did? there|we|i|you|our|the? been? find|show|list|spot|identify|check|detect|look|got|have|see|give|get? me|us? for|any|all|the|some|of? possible|potential?"

  private static func billing(_ kind: String?) -> AnalysisRule.Request {
    .audit(AuditTopic(.billing, kind: kind))
  }

  static let all: [AnalysisRule] = [
    AnalysisRule(
      "audit",
      examples: ["audit billing", "run an audit of operations", "audit the tickets", "check the billing"],
      isSentence: true,
      [
        "^ run|do|start|make|perform? a|an|the? audit of|on|for|in? the|our|my? billing|invoices|invoicing|billings|books|refunds|credits|subscriptions audit? $",
        "^ run|do|start|make|perform? a|an|the? billing|invoice|refund|credit|books|revenue audit|check $",
        "^ check|review the|our? billing|books|invoicing for|on? errors|mistakes|problems|leakage?",
        "^ are|is|were|was|have|do|any|find|show|what we|there|the? have? any? billing|invoicing|invoice errors|mistakes|problems|issues|leaks|leakage|anomalies",
        "^ are|is|where|any|do|find|how we|there|much? any? revenue leakage|leaking|leak",
        "^ where|are are|do|we we? leaking|losing|leak|lose revenue",
      ]
    ) { _ in billing(nil) },
    AnalysisRule(
      "audit-operations", examples: ["audit operations", "check operations for failures"], isSentence: true,
      [
        "^ run|do|start|make|perform? a|an|the? audit of|on|for|in? the|our|my? operations|operation|systems|apis|endpoints|checkout|ops $",
        "^ run|do|start|make|perform? a|an|the? operations|operational|ops audit|check $",
        "^ check|review the|our? operations|ops for|on? failures|errors|problems|outages?",
        "^ are|is|were|was|any|find|show there? been? any? hard|soft|silent|operational failures|failure|outages|incidents",
      ]
    ) { _ in .audit(AuditTopic(.operations)) },
    AnalysisRule(
      "audit-tickets", examples: ["audit tickets", "any new topics in tickets?"], isSentence: true,
      [
        "^ run|do|start|make|perform? a|an|the? audit of|on|for|in? the|our|my? support? tickets|support $",
        "^ run|do|start|make|perform? a|an|the? support? ticket audit|check $",
        "^ are|is|any|find|show|what there|are? any|the? new|emerging topics|themes|issues|problems in|among|of the|our? support? tickets",
        "^ what are|do|is our|the|customers|people tickets|complaining|complain about $",
      ]
    ) { _ in .audit(AuditTopic(.tickets)) },
    AnalysisRule(
      "underbilling",
      examples: ["are we being underbilled?", "are we underbilling customers?", "any underbilled invoices?"],
      isSentence: true,
      [
        "^ are|is|were|have|do we|us|our|customers? being|been|getting? underbilled|underbilling|undercharging|undercharged|underbill|undercharge customers|anyone|anybody|clients|people|subscribers|somebody?",
        "^ are|is|were|have|do we|us|our|customers? being|been|getting? under -? billed|billing|charging|charged|bill|charge customers|anyone|anybody|clients|people|subscribers|somebody?",
        "^ are|is|were|have|do we|us|our|customers? being|been|getting? under-billed|under-billing|under-charging|under-charged customers|anyone|anybody|clients|people|subscribers|somebody?",
        "\(any) underbilled|underbilling|undercharged|under-billed|under-billing|under-charged invoices|customers|subscriptions|accounts|invoice?",
        "^ who|which|what customers|subscriptions|accounts|invoices|clients? do|are|is|were|was we? being? underbill|underbilled|underbilling|undercharged|undercharging|under-billed|under-billing",
        "^ do|did|are we charge|bill|charging|billing too little",
      ]
    ) { _ in billing("underbilling") },
    AnalysisRule(
      "duplicate-refunds",
      examples: ["any duplicate refunds?", "were payments refunded twice?", "find double refunds"],
      isSentence: true,
      [
        "\(any) duplicate|duplicated|double|repeated refunds|refund",
        "^ which|what|who|how|did|were|was|are|have|any .. refunded|refund twice|double",
        "^ which|what|how refunds|many are|were|refunds? duplicates|duplicate|duplicated|double refunds?",
        "^ duplicate|double refunds $",
      ]
    ) { _ in billing("duplicate_refund") },
    AnalysisRule(
      "tier-mismatch",
      examples: ["any tier mismatches?", "which customers are billed for the wrong plan?"],
      isSentence: true,
      [
        "\(any) tier|plan mismatch|mismatches",
        "^ who|which|what|is|are|any .. billed|charged|invoiced|on|for for|at|on|by|as? the|a wrong|cheaper|lower plan|tier|price|rate",
        "^ tier mismatch|mismatches $",
      ]
    ) { _ in billing("tier_mismatch") },
    AnalysisRule(
      "manual-credits",
      examples: [
        "any suspicious credits?", "self-approved credits", "are credits split under the approval limit?",
      ],
      isSentence: true,
      [
        "\(any) suspicious|improper|irregular|abusive|dubious manual? credits|credit",
        "\(any) self approved|approval|approving? credits|credit?",
        "\(any) self - approved|approval|approving credits|credit?",
        "\(any) self-approved|self-approval credits|credit?",
        "\(any) credits|credit that|which? were|are|being|been? split|splitted|divided under|below the? approval? limit|limits|threshold?",
        "^ is|are|does|did|has|have|do|who anybody|anyone|someone|somebody|agents|people|we? splits|split|splitting|abuses|abuse|abusing credits",
      ]
    ) { _ in billing("manual_credit") },
  ]
}
