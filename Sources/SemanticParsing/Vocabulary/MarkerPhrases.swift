import SemanticLayer

/// The phrases of each marker, separated by `|`. Words match in lower case or as lemma.
enum MarkerPhrases {
  static let all: [(Marker, String)] =
    openers + aggregates + superlatives + comparators + structure + arithmetic

  private static let openers: [(Marker, String)] = [
    (.opener(.what), "what|what is|what be|whats"),
    (.opener(.which), "which|in which|of which|on which|for which|what kind of|which kind of|what type of"),
    (.opener(.who), "who|whom"),
    (.opener(.when), "when"),
    (.opener(.where), "where"),
    (.opener(.how), "how"),
    (
      .opener(.command),
      "show|show me|showing|showing only|list|list out|list up|find|find out|give|give me|give us|return|display|tell|tell me|get|get me|select|provide|provide me|provide me with|identify|compute|calculate|report|print|retrieve|fetch|output|describe|name|pull|pull up|break out|let me know|i want|i want to see|i want to know|i would like|i would like to see|i like to see|i like to know|i like to have|i would like to know|i need|i need to know|can you|could you|would you|can you tell me|can you show me|could you tell me|could you show me|can you list|can you find|please show|please list|please give|do you know|can i see|may i know|do you have|what about|how about|kindly|state the|compare|comparing|contrast|visualize|plot|chart|graph|present|enumerate|determine|search|search for|look up|want to know|want to see|want"
    ),
    (
      .count,
      "how many|number of|the number of|count of|count the number of|count how many|total number of|the total number of|the count of|counting|total count of|amount of times|how often|how many times|number of times|how many different times|quantity of|no of|nos of|no. of|total no of|the total no of|total no. of|the no of|the no. of|# of|tally|head count of|headcount"
    ),
    (.count, "count|count the|number"),
    (
      .amount,
      "how much|how much money|how much in total|the total amount of money|total amount of money|amount of money"
    ),
  ]

  private static let aggregates: [(Marker, String)] = [
    (.aggregate(.average), "average|avg|mean|on average|the average|averaged|typical"),
    (
      .aggregate(.sum),
      "total|sum|sum of|the sum of|the total|in total|overall|combined|altogether|add up|summed|total of|aggregate|cumulated"
    ),
    (.aggregate(.maximum), "maximum|max|maximal"),
    (.aggregate(.minimum), "minimum|min|minimal"),
    (.aggregate(.median), "median"),
    (.aggregate(.standardDeviation), "standard deviation|stddev|std dev|std"),
    (
      .distinct,
      "distinct|different|kinds of|kind of|different kinds of|kinds of different|unique|various|distinctive|unduplicated|without repetition|deduplicated"
    ),
  ]

  private static let superlatives: [(Marker, String)] = {
    var list: [(Marker, String)] = [
      (
        .superlative(.init(isDescending: true)),
        "highest|largest|greatest|biggest|maximum|max|most amount of|top most|utmost|strongest|peak"
      ),
      (
        .superlative(.init(isDescending: false)),
        "lowest|smallest|least amount of|minimum|min|minimal|slightest|weakest"
      ),
      (
        .superlative(.init(isDescending: true, countsThings: true)),
        "most|most number of|largest number of|greatest number of|highest number of|maximum number of|biggest number of|largest amount of|highest amount of|largest total number of|max number of|highest count of"
      ),
      (
        .superlative(.init(isDescending: false, countsThings: true)),
        "least|fewest|least number of|fewest number of|smallest number of|lowest number of|minimum number of|smallest amount of|lowest amount of"
      ),
      (
        .superlative(.init(isDescending: true, isFrequency: true)),
        "most common|most popular|most frequent|most frequently|most often|most commonly|most used|most frequently used|most commonly used|most prevalent|most widely used|commonest|most times|greatest number of times|largest number of times|highest number of times|most number of times|maximum number of times|most commonly occurring|predominant|busiest"
      ),
      (
        .superlative(.init(isDescending: false, isFrequency: true)),
        "least common|least popular|least frequent|least frequently|least commonly used|least used|rarest|fewest times|least number of times|smallest number of times|fewest number of times|least times|least often|least commonly|quietest|least busy"
      ),
      (
        .superlative(.init(isDescending: true, isQuality: true)),
        "best|leading|best performing|most successful|strongest performing|top performing|top rated|best rated|highest rated|most valuable|top selling|best selling|highest ranked"
      ),
      (
        .superlative(.init(isDescending: false, isQuality: true)),
        "worst|poorest|worst performing|least successful|lowest rated|worst rated|worst selling|underperforming"
      ),
      (.superlative(.init(isDescending: true, isPositional: true)), "top|first"),
      (.superlative(.init(isDescending: false, isPositional: true)), "bottom|last"),
      (
        .superlative(.init(isDescending: true, isTemporal: true)),
        "latest|most recent|most recently|newest|last"
      ),
      (.superlative(.init(isDescending: false, isTemporal: true)), "earliest|first|initial"),
      (
        .superlative(.init(isDescending: true, adjective: "expensive")),
        "most expensive|priciest|costliest|dearest|most costly"
      ),
      (
        .superlative(.init(isDescending: false, adjective: "expensive")),
        "cheapest|least expensive|most affordable|least costly|most inexpensive"
      ),
      (.superlative(.init(isDescending: true, adjective: "old")), "oldest|eldest|most senior"),
      (.superlative(.init(isDescending: false, adjective: "old")), "youngest|most junior"),
      (.superlative(.init(isDescending: true, adjective: "long")), "longest"),
      (.superlative(.init(isDescending: false, adjective: "long")), "shortest"),
      (.superlative(.init(isDescending: true, adjective: "high")), "tallest"),
      (.superlative(.init(isDescending: true, adjective: "heavy")), "heaviest"),
      (.superlative(.init(isDescending: false, adjective: "heavy")), "lightest"),
      (.superlative(.init(isDescending: true, adjective: "fast")), "fastest|quickest"),
      (.superlative(.init(isDescending: false, adjective: "fast")), "slowest"),
      (
        .superlative(.init(isDescending: true, adjective: "well paid")),
        "best paid|highest paid|top paid|highest earning|best earning"
      ),
      (
        .superlative(.init(isDescending: false, adjective: "well paid")),
        "worst paid|lowest paid|lowest earning|least paid"
      ),
      (.superlative(.init(isDescending: true, adjective: "profit")), "most profitable"),
      (.superlative(.init(isDescending: false, adjective: "profit")), "least profitable"),
      (
        .superlative(.init(isDescending: false, adjective: "profit")),
        "loses the most money|lose the most money|losing the most money|lost the most money|biggest loss|biggest losses|largest loss|largest losses"
      ),
      (
        .superlative(.init(isDescending: true, adjective: "populate")),
        "most populous|most populated|most populace"
      ),
      (.superlative(.init(isDescending: false, adjective: "populate")), "least populous|least populated"),
    ]
    list.append((.superlative(.init(isDescending: true, adjective: "rich")), "richest|wealthiest"))
    return list
  }()

  private static let comparators: [(Marker, String)] = [
    (
      .comparator(.init(operation: .greater)),
      "more than|greater than|larger than|higher than|bigger than|over|above|exceed|exceeds|exceeding|in excess of|beyond|is more than|is greater than|is above|was above|was more than|better than|surpass|upwards of|more|>|is over|no fewer|over than|higher|greater|larger|bigger|longer than|taller than|wider than|strictly more than|stronger than"
    ),
    (
      .comparator(.init(operation: .less)),
      "less than|lower than|smaller than|fewer than|under|below|is less than|is below|is under|<|worse than|beneath|lower|smaller|fewer|less|shorter than|slower than|strictly less than|no more|weaker than"
    ),
    (
      .comparator(.init(operation: .greaterOrEqual)),
      "at least|reach|reaches|reached|at least as long as|at least as much as|at least as high as|at least as large as|at least as many as|no less than|not less than|no fewer than|not fewer than|greater than or equal to|more than or equal to|larger than or equal to|higher than or equal to|equal to or greater than|equal or greater than|equal to or more than|equal or more than|greater or equal to|greater than or equals to|a minimum of|minimum of|>=|or more|or above|or higher|or greater|no lower than|not below|starting at|not lower than|no smaller than|not smaller than|bigger than or equal to|and up|at or above"
    ),
    (
      .comparator(.init(operation: .lessOrEqual)),
      "at most|no more than|not more than|less than or equal to|fewer than or equal to|lower than or equal to|smaller than or equal to|equal to or less than|equal or less than|less or equal to|a maximum of|maximum of|<=|up to|or less|or fewer|or below|or lower|not exceeding|not exceed|no greater than|not greater than|no higher than|not over|not above|at or below|no larger than|within"
    ),
    (
      .comparator(.init(operation: .equal)),
      "exactly|equal to|equals|equal|equals to|is equal to|precisely|just|="
    ),
    (
      .comparator(.init(operation: .notEqual)),
      "not equal to|!=|<>|differ from|different from|different than|is not equal to|does not equal|unequal to|other than equal to"
    ),
    (.comparator(.init(operation: .less, isTemporal: true)), "before|earlier than|prior to|older than date"),
    (
      .comparator(.init(operation: .greater, isTemporal: true)),
      "after|later than|newer than|more recent than|since then|following|more recently than"
    ),
    (
      .comparator(.init(operation: .greater, adjective: "old")),
      "older than|elder than|aged over|over the age of|above the age of|aged above|aged more than"
    ),
    (
      .comparator(.init(operation: .less, adjective: "old")),
      "younger than|aged under|under the age of|below the age of|aged below|aged less than"
    ),
    (.comparator(.init(operation: .less, adjective: "expensive")), "cheaper than|less expensive than"),
    (
      .comparator(.init(operation: .greater, adjective: "expensive")),
      "more expensive than|costlier than|pricier than"
    ),
    (.comparator(.init(operation: .greater, adjective: "heavy")), "heavier than"),
    (.comparator(.init(operation: .less, adjective: "heavy")), "lighter than"),
    (
      .between,
      "between|within the range|within the range of|within the range from|within range|ranging from|in the range of|in the range from|in between|ranging between|range from|in the range"
    ),
  ]

  private static let structure: [(Marker, String)] = [
    (
      .negation,
      "not|no|never|none|nobody|no one|n't|cannot|neither of|nothing|isnt|dont|doesnt|didnt|hasnt|havent|wasnt|werent|arent|zero|lack|lacks|lacking|fail to|failed to|unable to|have not|have never"
    ),
    (
      .conjunction(.and),
      "and|&|as well as|along with|together with|and also|plus|with also|and then|in addition to|, and"
    ),
    (.conjunction(.or), "or|or else|and or"),
    (.conjunction(.but), "but|but not|yet|however|although|though|while not"),
    (.conjunction(.both), "both|both of"),
    (.conjunction(.either), "either|any of|one of|either of"),
    (.conjunction(.neither), "neither"),
    (.conjunction(.nor), "nor"),
    (
      .conjunction(.except),
      "except|except for|excluding|other than|apart from|outside|outside of|ignoring|leaving out|not counting|not including|without counting|besides|aside from|not in|rather than|but not in"
    ),
    (.conjunction(.also), "also|too|additionally|respectively|in addition|at the same time|as well"),
    (
      .group(.each),
      "for each|of each|in each|from each|for every|of every|in every|to each|within each|by each|on each|at each|with each|for the different|for all the different|for each of|of all the different|under each|in each of|each of|corresponding to each|belonging to each"
    ),
    (
      .group(.per),
      "per|across|across the different|across different|vary across|vary across different|varies across|vary by|varies by|differ by|differs by|differ across"
    ),
    (
      .group(.grouped),
      "grouped by|group by|broken down by|break down by|breakdown by|split by|divided by|aggregated by|segmented by|categorized by|and group by|and group the result by|sliced by|by each|according to|depending on|based on|distributed across|distribution by|group them by|separated by|summarized by|classified by|grouping by|grouped with|group the results by|group the result by"
    ),
    (.each, "each|every|each and every"),
    (
      .order(.sorted),
      "sorted by|sort by|order by|ordered by|ranked by|rank by|arranged by|sort them by|order them by|sorted|ordered|sort|ranked|arrange|arranged|arranged according to|sorted according to|sorted in|ordered in|listed by|sort the list by|sort the result by|sort results by|order the results by|order the result by|rank them by|sort the results by|and sort by|and order by|listed in|sorted on|in the order of|in order of|in the order|in order by|in order|order it by|sort it by|ranking by|order of|sorted based on|ordered based on|starting with the|starting from the|sort the list in|order them|sort them|sort them in|order the list by"
    ),
    (
      .order(.alphabetical),
      "in alphabetical order of|in alphabetical order|alphabetically|alphabetical|in lexicographical order of|in lexicographical order|in lexicographic order of|in lexicographic order|in lexicographical order by|lexicographically|in alphabetic order|alphabetical order of|alphabetical order|in alphabetical order by|alphabetic|lexicographic"
    ),
    (
      .order(.chronological),
      "in chronological order of|in chronological order|chronologically|chronological|by date order"
    ),
    (
      .direction(isDescending: true),
      "descending|desc|in descending order of|in descending order|in descending order by|descending order of|descending order|from highest to lowest|from high to low|high to low|highest to lowest|largest first|highest first|biggest first|most first|top first|best first|greatest first|longest first|costliest first|in decreasing order of|in decreasing order|decreasing order of|decreasing|from most to least|most to least|from largest to smallest|largest to smallest|in reverse order|reverse|from the highest to the lowest|from the largest to the smallest|from the most to the least|from oldest to youngest|from the oldest to the youngest|oldest first|from most recent to oldest|from latest to earliest|in desc order|from new to old|newest first|in reverse alphabetical order|from newest to oldest|most recent first|from best to worst|from the most recent|in descendent order|from longest to shortest|from best to lowest"
    ),
    (
      .direction(isDescending: false),
      "ascending|asc|in ascending order of|in ascending order|in ascending order by|ascending order of|ascending order|from lowest to highest|from low to high|low to high|lowest to highest|smallest first|lowest first|in increasing order of|in increasing order|increasing order of|increasing|from least to most|least to most|from smallest to largest|smallest to largest|from the lowest to the highest|from the smallest to the largest|from youngest to oldest|from the youngest to the oldest|youngest first|from oldest to newest|from earliest to latest|in asc order|from old to new|earliest first|oldest to newest|from earliest to most recent|from worst to best|from shortest to longest"
    ),
    (
      .relative(.that),
      "that|who have|that have|which have|who has|that has|which has|who had|that had|who are|that are|who is|that is|which are|which is|who was|who were|that were|that was|which were|which was|who do|that do|which do|that does|who did|which did|that did|such that"
    ),
    (.relative(.whose), "whose|of whom|for whom"),
    (.relative(.with), "with|that has a|that have a|which has a|along with a|containing a|with the|having a"),
    (
      .relative(.without),
      "without|without any|with no|with none|that lack|lacking any|that have no|who have no|which have no|who has no|that has no|having no|without having|that do not have|who do not have|which do not have|that does not have|do not have|does not have|did not have|have not had|has no|have no|had no|do not have any|does not have any|did not have any|have never had|never had|has never had|that do not have any|who do not have any|which do not have any|not have any"
    ),
    (.relative(.where), "for which the|in which the|where the"),
    (.relative(.having), "having|has|had|have|that contain|who own|that own"),
    (
      .everything,
      "details|the details|information|info|all the information|all information|all the data|all data|all the details|all details|everything|all info|all the info|all columns|all the columns|every column|complete information|full information|all of the information|all of the details|all the fields|all fields"
    ),
    (
      .profitability(isLoss: true),
      "lose money|losing money|loses money|lost money|unprofitable|in the red|make a loss|makes a loss|loss making|negative profit|negative profits|run at a loss|at a loss"
    ),
    (
      .profitability(isLoss: false),
      "make money|makes money|making money|in the black|turn a profit|make a profit|are profitable|is profitable"
    ),
    (.evaluation(isGood: true), "good"),
    (.evaluation(isGood: false), "bad|poor"),
    (.preposition(.of), "of|across all|across all the|belonging to|owned by"),
    (.preposition(.in), "in|inside|inside of"),
    (.preposition(.from), "from|out of|coming from|come from|came from"),
    (.preposition(.to), "to|toward|towards|onto"),
    (.preposition(.at), "at|near|around"),
    (.preposition(.on), "on|upon"),
    (.preposition(.for), "for"),
    (.preposition(.by), "by|via|made by|done by"),
    (.preposition(.role), "as"),
    (
      .preposition(.about),
      "about|regarding|concerning|related to|associated with|with respect to|in terms of|corresponding to"
    ),
    (.preposition(.among), "among|amongst|among all|out of all|of all"),
    (.preposition(.during), "during|throughout"),
    (.be, "be|is|are|was|were|been|being|become|became|belong|belong to|belongs to"),
    (.have, "have|has|had|possess|contain|include|own|get"),
    (
      .all,
      "all|all the|all of the|all of|any|any of the|entire|whole|full list of|list of|list of all|the list of|complete list of|a list of|a list of all|the list of all|each of the|some|some of the|every single|list all|set of"
    ),
    (
      .pattern(.contains),
      "contain the word|contains the word|containing the word|contain the substring|contains the substring|contain the letter|contains the letter|containing the letter|contain the phrase|has the word|with the word|have the word|has the substring|have the substring|with the substring|with the letter|has the letter|have the letter|contain|contains|containing|include|includes|including|included in|that include|has the phrase|have the phrase|with the phrase|have substring|has substring|with substring|includes the word|including the word|include the word|includes the phrase|containing the substring|contain word|has word|have word|contain the string|contains the string|contain letter|contains letter|containing the phrase|contains the phrase|include the substring|includes the substring|containing the string|has a substring|matches|with word|contain the text|contains the text|includes the letter|mention|mentions|mentioning|substring|the letter|letter|the word|the substring|the phrase|the letters|character|the character"
    ),
    (
      .pattern(.startsWith),
      "start with|starts with|starting with|begin with|begins with|beginning with|start with the letter|starts with the letter|starting with the letter|begin with the letter|begins with the letter|beginning with the letter|starts with letter|begins with letter|with prefix|has prefix|starting with letter|start by|starts by|begin by|starts with the word|start with the word|start from|prefixed with|starts from|starting letter|beginning letter|beginning with letter|start with letter|begin with letter"
    ),
    (
      .pattern(.endsWith),
      "end with|ends with|ending with|end in|ends in|ending in|end with the letter|ends with the letter|ending with the letter|with suffix|ends with letter|suffixed with|ending with letter|ends by|end by|ends with the word|end with letter"
    ),
    (.pattern(.like), "like|similar to|sounds like|resembling|look like"),
    (
      .missing,
      "missing|null|empty|blank|unknown|not available|not specified|unspecified|not recorded|not assigned|unassigned|not known|not filled|not given|undefined|not set|not mentioned|have a null value|null value|a null value"
    ),
    (.same, "same|the same|identical|in common|shared"),
    (
      .existence,
      "there|exist|is there|are there|there is|there are|there be|there exist|do there exist|is there any|are there any"
    ),
    (
      .share,
      "share of|percentage of|percent of|proportion of|fraction of|what share of|what percentage of|what percent of|what proportion of|what fraction of|% of|as a share|as share|as a percent|as percent|as a percent of|as percent of|as a fraction of|as a proportion of|as percentage|as a percentage|as a percentage of|percentage|percent|as a share of total|as a share of the total|as % of total|as % of the total|as a % of total|as a % of the total|as % of|as a % of|in percent of total|as a percentage of total|as a percentage of the total|as percentage of total|as a percent of the total|as percent of the total|as a proportion of total|as a proportion of the total|share|what share|what percentage|what percent|what % of|what proportion|what fraction|shares of|contribution to|percentage share of|percentage share|percent share|share of total|share of the total|as percent of total|as a percent of total|percent of total|percentage of total|percentage of the total|% of total|contribution of|proportion"
    ),
    (.ratio, "ratio of|ratio|ratio between|ratio between the"),
    (
      .pronoun,
      "it|its|they|their|theirs|them|he|she|his|her|him|one|ones|those|these|this|themselves|itself|the ones|those ones|that one|this one|such"
    ),
    (.possessive, "'s"),
    (.comma, ",|;|:"),
    (.sentenceEnd, "?|.|!"),
    (.than, "than"),
    (.versus, "versus|vs|compared to|compared with|against|in comparison to|in comparison with|relative to"),
    (
      .filler,
      "amount of|the amount of|teh|did we take|did we get|did we receive|did we have|did we make|did we process|did we book|still|do we have|have we got|we took|we got|we have|do we get|we received|we booked|the|a|an|do|does|did|please|me|us|i|we|you|our|my|your|can|could|would|will|shall|should|may|might|must|ever|so|then|just|exactly right|overall value|actually|currently|current|now|already|yet still|kind|sort of|information|info|data|records|entries|values|details about|result|results|respective|corresponding|associated|available|given|certain|particular|specific|following ones|total value|actual|recorded|record|existing|ok|okay|hi|hello|hey|thanks|thank you|great|good morning|nice|excellent|cool|well|oh|yes|yeah|perfect|interesting|hmm|alright|right|sure|wow|also please|in the database|in the system|in our database|in database|in the data|in the table|in this database|from the table|from the database|from the data|in our system|stored|listed|when it comes to|think|know|see|doing|performing|perform|performed|like to|want to|need to|there in total|as of now|at all|in all|total there|be able to|help|try|basically|simply|individual|individually|such as|called as|respectively|entirely|mentioned above|of them|of those|together|it out|up|out|off|namely|for me|back|instead|really|happen|happened|take place|took place|place|placed|occur|occurred|make sure|to make sure|lastly|finally|first of all|as a last thing|square meters|square metres|sqm"
    ),
  ]

  private static let arithmetic: [(Marker, String)] = [
    (
      .runningTotal,
      "running total|running total of|cumulative|cumulative total|cumulative total of|cumulative sum|cumulatively|accumulated|running sum|running sum of|running totals|running totals of|cumulative sum of|running count of|cumulative number of|cumulative count of|running number of"
    ),
    (
      .growth,
      "growth|growth of|growth in|growth rate|growth rate of|change in|percent change in|percentage change in|increase in|rate of change of|change of|grow|grew|grown|growing|decline in|changes in|change|percent change|percentage change|percent growth|percentage growth|pct change|percentage growth of|% change|% growth|% change in|% growth in|relative change in|relative change"
    ),
    (
      .cumulativeShare,
      "cumulative share|pareto|pareto of|cumulative percentage|cumulative percent|abc analysis of|80 20|cumulative share of|cumulative percentage of|cumulative percent of|cumulative percent of total|cumulative percentage of total|running share of|running share|running percentage of"
    ),
    (
      .movingAverage,
      "moving average|moving average of|rolling average|rolling mean|rolling average of|rolling mean of|moving mean|moving mean of|moving averages of|smoothed"
    ),
    (
      .difference,
      "difference between|the difference between|difference in|difference of|gap between|the difference in|difference"
    ),
    (.newcomer, "new|first time|first - time|brand new|newly acquired"),
    (
      .makesUp,
      "make up|makes up|making up|made up|account for|accounts for|accounting for|accounted for|represent|represents|generate|generates|generated|bring in|brings in|brought in|responsible for|constitute|comprise|contribute|contributes"
    ),
    (
      .contribution,
      "contributed most to|contributed the most to|contributed to|contribute to|contribute most to|contributing to|contributed|drove|drives|driving|drove the most of|driver of|drivers of|explain|explains|explained|caused|behind|led to|is behind|are behind|contribution to|contribution"
    ),
    (.rank, "rank of|ranking of|position of|rank|rank the|ranking"),
  ]
}
