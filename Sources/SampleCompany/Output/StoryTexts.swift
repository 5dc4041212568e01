import QuerentCore

/// What is told about a story: title, explanation, facts, and its period where the rows do not give it.
struct StoryText {
  let title: String
  let explanation: String
  var period: (CalendarDate, CalendarDate)?
  var facts: [(key: String, value: String)] = []
}

enum StoryTexts {
  static func text(of name: StoryName) -> StoryText {
    name.isNearMiss ? nearMiss(name) : deviation(name)
  }

  private static func deviation(_ name: StoryName) -> StoryText {
    switch name {
    case .checkoutOutage:
      StoryText(
        title: "Checkout outage in EMEA",
        explanation:
          "After the move to the new checkout the VAT check times out; most web and API orders of the region are lost.",
        period: (CheckoutOutage.firstDay, CheckoutOutage.lastDay),
        facts: [
          ("region", CheckoutOutage.region.rawValue), ("channels", "[Web, API]"),
          ("endpoint", AppLogs.taxEndpoint),
          ("error", CheckoutOutage.errorCode),
        ])
    case .duplicateRefunds:
      StoryText(
        title: "Payments refunded twice",
        explanation:
          "The full amount goes back a second time, days later and by another agent. Rows: the second refunds."
      )
    case .underbilling:
      StoryText(
        title: "Subscription invoices below the price book",
        explanation:
          "Seats are missing, the price is that of the edition before, or an ended discount was applied.")
    case .tierMismatch:
      StoryText(
        title: "Billed for a cheaper plan than the one in force",
        explanation: "Six subscriptions are invoiced one plan lower from the first period of 2026 on.")
    case .refundSpike:
      StoryText(
        title: "Refunds for defective label printers",
        explanation:
          "A bad batch of one product is refunded within twelve days; tickets begin five days earlier.",
        period: (RefundSpike.firstDay, RefundSpike.lastDay),
        facts: [("product", RefundSpike.product), ("reason", RefundSpike.reason)])
    case .splitCredits:
      StoryText(
        title: "Credits split under the approval limit",
        explanation: "Several credits just under 500.00 for one customer within three days, by one agent.",
        facts: [("agent", SplitCredits.agent), ("approval_limit", Credits.approvalLimit.text)])
    case .selfApprovedCredits:
      StoryText(
        title: "Credits approved by the agent who entered them",
        explanation: "Credits above the approval limit where created_by and approved_by are the same person.",
        facts: [("agent", SelfApprovedCredits.agent), ("approval_limit", Credits.approvalLimit.text)])
    case .discountDrift:
      StoryText(
        title: "Two reps give more discount every month",
        explanation: "Two points more each month from March 2026, at most fourteen, without more volume.",
        period: (DiscountDrift.firstDay, TradingCalendar.lastDay),
        facts: [("reps", "[\(DiscountDrift.reps.joined(separator: ", "))]")])
    case .slippedRenewals:
      StoryText(
        title: "Renewals abroad slip beyond the end of October",
        explanation: "Renewals of EMEA and APAC due in September and October 2026 were pushed twice or more.",
        period: (SlippedRenewals.firstDay, TradingCalendar.lastDay), facts: [("regions", "[EMEA, APAC]")])
    case .pricingError:
      StoryText(
        title: "One product sold for a tenth of its price",
        explanation: "For a week the unit price has its decimal point one place too far left.",
        period: (PricingError.firstDay, PricingError.lastDay), facts: [("product", PricingError.product)])
    default:
      StoryText(
        title: "A quantity with two zeros too many",
        explanation: "One order line has a hundred times the quantity; its invoice is right.")
    }
  }

  private static func nearMiss(_ name: StoryName) -> StoryText {
    switch name {
    case .equalRefunds:
      StoryText(
        title: "Equal refunds of two payments",
        explanation: "The same flat sum for two late deliveries of one customer; each has its own payment.")
    case .refundInParts:
      StoryText(
        title: "One payment refunded in two halves",
        explanation: "Two equal refunds of one payment that together are no more than it.")
    case .outageCampaignCredits:
      StoryText(
        title: "Credits after the outage",
        explanation: "Flat credits above the limit without approver that belong to an announced campaign.",
        facts: [("campaign", OutageCampaign.name)])
    case .planChangeNextCycle:
      StoryText(
        title: "Plan changes inside a period",
        explanation: "The invoice carries the old plan because a change counts from the next period on.")
    case .agreedDiscount:
      StoryText(
        title: "Large discounts that were agreed",
        explanation: "Thirty percent below the price book, as the contract says until discount_until.")
    case .renewalDaysLate:
      StoryText(
        title: "Renewals signed some days late",
        explanation: "Four to eleven days after the date planned, and won.")
    case .largeOrder:
      StoryText(
        title: "TechGiant equips a new building",
        explanation: "One very large order, with an opportunity won, an invoice and its payment.",
        facts: [("customer", LargeOrder.customer)])
    case .packagingWeek:
      StoryText(
        title: "Packaging week",
        explanation: "An announced promotion: everybody gives at least fifteen percent on packaging.",
        period: (PackagingWeek.firstDay, PackagingWeek.lastDay), facts: [("category", PackagingWeek.category)]
      )
    case .augustHolidays:
      StoryText(
        title: "August holidays in EMEA",
        explanation: "Orders dip in the first three weeks of August, every year.",
        period: (TradingCalendar.date(2026, 8, 3), TradingCalendar.date(2026, 8, 23)),
        facts: [("region", "EMEA")])
    default:
      StoryText(
        title: "Announced maintenance",
        explanation: "Two hours of 503 answers in all regions on a Sunday morning.",
        period: (MaintenanceWindow.date, MaintenanceWindow.date),
        facts: [("error", MaintenanceWindow.errorCode)])
    }
  }
}
