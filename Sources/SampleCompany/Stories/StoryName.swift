/// What was planted: deviations to be found, and legitimate look-alikes to be left alone.
enum StoryName: String, CaseIterable {
  case checkoutOutage = "checkout_outage"
  case duplicateRefunds = "duplicate_refunds"
  case underbilling
  case tierMismatch = "tier_mismatch"
  case refundSpike = "refund_spike"
  case splitCredits = "split_credits"
  case selfApprovedCredits = "self_approved_credits"
  case discountDrift = "discount_drift"
  case slippedRenewals = "slipped_renewals"
  case pricingError = "pricing_error"
  case quantityOutlier = "quantity_outlier"

  case equalRefunds = "equal_refunds"
  case refundInParts = "refund_in_parts"
  case outageCampaignCredits = "outage_campaign_credits"
  case planChangeNextCycle = "plan_change_next_cycle"
  case agreedDiscount = "agreed_discount"
  case renewalDaysLate = "renewal_days_late"
  case largeOrder = "large_order"
  case packagingWeek = "packaging_week"
  case augustHolidays = "august_holidays"
  case maintenanceWindow = "maintenance_window"

  /// Whether the rows are legitimate and only look odd.
  var isNearMiss: Bool {
    switch self {
    case .equalRefunds, .refundInParts, .outageCampaignCredits, .planChangeNextCycle, .agreedDiscount,
      .renewalDaysLate, .largeOrder, .packagingWeek, .augustHolidays, .maintenanceWindow:
      true
    default: false
    }
  }
}

/// Says that a row belongs to a story, and how much money it moves. Marks are not written to the tables.
struct StoryMark {
  let story: StoryName
  var amount: Money = .zero
}
