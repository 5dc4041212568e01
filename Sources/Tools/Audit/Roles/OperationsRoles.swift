extension BookRole {
  /// The roles of an audit of operations.
  static let operations: [BookRole] = [calls, paymentFlow, orders, funnel, calendar]

  static let calls = BookRole(
    name: "calls",
    words: [
      "webhook", "api call", "call", "request", "api", "http", "gateway", "integration", "log", "response",
      "traffic",
    ],
    parts: [
      part(
        "time", .time,
        ["hour", "logged", "time", "timestamp", "at", "date", "minute", "occurred", "bucket", "day"],
        isRequired: true),
      part(
        "status", .statusCode, ["status", "status code", "code", "http", "response", "result"],
        isRequired: true),
      part("count", .number, ["count", "call", "request", "hit", "number", "volume", "total", "n", "event"]),
      part(
        "partner", .name,
        [
          "partner", "provider", "vendor", "integration", "gateway", "service", "supplier", "host", "system",
          "processor", "psp",
        ]),
      part(
        "endpoint", .name,
        ["endpoint", "path", "route", "url", "uri", "resource", "operation", "method", "action", "api"]),
    ])

  static let paymentFlow = BookRole(
    name: "payments", words: ["payment", "charge", "transaction", "receipt", "settlement", "checkout"],
    parts: [
      part("id", .name, ["payment id", "charge id", "transaction id", "id", "number", "ref", "reference"]),
      part(
        "time", .time,
        ["paid", "payment date", "time", "timestamp", "at", "date", "captured", "created", "occurred"],
        isRequired: true),
      part(
        "amount", .number, ["amount", "total", "value", "sum", "gross", "price", "paid"], isRequired: true),
      part("status", .name, ["status", "state", "result", "outcome"]),
      part(
        "channel", .name, ["channel", "source", "platform", "storefront", "shop", "device", "app", "origin"]),
    ])

  static let orders = BookRole(
    name: "orders", words: ["order", "sale", "purchase", "booking", "fulfilment", "fulfillment"],
    parts: [
      part("id", .name, ["order id", "id", "number"]),
      part("payment", .link("payments"), ["payment", "charge", "transaction", "receipt", "settlement"]),
      part(
        "time", .time, ["created", "order date", "ordered", "placed", "time", "timestamp", "at", "date"],
        isRequired: true),
      part("amount", .number, ["amount", "total", "sales", "sale", "revenue", "value", "sum", "gross"]),
    ])

  static let funnel = BookRole(
    name: "funnel",
    words: [
      "funnel", "session", "web metric", "traffic", "visit", "conversion", "web", "shop", "metric",
      "analytics", "kpi",
    ],
    parts: [
      part(
        "time", .time, ["hour", "metric date", "date", "day", "time", "timestamp", "bucket", "period"],
        isRequired: true),
      part(
        "visits", .number,
        [
          "session", "visit", "visitor", "attempt", "user", "click", "impression", "hit", "pageview",
          "traffic",
        ], isRequired: true),
      part("checkouts", .number, ["checkout", "cart", "basket", "add to cart", "begun checkout", "started"]),
      part(
        "orders", .number,
        ["order", "conversion", "purchase", "sale", "order created", "transaction", "booking"],
        isRequired: true),
      part("orders_made", .number, ["order created", "order made", "order placed"]),
      part(
        "revenue", .number,
        [
          "revenue", "sale amount", "turnover", "gmv", "income", "value", "order value", "amount", "sales",
          "sale",
        ]),
      part("order_value", .number, ["average order value", "aov", "order value", "average basket"]),
      part("payments", .number, ["payment success", "payment", "paid", "charge"]),
    ])

  static let calendar = BookRole(
    name: "calendar",
    words: [
      "calendar", "maintenance", "announcement", "schedule", "downtime", "holiday", "window", "event",
      "planned work",
    ],
    parts: [
      part("start", .time, ["start", "from", "begin", "start time", "date"], isRequired: true),
      part("end", .time, ["end", "to", "until", "through", "finish", "end time"], isRequired: true),
      part("kind", .name, ["kind", "type", "category", "event", "reason"]),
      part(
        "note", .name,
        [
          "note", "scope", "target", "what", "subject", "affected", "description", "comment", "partner",
          "title", "name",
        ]),
    ])
}
