import QuerentCore
import SemanticLayer

/// What a question says, before it is known which columns it means: the shape is fixed, the names are still open.
struct Sketch: Hashable, Sendable {
  /// Every name of the schema in the question, in text order; other parts refer to it by index.
  var phrases: [Phrase] = []
  var targets: [Target] = []
  /// The phrase the question is about: `customers` in "which customers …".
  var focus: Int?
  var conditions: [Condition] = []
  var groups: [Group] = []
  var orders: [Order] = []
  var limit: Int?
  var offset = 0
  /// The limit was said: "top 5", rather than implied by "the highest".
  var isLimitSaid = false
  /// The figure that ranks is wanted beside the names.
  var showsRankingFigure = false
  var isDistinct = false
  /// Times that filter rows, with the phrase they stand beside.
  var times: [Time] = []
  var comparison: TimeMention.TimeReference?
  /// The step of a comparison named without its range: month for "month over month".
  var comparisonStep: TimeGrain?
  var rules: [Interpretation.RuleApplication] = []
  /// The word the question opens with.
  var opener: Marker.Opener?
  /// Items no rule used, by index.
  var unread: [Int] = []
  var operations: Set<Operation> = []
  var arithmetic = Arithmetic()
  /// "compare sales in 2017 with 2016": two periods named are set side by side.
  var isComparing = false
  /// "all directors": the first thing to show is said to be all of its kind.
  var listsAll = false
  /// How rows of one table that refer to each other are spoken of.
  var selfReference: SelfReferenceUse?
  /// "customers and suppliers": two nouns side by side.
  var listsSideBySide = false
  /// "a branch or a borrower": what is named side by side are alternatives.
  var namesAlternatives = false
  /// "names of …": names and nothing else are asked for.
  var listsNames = false
  /// "shared by A and B": what is listed goes with each of the members.
  var isShared = false

  /// Business arithmetic asked of the figures.
  enum Operation: Hashable, Sendable {
    case share, growth, runningTotal, cumulativeShare, movingAverage(Int), rank, difference
  }

  /// A name of the schema in the question.
  struct Phrase: Hashable, Sendable {
    var candidates: [SchemaCandidate]
    var span: TextSpan
    var text: String
    /// The phrase it belongs to: `department` in "name of the department".
    var owner: Int?
    /// What its place in the sentence asks of it.
    var wants: Want = .any
    /// Set where it stands for the row referred to: "more than their manager".
    var link: SelfLink?
    /// Whether the words stand in a list with others (shared owner).
    var item: Int
    /// "who would not recommend": the noun was denied where it stands.
    var isDenied = false
  }

  /// What a phrase must be to make sense where it stands.
  enum Want: Hashable, Sendable { case any, table, column, number, date }

  /// Something to show.
  struct Target: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
      case phrase(Int)
      case count(Int?)
      case aggregate(Aggregate, Int)
      /// `who`, `when`, `where`, `how much`: the kind of answer is known, the column is not.
      case implied(Implied)
      /// One column less another: "difference between minimum and maximum salary".
      case difference(Int, Int)
      /// Two columns of a row added up: "the sum of checking and savings balances".
      case sum(Int, Int)
      /// All columns of the table of a phrase.
      case everything(Int?)
    }
    var kind: Kind
    var isDistinct = false
    /// The aggregate was said once for several nouns: "average latitude and longitude".
    var isShared = false
    /// Which sentence asked for it.
    var sentence = 0
  }

  enum Implied: Hashable, Sendable { case person, date, place, amount }

  struct Group: Hashable, Sendable {
    enum Key: Hashable, Sendable {
      case phrase(Int)
      case grain(TimeGrain?)
      case part(TimePart)
    }
    var key: Key
    /// `each employee`: the entity itself rather than one of its columns.
    var isEach = false
    /// `per X`: what stands before it is a figure.
    var isPer = false
    /// `of each X`: says whose the rest is; a list of columns does not repeat it.
    var isOwner = false
    /// `across X`: no key when the figures are over X itself.
    var isAcross = false
  }

  struct Order: Hashable, Sendable {
    var key: Key
    var isDescending: Bool
    /// From a superlative, with its limit; several mean several questions in one.
    var isSuperlative = false

    enum Key: Hashable, Sendable {
      case phrase(Int)
      case aggregate(Aggregate, Int)
      case count(Int?)
      /// Two columns of a row added up.
      case sum(Int, Int)
      /// Rows of each value of the phrase: "most common city".
      case frequency(Int)
      case adjective(String, of: Int?)
      case date(of: Int?)
      /// `best`, `top`: by the default measure.
      case quality(of: Int?)
      /// By the first figure, or the first column, that is shown.
      case firstTarget
    }
  }

  struct Time: Hashable, Sendable {
    var mention: TimeMention
    var subject: Int?
    var isNegated = false
    /// "both in 1999 and 2000": rows of each.
    var isBoth = false
    /// "or in 2002": an alternative to the condition before it.
    var isAlternative = false
  }

  /// A requirement on rows or groups.
  struct Condition: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
      case compare(Subject, ComparisonOperator, Operand)
      case between(Subject, Operand, Operand)
      /// One of several members; the values of one mention are alternatives.
      case members([Member], subject: Int?)
      case pattern(Int?, Marker.Pattern, String)
      case missing(Int)
      /// Its texts hold the words: "tickets about refunds".
      case about([String])
      /// Has rows in another table: "customers with orders".
      case exists(Int)
      /// Nothing of the kind is on record of it: "tickers that were never traded"; with the verb.
      case neverActed(String)
      /// Has as many rows: "more than 5 orders".
      case count(Int?, ComparisonOperator, Double)
      /// Makes a profit, or a loss.
      case profitable(Bool)
      /// Has the same value as the rows of a member: "in the same department as Clara".
      case same(Int, [Member])
      /// Is in a state: "unpaid", "won".
      case state([RowState], subject: Int?)
      /// Done after the day it was due, or not after it: "paid late", "on time".
      case late(Bool)
      /// Nothing is left of it.
      case outOfStock
      /// The date of the verb, by its stem, stands before or after another; `nil` is the date it was due.
      case dates(String, ComparisonOperator, Int?)
      /// Did nothing in a time: "inactive for 6 months".
      case inactive(Int)
      /// Stopped: "lost customers".
      case churned(Int)
      /// Comes again: "repeat customers".
      case repeats(Int)
      /// Judged by a rating: "good", "bad".
      case rated(isGood: Bool)
      /// Stands at the end of an order over all rows: `= (select max …)`.
      case extreme(Int, isDescending: Bool)
    }
    var kind: Kind
    var isNegated = false
    /// Whether it is an alternative to the condition before it.
    var isAlternative = false
    /// Set by "both … and": each must hold of some row of its own.
    var isConjoined = false
    /// Stands right after the member before it, as a last name after a first name: both or neither.
    var isAttached = false
    /// Narrows down what the condition before it compares with.
    var isInner = false
    /// Stems of the words beside a member: what it is said to be, or to have done.
    var beside: Set<String> = []
    /// The preposition before it: members after "in" and "from" are likelier places.
    var preposition: Marker.Preposition?
    var span: TextSpan
  }

  struct Member: Hashable, Sendable {
    var matches: [MemberIndex.Match]
    var text: String
    var isQuoted: Bool
    /// Set where the member is that of the row referred to: "reports to Dana Fox".
    var link: SelfLink?
  }

  enum Subject: Hashable, Sendable {
    case phrase(Int)
    case aggregate(Aggregate, Int)
    case adjective(String)
    case dateOfFocus
    /// How long the row lasts: "that took more than 3 days".
    case duration(DurationUnit)
    /// The only number column that fits.
    case unknown
  }

  enum Operand: Hashable, Sendable {
    case number(NumberMention)
    case text(String)
    case date(CalendarDate)
    case phrase(Int)
    /// `the average`, `the average price`, `the maximum of …`.
    case aggregate(Aggregate, Int?)
  }
}
