import QuerentCore
import SemanticLayer

/// What the review of an attempt came to.
struct Review: Sendable {
  /// The checks in the order in which they run: what is cheap and decides most comes first, further queries come
  /// last, and wording is looked at once the figures stand.
  static let checks: [any ReviewCheck] = [
    // What was asked against what was planned.
    PlanIsValid(),
    EveryWordIsUsed(),
    NumbersOfTheQuestionAreUsed(),
    AggregateFitsTheWords(),
    GroupWordsAreUsed(),
    GrainFits(),
    RatioIsNotAveraged(),
    SumsAddUp(),
    // What was planned against the statement that ran.
    StatementReadsOnly(),
    FiltersAreInTheStatement(),
    PeriodIsInTheStatement(),
    MembersExist(),
    // The rows.
    ComparisonIsShown(),
    RowCountIsSane(),
    TopIsSorted(),
    RankedNamesAreDistinct(),
    FigureIsNotMissing(),
    ValuesArePossible(),
    SharesAddUp(),
    GroupsAddUp(),
    TiesAreDisclosed(),
    MissingValuesAreFew(),
    // The words, once the figures stand.
    EmptyIsNotZero(),
    FiguresAreCells(),
    DirectionWordsAgree(),
    NamesAreInTheRows(),
    ChartIsTheRows(),
    PartialPeriodIsDisclosed(),
  ]

  /// The checks of a plan that a person approved: whether its words mean it is settled, the rest is looked at anew.
  static let checksOfApproved: [any ReviewCheck] = checks.filter { !($0 is any QuestionCheck) }

  /// The checks of what a tool gave: the words and the statement as for rows, and the tool's own figures.
  static let checksOfAnalyses: [any ReviewCheck] = [
    EveryWordIsUsed(),
    StatementReadsOnly(),
    FiltersAreInTheStatement(),
    MembersExist(),
    FindingsLieInThePeriod(),
    FindingsDifferFromExpected(),
    IntervalsHoldTheMean(),
    PeriodsAddUpToTheTotal(),
    FindingsAreInTheReport(),
    ChecksThatWereSkippedAreSaid(),
    ForecastWasTested(),
    FiguresAreCells(),
    ChartIsTheRows(),
  ]

  var outcomes: [CheckOutcome] = []
  /// The first repair that a failed check offered.
  var repair: QueryPlan?

  /// Runs the checks over an attempt.
  init(of attempt: Attempt, in context: ReviewContext, checks: [any ReviewCheck] = Review.checks) {
    for check in checks {
      switch check.judge(attempt, context) {
      case .notApplicable: continue
      case .passed(let detail):
        outcomes.append(
          CheckOutcome(
            name: check.name, passed: true, detail: detail, isHard: check.isHard, isNotable: check.isNotable))
      case .failed(let detail, let repair):
        outcomes.append(CheckOutcome(name: check.name, passed: false, detail: detail, isHard: check.isHard))
        if self.repair == nil { self.repair = repair }
      }
    }
  }

  var hardFailures: [CheckOutcome] { outcomes.filter { !$0.passed && $0.isHard } }
  var isAccepted: Bool { hardFailures.isEmpty }
}
