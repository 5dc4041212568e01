import SeededRandom

@testable import Detection

/// Support tickets made from topics, each with its own words and some turns of phrase.
struct InventedTickets {
  struct Topic {
    var queue: String
    var phrases: [String]
  }

  static let topics: [Topic] = [
    Topic(
      queue: "billing",
      phrases: [
        "invoice total is wrong", "charged the wrong amount on the invoice", "invoice shows a wrong total",
        "wrong sum billed on my invoice",
      ]),
    Topic(
      queue: "billing",
      phrases: [
        "refund has not arrived", "still waiting for the refund", "where is the money of my refund",
        "refund promised but not received",
      ]),
    Topic(
      queue: "billing",
      phrases: [
        "change the billing address", "our billing address moved", "update address for billing",
        "new billing address on file",
      ]),
    Topic(
      queue: "shipping",
      phrases: [
        "parcel arrived damaged", "box was crushed and damaged", "damaged parcel on delivery",
        "goods damaged in the parcel",
      ]),
    Topic(
      queue: "shipping",
      phrases: [
        "tracking number does not work", "no tracking number in the mail", "tracking page shows nothing",
        "send the tracking number again",
      ]),
    Topic(
      queue: "shipping",
      phrases: [
        "delivery is two days late", "late delivery again", "driver came late with the delivery",
        "delivery late since monday",
      ]),
    Topic(
      queue: "access",
      phrases: [
        "forgot my password", "password reset link expired", "cannot reset the password",
        "reset my password please",
      ]),
    Topic(
      queue: "access",
      phrases: [
        "add a new user to the account", "invite another user", "new user needs an invite",
        "user invite for a colleague",
      ]),
    Topic(
      queue: "access",
      phrases: [
        "login page stays blank", "blank screen after login", "login shows a blank page",
        "the login screen is blank",
      ]),
    Topic(
      queue: "product",
      phrases: [
        "printer jams with labels", "label printer jams daily", "labels jam in the printer",
        "jammed printer with small labels",
      ]),
    Topic(
      queue: "product",
      phrases: [
        "chair wheel is broken", "broken wheel under the chair", "wheel of the office chair broke",
        "replace the chair wheel",
      ]),
    Topic(
      queue: "product",
      phrases: [
        "which desk fits two monitors", "desk wide enough for monitors", "monitors on a small desk",
        "desk size for two monitors",
      ]),
  ]

  static let openings = ["Hello,", "Hi team,", "Good morning,", "Dear support,", "", "", "Hey,"]
  static let endings = [
    "Please advise.", "Thanks.", "We need this soon.", "", "", "Any news?", "Kind regards",
  ]

  var generator: SplitMix64

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int(generator.next() % UInt64(values.count))]
  }

  mutating func text(of topic: Topic) -> String {
    let number = generator.next() % 90_000 + 10_000
    return "\(pick(Self.openings)) \(pick(topic.phrases)) for order SO\(number). \(pick(Self.endings))"
  }

  mutating func texts(_ count: Int) -> (texts: [String], topics: [Int]) {
    var texts: [String] = []
    var topics: [Int] = []
    for _ in 0..<count {
      let topic = Int(generator.next() % UInt64(Self.topics.count))
      texts.append(text(of: Self.topics[topic]))
      topics.append(topic)
    }
    return (texts, topics)
  }
}

/// The adjusted Rand index of two groupings (Hubert and Arabie 1985).
func adjustedRandIndex(_ one: [Int], _ two: [Int]) -> Double {
  func pairs(_ count: Int) -> Double { Double(count) * Double(count - 1) / 2 }
  var joint: [[Int]: Int] = [:]
  var left: [Int: Int] = [:]
  var right: [Int: Int] = [:]
  for (first, second) in zip(one, two) {
    joint[[first, second], default: 0] += 1
    left[first, default: 0] += 1
    right[second, default: 0] += 1
  }
  let index = joint.values.reduce(0) { $0 + pairs($1) }
  let rows = left.values.reduce(0) { $0 + pairs($1) }
  let columns = right.values.reduce(0) { $0 + pairs($1) }
  let expected = rows * columns / pairs(one.count)
  return (index - expected) / ((rows + columns) / 2 - expected)
}
