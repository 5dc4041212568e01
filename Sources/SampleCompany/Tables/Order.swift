import QuerentCore

/// One article on an order.
struct OrderLine {
  let product: Product
  let quantity: Int
  let unitPrice: Money
  let discountPercent: Int
  let unitCost: Money
  let sales: Money
  /// What the invoice says where it differs from the order.
  var invoicedSales: Money?
  var mark: StoryMark?

  init(product: Product, quantity: Int, unitPrice: Money, discountPercent: Int, unitCost: Money) {
    self.product = product
    self.quantity = quantity
    self.unitPrice = unitPrice
    self.discountPercent = discountPercent
    self.unitCost = unitCost
    sales = (unitPrice * quantity).percent(100 - discountPercent)
  }

  var cost: Money { unitCost * quantity }
  var profit: Money { sales - cost }
}

/// An order of one customer on one day.
struct Order {
  var id = ""
  let date: CalendarDate
  /// `nil` as long as the goods have not left.
  let shipDate: CalendarDate?
  /// The index of the customer.
  let customer: Int
  let rep: String
  let channel: Channel
  var lines: [OrderLine]

  var sales: Money { lines.map(\.sales).total }
  var invoiceAmount: Money { lines.map { $0.invoicedSales ?? $0.sales }.total }
}
