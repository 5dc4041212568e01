/// The books of a business that bills plans: what was agreed, what was used, what was invoiced, paid and given back.
///
/// Every part is optional; ``parts`` says what the data hold, and a check that needs more is skipped with a reason. Rows
/// refer to each other by their place in the arrays here. Days are counted from 1970-01-01, amounts are in the unit of
/// the data, shares are 0…1.
public struct BillingBook: Sendable {
  public var parts: Set<BillingPart> = []
  /// Names of plans; prices, subscriptions and invoices refer to them.
  public var plans: [String] = []
  public var prices: [Price] = []
  public var subscriptions: [Subscription] = []
  public var changes: [PlanChange] = []
  public var usage: [Usage] = []
  public var invoices: [Invoice] = []
  public var payments: [Payment] = []
  public var refunds: [Refund] = []
  /// What refunds are grouped by: `agent`, `region`, `reason`, `product`, and the members of each.
  public var refundDimensions: [Dimension] = []
  public var credits: [Credit] = []
  /// Names of the people who give and approve credits.
  public var people: [String] = []
  /// Credits above it need an approver; `nil` to learn it from the credits.
  public var approvalLimit: Double?
  /// Lines of orders; a book of subscriptions has none.
  public var orders: OrderLines?
  /// Ids of invoices that a learnt change of plan may have charged for.
  var unsettled: Set<String> = []

  /// Makes an empty book.
  public init() {}

  /// A price of a plan for one seat, and how long it holds.
  public struct Price: Hashable, Sendable {
    public var plan: Int
    public var price: Double
    /// Units that are free of charge; `nil` for plans without metering.
    public var includedUnits: Double?
    public var overagePrice: Double?
    /// The first and the last day; `nil` is unbounded.
    public var from: Int?
    public var to: Int?

    /// Makes a price.
    public init(
      plan: Int, price: Double, includedUnits: Double? = nil, overagePrice: Double? = nil, from: Int? = nil,
      to: Int? = nil
    ) {
      self.plan = plan
      self.price = price
      self.includedUnits = includedUnits
      self.overagePrice = overagePrice
      self.from = from
      self.to = to
    }
  }

  /// What was agreed with a customer.
  public struct Subscription: Hashable, Sendable {
    public var id: String
    public var plan: Int?
    public var seats: Double?
    public var start: Int?
    /// The day it was ended.
    public var end: Int?
    /// A price for one seat that was agreed instead of the list price.
    public var customPrice: Double?
    public var discount: Double
    /// When the discount ends.
    public var discountUntil: Int?

    /// Makes a subscription.
    public init(
      id: String, plan: Int?, seats: Double? = nil, start: Int? = nil, end: Int? = nil,
      customPrice: Double? = nil, discount: Double = 0, discountUntil: Int? = nil
    ) {
      self.id = id
      self.plan = plan
      self.seats = seats
      self.start = start
      self.end = end
      self.customPrice = customPrice
      self.discount = discount
      self.discountUntil = discountUntil
    }
  }

  /// A change of a subscription.
  public struct PlanChange: Hashable, Sendable {
    public var subscription: Int
    public var day: Int
    public var oldPlan: Int?
    public var newPlan: Int?
    /// Whether it counts from its day, with a charge for the rest of the period, rather than from the next period;
    /// `nil` where the data do not say.
    public var isImmediate: Bool?

    /// Makes a change.
    public init(subscription: Int, day: Int, oldPlan: Int?, newPlan: Int?, isImmediate: Bool? = nil) {
      self.subscription = subscription
      self.day = day
      self.oldPlan = oldPlan
      self.newPlan = newPlan
      self.isImmediate = isImmediate
    }
  }

  /// Metered units of a period.
  public struct Usage: Hashable, Sendable {
    public var subscription: Int
    public var start: Int
    public var units: Double

    /// Makes a metered period.
    public init(subscription: Int, start: Int, units: Double) {
      self.subscription = subscription
      self.start = start
      self.units = units
    }
  }

  /// An invoice for a period of a subscription.
  public struct Invoice: Hashable, Sendable {
    public var id: String
    public var subscription: Int?
    /// First and last day of the period.
    public var start: Int
    public var end: Int
    public var issued: Int
    public var plan: Int?
    public var seats: Double?
    public var unitPrice: Double?
    /// As the data write it: an amount, a share or a percentage.
    public var discount: Double?
    public var overage: Double?
    public var proration: Double?
    public var total: Double

    /// Makes an invoice.
    public init(
      id: String, subscription: Int?, start: Int, end: Int, issued: Int, plan: Int? = nil,
      seats: Double? = nil, unitPrice: Double? = nil, discount: Double? = nil, overage: Double? = nil,
      proration: Double? = nil, total: Double
    ) {
      self.id = id
      self.subscription = subscription
      self.start = start
      self.end = end
      self.issued = issued
      self.plan = plan
      self.seats = seats
      self.unitPrice = unitPrice
      self.discount = discount
      self.overage = overage
      self.proration = proration
      self.total = total
    }
  }

  /// Money that came in.
  public struct Payment: Hashable, Sendable {
    public var id: String
    public var customer: Int?
    public var amount: Double
    public var day: Int?

    /// Makes a payment.
    public init(id: String, customer: Int? = nil, amount: Double, day: Int? = nil) {
      self.id = id
      self.customer = customer
      self.amount = amount
      self.day = day
    }
  }

  /// Money that went back.
  public struct Refund: Hashable, Sendable {
    public var id: String
    public var payment: Int?
    public var customer: Int?
    public var amount: Double
    public var day: Int?
    /// The member of each of the book's ``BillingBook/refundDimensions``, -1 for none.
    public var members: [Int]

    /// Makes a refund.
    public init(
      id: String, payment: Int?, customer: Int? = nil, amount: Double, day: Int?, members: [Int] = []
    ) {
      self.id = id
      self.payment = payment
      self.customer = customer
      self.amount = amount
      self.day = day
      self.members = members
    }
  }

  /// A column that rows are grouped by.
  public struct Dimension: Hashable, Sendable {
    public var name: String
    public var members: [String]

    /// Makes a dimension.
    public init(name: String, members: [String]) {
      self.name = name
      self.members = members
    }
  }

  /// Money given by hand.
  public struct Credit: Hashable, Sendable {
    public var id: String
    public var customer: Int?
    public var payment: Int?
    public var amount: Double
    public var day: Int
    /// Places in ``BillingBook/people``.
    public var creator: Int?
    public var approver: Int?
    /// Whether it belongs to an announced campaign.
    public var isCampaign: Bool

    /// Makes a credit.
    public init(
      id: String, customer: Int?, payment: Int? = nil, amount: Double, day: Int, creator: Int? = nil,
      approver: Int? = nil, isCampaign: Bool = false
    ) {
      self.id = id
      self.customer = customer
      self.payment = payment
      self.amount = amount
      self.day = day
      self.creator = creator
      self.approver = approver
      self.isCampaign = isCampaign
    }
  }
}

/// What a book can hold.
public enum BillingPart: String, Hashable, Sendable, CaseIterable {
  case invoices, invoiceSubscription, invoicePeriod, billedPlan, invoiceSeats, unitPrice, invoiceDiscount
  case overage, proration
  case prices, priceValidity, includedUnits
  case subscriptions, subscriptionPlan, subscriptionSeats, customPrice, discountTerms
  case changes, changeMode, usage
  case payments, paymentCustomer, refunds, refundPayment, refundCustomer, refundDay
  case credits, creditCustomer, creditDay, creator, approver, campaign

  /// What is missing without it.
  var lack: String {
    switch self {
    case .invoices: "no table of invoices with an amount"
    case .invoiceSubscription: "no column links invoices to subscriptions"
    case .invoicePeriod: "no columns say which period an invoice is for"
    case .billedPlan: "no column says which plan was billed"
    case .invoiceSeats: "no column says how many seats were billed"
    case .unitPrice: "no column says which price was billed"
    case .invoiceDiscount: "no column says which discount was given"
    case .overage: "no column says what was billed for usage"
    case .proration: "no column says what was billed for a change inside the period"
    case .prices: "no price list of plans"
    case .priceValidity: "the price list does not say since when a price holds"
    case .includedUnits: "the price list does not say which usage is included"
    case .subscriptions: "no table of subscriptions"
    case .subscriptionPlan: "no column says which plan a subscription has"
    case .subscriptionSeats: "no column says how many seats a subscription has"
    case .customPrice: "no column holds agreed prices"
    case .discountTerms: "no columns say which discount was agreed and until when"
    case .changes: "no table or columns say when plans changed"
    case .changeMode: "no column says whether a change counts at once"
    case .usage: "no table of metered usage"
    case .payments: "no table of payments with an amount"
    case .paymentCustomer: "no column says whose a payment is"
    case .refunds: "no table of refunds with an amount"
    case .refundPayment: "no column links refunds to payments"
    case .refundCustomer: "no column says whose a refund is"
    case .refundDay: "no column says when a refund was made"
    case .credits: "no table of credits with an amount"
    case .creditCustomer: "no column says whose a credit is"
    case .creditDay: "no column says when a credit was given"
    case .creator: "no column says who gave a credit"
    case .approver: "no column says who approved a credit"
    case .campaign: "no column says which campaign a credit belongs to"
    }
  }
}
