/// The phrases that say what a turn does to the one before it.
enum TurnPhrases {
  /// Finds the longest of some phrases at a token.
  static func length(of phrases: [[String]], at start: Int, in tokens: [Token]) -> Int? {
    var best: Int?
    for words in phrases where start + words.count <= tokens.count && words.count > (best ?? 0) {
      let isMatch = words.indices.allSatisfy { offset in
        let token = tokens[start + offset]
        return token.kind != .quoted && token.lower == words[offset]
      }
      if isMatch { best = words.count }
    }
    return best
  }

  static func list(_ text: String) -> [[String]] {
    text.split(separator: "|").map { $0.split(separator: " ").map(String.init) }
  }

  /// Words before what a turn says that say nothing themselves.
  static let polite: Set<String> = [
    "can", "could", "would", "will", "you", "i", "please", "now", "then", "so", "but", "and", "also", "want",
    "need", "let", "us", "ok", "okay", "kindly", "maybe", "finally", "next", "actually", "we", "might",
    "to", "d", "s", "may", "like", "or",
  ]

  /// Those of them that tie the turn to the one before.
  static let continuing: Set<String> = ["and", "also", "then", "but", "now", "next", "or"]

  static let replacing = list(
    "what about|how about|what of|what if it is|same for|the same for|the same thing for|same thing for"
      + "|same question for|the same question for|do the same for|do that for|repeat for|repeat that for"
      + "|repeat this for|the same but for|same but for|the same but|same but|the same with|same with"
      + "|make it|make that|change it to|change that to|change to|switch to|switch it to|switch that to"
      + "|replace it with|replace that with|as for|try")

  static let adding = list(
    "add|include|append|put in|attach|add in|add on|show also|bring in|together with|along with|plus")

  static let removing = list(
    "remove|drop|take out|take away|take off|leave off|get rid of|lose|hide|omit|clear|forget|forget about"
      + "|forget the|ignore the|delete|undo the|lift|strip")

  static let excluding = list(
    "exclude|excluding|except|except for|leave out|without|not|not in|not from|but not|other than|minus"
      + "|not counting|ignore|skip|everything but|all but|everything except|all except|no")

  static let narrowing = list(
    "only|just|only for|just for|only in|just in|only the|just the|only those|just those")

  static let splitting = list(
    "break it down|break that down|break this down|break them down|break those down|break these down"
      + "|break down|split it|split that|split them|split this|split|drill down|drill into that|group it"
      + "|group them|group that|break it out|break that out|break them out|slice it|slice that")

  static let comparing = list(
    "compare with|compare it with|compare that with|compare them with|compare to|compare it to|compare that to"
      + "|compared with|compared to|versus|vs|against|and compare with|and compare it with")

  /// "update the list to …", "filter this list to show me …": what follows is what counts.
  static let revising = list(
    "update|change|modify|edit|revise|adjust|extend|expand|filter|narrow|restrict|reduce|trim|limit|redo")

  /// What is revised.
  static let results: Set<String> = [
    "list", "table", "result", "results", "query", "report", "answer", "output", "lists", "tables", "it",
    "that", "this", "them", "these", "those",
  ]

  static let rows = list(
    "list them|list those|list these|show them|show me them|show those|show me those|show these|show me these"
      + "|who are they|what are they|which are they|which ones|which ones are they|which ones are those"
      + "|what are those|what are these|who are those|who are these|which are those|which are these"
      + "|name them|see them|show the rows|show me the rows|list the rows|show the list|show me the list"
      + "|give me the list|give me a list|list it|who|which|which one|which one is it|which one is that|who is it|who is that|who was it|who was that"
      + "|what is it|which is it|show me which ones|tell me which ones|show me who they are|show me what they are"
  )

  static let counting = list(
    "how many are there|how many is that|how many are they|how many are those|how many are these|how many"
      + "|how many rows|how many are there in total|how many in total|how many is that in total|count them"
      + "|how many of them are there|how many of those are there|how many were there|how many is it"
      + "|count those|count these|how many rows are there|how many are on the list|how many are in the list"
      + "|how many in all|how many altogether")

  static let lifting = list(
    "show all|all of them|show everything|show all of them|show me all|the full list|no limit|without the limit"
      + "|without a limit|show the rest|list all of them|show me all of them|show me the full list|all rows"
      + "|show all rows|show me the rest|all|list all|show the full list|show me everything|not just the top")

  static let timeless = list(
    "all dates|all time|for all dates|for all time|of all time|all periods|all years|for all years|over all years"
      + "|the whole period|any time|at any time|all the time|the full period|since the beginning|whole period"
  )

  static let reversing = list(
    "reverse|reverse it|reverse that|reverse the order|reverse the sort|reverse the sorting|reverse order"
      + "|in reverse|in reverse order|flip it|flip that|flip the order|flip the sort|sort the other way"
      + "|sort it the other way|sort them the other way|sort that the other way|the other way|the other way around|the other way round"
      + "|other way round|other way around|sort the other way around|sort the other way round"
      + "|sort it the other way around|sort it the other way round|sort them the other way round"
      + "|sort them the other way around|in the opposite order|opposite order|the opposite order|invert the order"
      + "|order it the other way|order them the other way|order them the other way around|turn it around"
      + "|turn the order around|in the other direction|the other direction")

  /// Words that end a turn and say how it joins the one before.
  static let closingAdditions = list(
    "too|as well|also|in addition|on top|additionally|too please|as well please")
  static let closingReplacements = list("instead|instead please|rather")
  static let closingSilence = list("please|again|oops|now|though|then|if possible|thanks|thank you")
}
