import QuerentCore
import SemanticLayer

extension Sketch {
  /// What business arithmetic needs beside its operations.
  struct Arithmetic: Hashable, Sendable {
    /// Where the verb after "percentage of orders" starts: what is required before it limits the whole, too.
    var shareVerb: Int?
    /// What parts are parts of: `category` in "share within each category".
    var within: [Int] = []
    var ratio: Ratio?
    /// `order` in "profit per order": the figure is divided by the number of them.
    var perEntity: Int?
    /// `region` in "top 3 products per region".
    var limitedWithin: [Int] = []
    var days: Days?
    /// "average session length", "how long does it take to close a ticket".
    var duration: Duration?
    /// The unit asked for, in parts of a day: 24 for hours.
    var unit: DurationUnit?
    /// "… and how many do not": rows without what was said before are counted, too.
    var asksForOpposite = false
    /// The condition whose rows a rate is the share of: "success rate".
    var rate: Int?
    /// Absolute change is asked for rather than growth.
    var isAbsolute = false
    /// What is put in order: `regions` in "rank regions by profit".
    var ranked: Int?

    /// 95 in "95th percentile".
    var percent: Int?
    /// 0.8 in "customers that make up 80 % of sales", and what it is of.
    var portion: Double?
    var portionOf: Int?
    /// `customers` in "new customers last month".
    var newcomers: Int?
    /// "rank of Texas": one member among all.
    var rankedMember = false
    /// "West vs East": members are shown beside each other.
    var setsMembersBeside = false
    /// "what drove the drop in sales".
    var explainsChange = false
    /// Where the word of the change stands.
    var changeItem: Int?
    /// "missed their quota".
    var goal: Goal?
    /// The step in "average daily sales", "average orders per month".
    var rateStep: TimeGrain?

    /// "last time Acme ordered": the latest date, or the earliest.
    var occasion: Aggregate?
    /// "what does Acme buy most".
    var traded: Traded?
    /// "who sold the most".
    var dealing: Dealing?
    /// `bill` in "how much did we bill".
    var amountVerb: String?
    /// "days from order to payment".
    var span: DateSpan?
    /// "how much do customers owe us".
    var asksOwed = false
    /// `customers` in "monthly active customers".
    var activePeople: Int?

    /// "by first purchase month".
    var cohort: Cohort?
    /// "new vs repeat revenue".
    var splitsNew = false
    /// "churn rate".
    var churn: Churn?
    /// The time of the first purchase, among those named.
    var firstBought: Int?
    /// "came back".
    var cameBack = false

    /// How a figure moved.
    var trend: Trend?

    /// Whether a figure is needed, named or not.
    var needsFigure: Bool {
      rankedMember || setsMembersBeside || explainsChange || portion != nil || !within.isEmpty
    }

    /// The number of periods of a moving average, where it stands after the words.
    var windowItem: Int?

    /// Whether it gives a figure over rows, so that "by region" groups.
    var isFigure: Bool {
      ratio != nil || perEntity != nil || activePeople != nil || traded != nil || asksOwed || occasion != nil
        || days != nil || span != nil
        || duration?.aggregate != nil || rate != nil
    }
  }

  /// "ratio of A to B".
  struct Ratio: Hashable, Sendable {
    /// The first target of the second side.
    var target: Int
    /// The first condition of the second side.
    var condition: Int
    /// The first time of the second side.
    var time = 0
    /// What is done with the two: divided unless said otherwise.
    var symbol = ArithmeticOperator.divide
  }

  /// A goal, and how what came in compares with it.
  struct Goal: Hashable, Sendable {
    var phrase: Int
    var operation: ComparisonOperator
    /// The part of it that counts: 0.8 in "below 80 % of quota".
    var part = 1.0
    /// "who is below quota".
    var asksWho = false
  }

  /// "days between the order date and the ship date".
  struct Days: Hashable, Sendable {
    var earlier: Int
    var later: Int
    var aggregate: Aggregate?
  }

  /// From the beginning of a row of a table to its end.
  struct Duration: Hashable, Sendable {
    var table: Int?
    /// The stem of the verb that tells which date is the end: "to close".
    var verb: String?
    var aggregate: Aggregate?
  }

  /// From one date to another, each by the words that say which.
  struct DateSpan: Hashable, Sendable {
    var from: [String]
    var to: [String]
    var aggregate: Aggregate
  }

  /// What durations are measured in.
  enum DurationUnit: String, Hashable, Sendable {
    case second, minute, hour, day, week

    /// The unit of a word in the singular or plural.
    init?(word: String) {
      let singular = word.hasSuffix("s") ? String(word.dropLast()) : word
      self.init(rawValue: singular == "night" ? "day" : singular)
    }
  }
}
