/// Tells questions that documents answer (what the policy is, what to do when something fails, who approves) from
/// questions about figures.
public enum DocumentCue {
  /// Ways to ask for what a document says.
  private static let patterns: [AnalysisPattern] = [
    "what|which|whats is|are|s|the|our? .. policy|policies|guideline|guidelines|playbook|procedure|rule|rules on|for|about|regarding|when|if|to|around",
    "what do|does|did the|our? .. playbook|playbooks|policy|policies|handbook|runbook|runbooks|guide|guidelines|documents|docs|documentation say|says|tell|recommend",
    "according to the|our? .. playbook|playbooks|policy|policies|handbook|runbook|guide|guidelines",
    "^ what should|do|must|can i|we|reps|agents|you|people do|say|answer|reply|tell when|if|to|about|with",
    "^ what to do|say when|if|about|with",
    "what should|do|must|can i|we do $",
    "what should|must be|happen done? when|if",
    "^ how do|should|must|can i|we|you|reps|agents handle|treat|answer|respond|escalate|deal|react|reply|process|overcome",
    "^ who approves|signs|authorizes|authorises a|an|the|our?",
    "^ who has|needs|is to|allowed? .. approve|sign|authorize|authorise|be|decide",
    "^ who must|can|may|should approve|sign|authorize|authorise|be|decide|i|we|talk",
    "^ who do|must|should i|we tell|call|ask|inform|notify|escalate|contact",
    "^ may|can|must|should a|an|the? i|we|reps|rep|agents|agent|customers|customer|partners|partner give|offer|promise|share|discuss|refund|approve|accept|send|talk|tell|return|pay|lock|cancel|speak|use|export|sign",
    "^ am|are|is i|we|reps|agents|it|customers a|rep? allowed|permitted|supposed|ok|okay",
    "^ what|whats is|are|s .. procedure|process|steps|runbook|playbook|escalation for|when|if|to|path|of",
    "playbook|playbooks|runbook|runbooks|handbook say|says|on|for|about",
  ].map { AnalysisPattern($0) }

  /// Words for what documents hold, which no figure does.
  private static let subjects: Set<String> = [
    "policy", "policies", "playbook", "playbooks", "runbook", "runbooks", "handbook", "guideline",
    "guidelines",
    "procedure", "procedures", "rule", "rules",
  ]

  /// Whether a question names what documents hold. It may be about data that is called so, so that documents are asked
  /// only when the data have no answer.
  public static func mayMatch(_ question: String) -> Bool {
    Tokenizer.tokens(of: question).contains { subjects.contains($0.lower) }
  }

  /// Whether a question asks for what documents say.
  public static func matches(_ question: String) -> Bool {
    let tokens = Tokenizer.tokens(of: question)
    guard tokens.count <= 60 else { return false }
    return patterns.contains { $0.match(tokens, numbers: []) != nil }
  }
}
