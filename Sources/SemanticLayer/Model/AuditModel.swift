/// What a model says to audits: which tables and columns play which part where they cannot be found, and the limits of
/// the business.
public struct AuditModel: Hashable, Sendable {
  /// Credits above it need an approver; learnt from the credits where it is `nil`.
  public var approvalLimit: Double?
  public var books: [Book] = []

  /// Makes a model that leaves everything to be found.
  public init() {}

  /// A table that plays a role in an audit.
  public struct Book: Hashable, Sendable {
    /// `refunds`, `invoices`; see `docs/audit.md` for all.
    public var role: String
    public var table: String
    /// Columns by the part they play: `amount` is `value_usd`.
    public var columns: [String: String]

    /// Makes a book.
    public init(role: String, table: String, columns: [String: String] = [:]) {
      self.role = role
      self.table = table
      self.columns = columns
    }
  }

  /// The roles of audits and the parts of their columns.
  public static let parts: [String: [String]] = [
    "prices": ["plan", "price", "included_units", "overage_price", "valid_from", "valid_to"],
    "subscriptions": [
      "id", "customer", "plan", "seats", "start", "end", "custom_price", "discount", "discount_until",
      "previous_plan",
      "plan_changed_on",
    ],
    "changes": ["subscription", "date", "old_plan", "new_plan", "mode"],
    "usage": ["subscription", "period_start", "units"],
    "invoices": [
      "id", "customer", "subscription", "period_start", "period_end", "issued", "plan", "seats", "unit_price",
      "discount",
      "overage", "proration", "total",
    ],
    "payments": ["id", "invoice", "customer", "amount", "date", "time", "status", "channel"],
    "refunds": ["id", "payment", "invoice", "customer", "amount", "date"],
    "credits": ["id", "customer", "payment", "amount", "date", "creator", "approver", "campaign"],
    "order_lines": ["order", "line", "product", "date", "quantity", "unit_price", "discount"],
    "product_prices": ["product", "price", "valid_from", "valid_to"],
    "calls": ["time", "status", "count", "partner", "endpoint"],
    "orders": ["id", "payment", "time", "amount"],
    "funnel": ["time", "visits", "checkouts", "orders", "orders_made", "revenue", "order_value", "payments"],
    "calendar": ["start", "end", "kind", "note"],
    "tickets": ["id", "time", "queue", "text"],
  ]
}
