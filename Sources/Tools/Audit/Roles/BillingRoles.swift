extension BookRole {
  /// The roles of a billing audit.
  static let billing: [BookRole] = [
    prices, subscriptions, changes, usage, invoices, payments, refunds, credits,
  ]

  private static let planWords = [
    "plan", "tier", "package", "tariff", "edition", "product", "sku", "offer", "bundle",
  ]
  private static let seatWords = [
    "seat", "licence", "license", "user", "quantity", "qty", "headcount", "unit count",
  ]
  private static let amountWords = ["amount", "total", "value", "sum", "gross", "net", "price", "money"]
  private static let dateWords = ["date", "day", "at", "on", "time", "created", "posted", "issued", "booked"]
  private static let customerWords = ["customer", "client", "account", "buyer", "payer", "member", "company"]
  private static let idWords = ["id", "number", "no", "code", "ref", "reference", "key"]

  static let prices = BookRole(
    name: "prices",
    words: [
      "price book", "price list", "price", "pricing", "tariff", "rate card", "plan", "tier", "package",
      "catalogue",
    ],
    parts: [
      part("plan", .name, planWords + ["plan name", "plan code"], isRequired: true),
      part(
        "price", .number,
        [
          "list price", "price", "monthly price", "monthly fee", "seat price", "price per seat", "fee",
          "rate", "charge", "amount",
        ],
        isRequired: true),
      part(
        "included_units", .number,
        [
          "included unit", "included", "allowance", "free unit", "quota", "bundled unit", "included usage",
          "unit included",
        ]),
      part(
        "overage_price", .number,
        [
          "overage price", "overage rate", "overage", "excess price", "excess rate", "extra unit price",
          "price per extra unit",
          "unit rate", "excess fee", "overage fee", "per unit price", "unit fee", "fee per unit",
          "overage charge",
          "unit price", "extra unit", "excess",
        ]),
      part(
        "valid_from", .time, ["valid from", "effective from", "from", "start", "effective", "since", "begin"]),
      part(
        "valid_to", .time,
        ["valid to", "valid until", "effective to", "to", "until", "end", "through", "expire", "expiry"]),
    ])

  static let subscriptions = BookRole(
    name: "subscriptions",
    words: [
      "subscription", "contract", "agreement", "membership", "licence", "license", "plan subscription",
      "service",
    ],
    parts: [
      part("id", .name, ["subscription id", "contract id", "agreement id"] + idWords),
      part("customer", .name, customerWords),
      part("plan", .name, ["plan"] + planWords, isRequired: true),
      part("seats", .number, seatWords),
      part("start", .time, ["start date", "start", "begin", "since", "signed", "activated", "from"]),
      part("end", .time, ["ended", "end", "cancelled", "canceled", "terminated", "cancellation", "churned"]),
      part(
        "custom_price", .number,
        [
          "custom price", "agreed price", "negotiated price", "special price", "override price",
          "contract price", "fixed price",
          "price override",
        ]),
      part(
        "discount", .number,
        ["discount", "discount percent", "rebate", "reduction", "discount rate", "promo percent"]),
      part(
        "discount_until", .time,
        [
          "discount until", "discount end", "discount expire", "discount expiry", "discount to", "promo end",
          "promo until",
          "rebate until", "rebate end", "discount through", "reduction until",
        ]),
      part(
        "previous_plan", .name,
        ["previous plan", "old plan", "former plan", "prior plan", "last plan", "previous tier", "old tier"]),
      part(
        "plan_changed_on", .time,
        [
          "plan changed", "plan change", "changed", "plan since", "upgraded", "tier changed", "tier change",
          "switched",
        ]),
    ])

  static let changes = BookRole(
    name: "changes",
    words: [
      "subscription event", "plan change", "subscription change", "contract change", "amendment", "change",
      "event", "history",
      "migration", "upgrade",
    ],
    parts: [
      part(
        "subscription", .link("subscriptions"), ["subscription", "contract", "agreement", "membership"],
        isRequired: true),
      part("date", .time, ["effective date", "effective", "change date"] + dateWords, isRequired: true),
      part(
        "old_plan", .name,
        ["old plan", "from plan", "previous plan", "old", "from", "previous", "before", "former"]),
      part(
        "new_plan", .name, ["new plan", "to plan", "next plan", "new", "to", "next", "after"],
        isRequired: true),
      part(
        "mode", .name,
        ["mode", "timing", "apply", "applied", "when", "effect", "proration", "billing mode", "how"]),
    ])

  static let usage = BookRole(
    name: "usage", words: ["usage", "consumption", "metering", "meter", "reading", "traffic", "metered"],
    parts: [
      part(
        "subscription", .link("subscriptions"), ["subscription", "contract", "agreement", "membership"],
        isRequired: true),
      part(
        "period_start", .time, ["period start", "start", "from", "begin", "period", "month", "date"],
        isRequired: true),
      part(
        "units", .number,
        [
          "unit", "usage", "quantity", "consumed", "consumption", "call", "volume", "metered", "amount",
          "used",
        ],
        isRequired: true),
    ])

  static let invoices = BookRole(
    name: "invoices", words: ["invoice", "bill", "billing", "billing document", "statement"],
    parts: [
      part("id", .name, ["invoice id", "bill id"] + idWords),
      part("customer", .name, customerWords),
      part("subscription", .link("subscriptions"), ["subscription", "contract", "agreement", "membership"]),
      part(
        "period_start", .time, ["period start", "service start", "start", "from", "period from", "begin"]),
      part("period_end", .time, ["period end", "service end", "end", "to", "period to", "through", "until"]),
      part(
        "issued", .time, ["issued", "invoice date", "bill date", "billed", "issue date", "created", "date"]),
      part("plan", .name, ["billed plan"] + planWords),
      part("seats", .number, ["billed seat"] + seatWords),
      part(
        "unit_price", .number,
        [
          "unit price", "seat price", "price per seat", "price", "rate", "price each", "list price",
          "seat fee",
          "fee per seat", "fee per user", "unit fee", "monthly fee", "fee",
        ]),
      part("discount", .number, ["discount", "rebate", "reduction", "discount amount"]),
      part(
        "overage", .number,
        ["overage", "excess", "usage charge", "usage fee", "extra usage", "metered charge", "usage amount"]),
      part(
        "proration", .number,
        ["proration", "prorated", "adjustment", "pro rata", "prorata", "plan change charge"]),
      part(
        "total", .number,
        ["total", "amount", "amount due", "total amount", "gross", "net", "sum", "payable", "value"],
        isRequired: true),
    ])

  static let payments = BookRole(
    name: "payments",
    words: ["payment", "receipt", "charge", "settlement", "transaction", "remittance", "collection"],
    parts: [
      part("id", .name, ["payment id", "receipt id", "transaction id", "charge id"] + idWords),
      part("invoice", .link("invoices"), ["invoice", "bill", "statement"]),
      part("customer", .name, customerWords),
      part("amount", .number, amountWords + ["paid"], isRequired: true),
      part("date", .time, ["paid", "payment date", "received", "settled"] + dateWords),
    ])

  static let refunds = BookRole(
    name: "refunds",
    words: ["refund", "reimbursement", "chargeback", "repayment", "money back", "reversal", "payback"],
    parts: [
      part("id", .name, ["refund id", "reimbursement id", "reversal id"] + idWords),
      part("invoice", .link("invoices"), ["invoice", "bill", "statement"]),
      part("payment", .link("payments"), ["payment", "receipt", "charge", "transaction", "settlement"]),
      part("customer", .name, customerWords),
      part("amount", .number, amountWords + ["refunded"], isRequired: true),
      part("date", .time, ["refunded", "refund date", "returned", "reversed"] + dateWords),
    ])

  static let credits = BookRole(
    name: "credits",
    words: [
      "credit", "credit note", "adjustment", "goodwill", "compensation", "concession", "courtesy", "voucher",
      "allowance",
    ],
    parts: [
      part("id", .name, ["credit id", "adjustment id", "note id"] + idWords),
      part("customer", .name, customerWords),
      part("payment", .link("payments"), ["payment", "receipt", "charge", "transaction"]),
      part("amount", .number, amountWords + ["credit"], isRequired: true),
      part("date", .time, ["credit date", "granted", "given"] + dateWords),
      part(
        "creator", .name,
        [
          "created by", "creator", "author", "agent", "entered by", "issued by", "granted by", "given by",
          "requested by", "made by",
          "rep", "user", "employee", "clerk",
        ]),
      part(
        "approver", .name,
        [
          "approved by", "approver", "approval", "authorised by", "authorized by", "signed off by",
          "released by", "supervisor", "manager",
        ]),
      part(
        "campaign", .name,
        ["campaign", "promotion", "promo", "programme", "program", "initiative", "action code"]),
    ])
}
