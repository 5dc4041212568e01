/// How a business bills, where businesses differ. Learnt from the book: the ways under which most invoices add up.
struct BillingConventions: Hashable {
  /// Whether prices are for a month, and an invoice for a quarter has three times them; else a price is for whatever
  /// period the invoice has.
  var isMonthlyPrice = false
  /// Whether the price is for each seat.
  var isPricePerSeat = true
  /// Whether the price of the day the invoice was written holds, and not that of the first day of the period.
  var isPricedWhenIssued = false
  /// Whether a change of plan on the first day of a period counts in it.
  var changesCountOnTheirDay = true
  /// Whether a discount still holds on the day it ends.
  var discountHoldsOnLastDay = false
  /// Whether an agreed price gets the discount as well.
  var isAgreedPriceDiscounted = true
  /// Whether an agreed price is for each seat, and not for all of them together.
  var isAgreedPricePerSeat = true
  /// Whether usage is billed with the period in which it happened, and not a period later.
  var isUsageOfSamePeriod = false
  /// Whether every seat brings its own included units.
  var isIncludedPerSeat = true
  /// Whether usage is charged by the plan it was used under, and not by the plan of the period that bills it.
  var isUsageChargedByItsPlan = false
  /// Whether changes of which the data do not say how they count are charged for the rest of the period.
  var proratesUnmarkedChanges = false
  /// Whether the charge for the rest of a period is discounted, too.
  var isProrationDiscounted = false
  /// Whether the charge for the rest of a period is at the prices of the day of the change, and not at those of the
  /// first day of the period.
  var isProrationPricedOnItsDay = false
  /// Whether the discount column of invoices is an amount, and not a share (or a percentage, when above one).
  var isDiscountAmount = true

  /// Each way a book can differ, as a change of one property.
  static var alternatives: [WritableKeyPath<BillingConventions, Bool>] {
    [
      \.isMonthlyPrice, \.isPricePerSeat, \.isUsageOfSamePeriod, \.isIncludedPerSeat,
      \.discountHoldsOnLastDay,
      \.changesCountOnTheirDay, \.isPricedWhenIssued, \.isAgreedPriceDiscounted, \.isAgreedPricePerSeat,
      \.proratesUnmarkedChanges, \.isUsageChargedByItsPlan,
      \.isProrationDiscounted, \.isProrationPricedOnItsDay,
    ]
  }

  /// What was learnt, in words; only what the book can show.
  func sentences(for book: BillingBook) -> [String] {
    var found = [
      "a price is for one \(isMonthlyPrice ? "month" : "billing period")"
        + (isPricePerSeat ? " and seat" : "")
        + ", as of the \(isPricedWhenIssued ? "day the invoice was written" : "first day of the period")"
    ]
    if book.parts.contains(.discountTerms) {
      found.append(
        "a discount holds \(discountHoldsOnLastDay ? "through" : "until the day before") its last day")
    }
    if book.parts.contains(.usage), book.parts.contains(.includedUnits) {
      found.append(
        "usage is billed with \(isUsageOfSamePeriod ? "its own period" : "the period after it")"
          + (isUsageChargedByItsPlan ? ", by the plan it was used under" : "")
          + (isIncludedPerSeat ? ", and every seat has its included units" : ""))
    }
    if book.parts.contains(.changes) {
      found.append(
        "a plan change counts from the first period that begins \(changesCountOnTheirDay ? "on or after" : "after") it"
      )
    }
    return found
  }
}
