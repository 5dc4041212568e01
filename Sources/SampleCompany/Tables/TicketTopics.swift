/// What customers write about. `{product}`, `{order}`, `{days}` and `{city}` are filled in from a real order.
struct TicketTopic {
  let queue: String
  let type: String
  let tags: String
  /// How often it comes up, relative to the others.
  let weight: Double
  let subjects: [String]
  let details: [String]

  static let openings = [
    "Hello,", "Hi team,", "Good morning,", "Dear Harborline,", "Hi,", "To whom it may concern,",
  ]

  static let closings = [
    "Please let us know.", "Thanks for a quick answer.", "Can somebody look into this today?",
    "Kind regards.",
    "We would like to settle this before the end of the month.", "Our team in {city} is waiting.",
    "A call back would be fine too.",
  ]

  static let everyday = [
    TicketTopic(
      queue: "Shipping", type: "question", tags: "delivery;tracking", weight: 5,
      subjects: [
        "Where is order {order}?", "Tracking for {order} does not move", "Delivery date of {order}",
      ],
      details: [
        "the tracking page of order {order} has not changed for {days} days.",
        "order {order} with the {product} was due {days} days ago and has not reached {city}.",
        "we need the {product} from {order} at our dock this week; the carrier cannot tell us when it comes.",
      ]),
    TicketTopic(
      queue: "Shipping", type: "request", tags: "delivery;address", weight: 2,
      subjects: ["Change of delivery address", "Deliver {order} to another site"],
      details: [
        "please send order {order} to our second site in {city}, the main dock is closed.",
        "the delivery address of {order} is out of date, we moved {days} days ago.",
      ]),
    TicketTopic(
      queue: "Returns", type: "problem", tags: "damaged;return", weight: 3,
      subjects: ["{product} arrived damaged", "Damaged goods in {order}"],
      details: [
        "two boxes of {order} were crushed, the {product} cannot be used.",
        "the {product} came with a broken part. We want a replacement or our money back.",
      ]),
    TicketTopic(
      queue: "Returns", type: "request", tags: "return;wrong-item", weight: 2,
      subjects: ["Wrong item in {order}", "Return of {product}"],
      details: [
        "instead of the {product} we were sent something else with order {order}.",
        "we ordered too many of the {product} and would like to send some back within {days} days.",
      ]),
    TicketTopic(
      queue: "Billing", type: "question", tags: "invoice", weight: 4,
      subjects: [
        "Question about our invoice", "Invoice for {order} lacks our PO number", "Copy of invoice needed",
      ],
      details: [
        "the invoice for {order} does not show our purchase order number and accounting will not pay it.",
        "we cannot find the invoice for order {order} in the portal.",
        "the sum for the {product} is not what we were quoted {days} days ago.",
      ]),
    TicketTopic(
      queue: "Billing", type: "problem", tags: "refund", weight: 2,
      subjects: ["Refund still missing", "Refund for {order}"],
      details: [
        "the refund for {order} was promised {days} days ago and is not on our statement.",
        "please confirm that the money for the {product} is on its way.",
      ]),
    TicketTopic(
      queue: "Billing", type: "question", tags: "subscription;seats", weight: 1.5,
      subjects: ["Seats on our Connect plan", "Change of plan"],
      details: [
        "how do we add seats to Connect in the middle of a quarter, and what will be billed?",
        "if we move to the next plan now, when does the new price begin?",
      ]),
    TicketTopic(
      queue: "Product", type: "question", tags: "product;specification", weight: 3,
      subjects: ["Question about {product}", "Is {product} in stock?", "Data sheet for {product}"],
      details: [
        "does the {product} work with what we bought with order {order}?",
        "we need the data sheet of the {product} for an audit in {city}.",
        "is there a larger pack of the {product}, and at what price?",
      ]),
    TicketTopic(
      queue: "Account", type: "request", tags: "login;access", weight: 2.5,
      subjects: ["Cannot log in", "New user for our account", "Password reset does not arrive"],
      details: [
        "the password mail has not arrived for {days} days, also not in the spam folder.",
        "please add our new buyer in {city} with the right to order up to a limit.",
      ]),
    TicketTopic(
      queue: "Checkout", type: "problem", tags: "checkout;payment", weight: 1.6,
      subjects: ["Card declined at checkout", "Checkout session expired"],
      details: [
        "our card was declined twice while ordering the {product}; the bank sees no attempt.",
        "the basket with the {product} was empty again after {days} minutes.",
      ]),
    TicketTopic(
      queue: "Integration", type: "problem", tags: "api;webhook", weight: 1.3,
      subjects: ["Webhook for {order} not received", "API key stopped working"],
      details: [
        "our system did not get the order.created webhook for {order}.",
        "calls to the catalogue API answer 401 since {days} days, though the key was not changed.",
      ]),
  ]

  static let outage = TicketTopic(
    queue: "Checkout", type: "incident", tags: "checkout;vat;outage", weight: 1,
    subjects: [
      "Checkout fails at the VAT check", "Cannot place orders since the new checkout",
      "VAT number not accepted",
      "Checkout times out", "Order not possible",
    ],
    details: [
      "the new checkout hangs at the VAT check and ends with a time-out; we could not order the {product}.",
      "every order from {city} fails after the tax step, in every browser. Our VAT number is valid.",
      "we tried {days} times to pay for our basket, the page says that the VAT service does not answer.",
      "our purchasing system gets error 504 vat_check_timeout from your checkout API.",
    ])

  static let printer = TicketTopic(
    queue: "Returns", type: "problem", tags: "defective;label-printer", weight: 1,
    subjects: [
      "Voltline Label Printer defective", "Label printer stops feeding", "Label printer: print head fails",
    ],
    details: [
      "the Voltline Label Printer stops feeding after some {days} labels, a restart does not help.",
      "the print head of the label printer from {order} burns stripes into every label.",
      "three Voltline Label Printers of the same batch failed within {days} days.",
    ])
}
