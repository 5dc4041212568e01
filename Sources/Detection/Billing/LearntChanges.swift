/// Changes of plan for a book that does not hold them: where the invoices of a subscription go over to another plan
/// and stay with it.
enum LearntChanges {
  /// The book with the changes, or `nil` when it holds changes itself, or none can be seen.
  static func added(to book: BillingBook) -> BillingBook? {
    guard !book.parts.contains(.changes), book.parts.isSuperset(of: [.billedPlan, .subscriptionPlan]) else {
      return nil
    }
    var invoicesOf = [[Int]](repeating: [], count: book.subscriptions.count)
    for (index, invoice) in book.invoices.enumerated() where invoice.plan != nil {
      if let place = invoice.subscription { invoicesOf[place].append(index) }
    }
    var learnt = book
    for (place, indices) in invoicesOf.enumerated() {
      let own = indices.map { book.invoices[$0] }.sorted { $0.start < $1.start }
      // A subscription that ends in another plan than agreed was billed wrongly for longer, and did not change.
      let stays = self.stays(own.compactMap(\.plan), last: book.subscriptions[place].plan)
      for (before, after) in zip(stays, stays.dropFirst()) {
        // It may count at once, as a charge on the invoice before, or from the next period.
        let previous = own[after.first - 1]
        learnt.changes.append(
          .init(subscription: place, day: own[after.first].start, oldPlan: before.plan, newPlan: after.plan))
        learnt.unsettled.insert(previous.id)
      }
    }
    guard !learnt.changes.isEmpty else { return nil }
    learnt.parts.insert(.changes)
    return learnt
  }

  /// A plan and the first of the invoices that carry it.
  struct Stay: Hashable {
    var plan: Int
    var first: Int
  }

  /// The plans that invoices stayed with, oldest first; one invoice alone is a slip, but the last one may be the first
  /// of the plan agreed. Fewer than two when the plan never changed, or did not change to what was agreed.
  static func stays(_ plans: [Int], last agreed: Int?) -> [Stay] {
    var stays: [Stay] = []
    var first = 0
    while first < plans.count {
      let plan = plans[first]
      var end = first
      while end < plans.count, plans[end] == plan { end += 1 }
      let isLast = end == plans.count && plan == agreed
      if end - first >= 2 || isLast, stays.last?.plan != plan {
        stays.append(Stay(plan: plan, first: first))
      }
      first = end
    }
    guard let final = stays.last, final.plan == agreed else { return [] }
    return stays
  }
}
