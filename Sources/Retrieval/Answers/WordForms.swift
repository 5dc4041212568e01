import Synchronization

/// Other words of English that a document may use for a word of a question. General English only: nothing of one trade or company.
enum WordForms {
  /// Forms that a stemmer does not bring together: irregular verbs and nouns (Quirk and others, A Comprehensive Grammar of
  /// the English Language, 1985, 3.11–3.20 and 5.82–5.90), those that offices use.
  private static let irregular = """
    become became, begin began begun, break broke broken, bring brought, build built, buy bought, catch caught, choose chose chosen,
    come came, cut cutting, deal dealt, do did done, draw drew drawn, drive drove driven, eat ate eaten, fall fell fallen, feel felt,
    find found, fly flew flown flight, forget forgot forgotten, freeze froze frozen, get got, give gave given, go went gone,
    grow grew grown, hear heard, hide hid hidden, hold held, keep kept, know knew known, lead led, leave left, lend lent, lose lost loss,
    make made, mean meant, meet met, pay paid, read reading, ride rode ridden, ring rang rung, rise rose risen, run ran,
    see saw seen, sell sold, send sent, shake shook shaken, show shown, shut shutting, speak spoke spoken, spend spent,
    stand stood, steal stole stolen, stick stuck, strike struck, swear swore sworn, take took taken, teach taught, tear tore torn,
    tell told, think thought, throw threw thrown, understand understood, wake woke woken, wear wore worn, win won, write wrote written,
    child children, foot feet, man men, person people, woman women, approve approval, refuse refusal, renew renewal, arrive arrival,
    deliver delivery, ill illness, long length, high height, wide width, choose choice, sell sale, lose loss, complain complaint,
    respond response, decide decision, permit permission, receive receipt reception, analyse analysis
    """

  /// Words that mean nearly the same in rules and instructions, written by hand.
  private static let related = """
    vacation holiday leave pto, ill sick unwell, doctor physician medical, salary pay wage payroll payday remuneration, employee staff worker colleague,
    manager supervisor boss superior, company firm employer business, customer client buyer, vendor supplier, colleague coworker teammate,
    hire recruit employ, fire dismiss terminate, resign quit, contract agreement, cancel terminate revoke, end finish expire, begin start commence,
    buy purchase procure order, price cost fee charge rate, cost expense, refund reimburse repay, discount rebate reduction, invoice bill,
    money fund budget, bonus reward premium incentive, car vehicle automobile, plane flight fly airplane aircraft, train railway rail, bike bicycle,
    kilometre kilometer km, hotel accommodation lodging, meal food dinner lunch, alcohol beer wine liquor, trip travel journey,
    laptop notebook computer device pc, phone telephone mobile, screen monitor display, email e-mail mail, password passcode pin credential,
    login signin logon, software program application app tool, bug defect error fault, outage downtime incident failure,
    fix repair resolve solve, broken defective faulty, delete remove erase, change modify alter amend, add append, allow permit authorise authorize,
    forbid prohibit ban disallow, approve authorise authorize sign, ask request apply, tell inform notify report, answer reply respond response,
    question query enquiry inquiry, complaint grievance, help assist support, call phone ring, meeting appointment, visitor guest,
    office building premises, room space, home house, door entrance, key card badge, parking garage, dog pet animal, saturday weekend, sunday weekend,
    monday weekday, friday weekday, deadline due, late overdue delayed, fast quick rapid, quickly soon promptly, limit maximum cap ceiling, minimum least,
    maximum most highest, yearly annual annually year, monthly month, weekly week, daily day, quarterly quarter, half semi,
    rule policy guideline, step procedure, check verify validate test, confirm acknowledge, copy duplicate, backup restore recovery, store save keep retain,
    retention keep, send ship deliver dispatch, package parcel shipment, return giveback, replace exchange substitute swap, warranty guarantee,
    damage damaged harm, lose missing misplace, stolen theft steal robbery, police authority, fire blaze, emergency urgent, danger hazard, injury hurt accident,
    note certificate, training course education seminar workshop, exam test, teach instruct, new fresh, old former previous outdated,
    friend acquaintance, recommend refer referral, partner associate, child kid, parent mother father maternity paternity, marry wedding marriage,
    die death bereavement funeral, abroad foreign overseas, country nation, city town, tax vat, share split, transfer move, escalate forward,
    responsible charge accountable, owner holder, expert specialist, rep salesperson seller, prospect lead, deal opportunity, quote offer proposal,
    forecast prediction estimate, growth increase rise, decline decrease drop fall, big large, small little minor, expensive costly, cheap inexpensive,
    journalist press media reporter, newspaper press, lawyer legal attorney, lawsuit legal court, secret confidential, private personal, public open,
    chatbot ai assistant, hacker attacker, virus malware, click open, document file paper, picture photo image, photo photograph, sign signature,
    lab laboratory, admin administrator administration, app application, info information, max maximum, min minimum, doc document, ad advertisement,
    spec specification, config configuration settings, dept department, photo photograph, fridge refrigerator, rep representative, exam examination,
    ok okay allowed permitted, size large mb gb, wash laundry washing, bathroom toilet restroom, flat apartment, landlord owner, tenant renter,
    piano guitar instrument, clean cleaning tidy, light lamp, heating heater, garbage trash rubbish waste, alone single, night overnight,
    morning early, evening late, written writing label, speed fast rate, wait delay, skip omit, full complete, empty blank, rich wealthy, weekend saturday sunday
    """

  /// Words that say little about what a question is about. They count less than others.
  static let light = """
    able actually allow allowed always anybody anyone anything ask asked become begin bring come consider count day days do
    done else even ever everybody everyone exactly example expect find first follow get getting give given go goes going good happen
    happens have having help keep kind know known late let like look made make making matter may mean means
    must name need needed needs new next nobody number one part people person place possible put quickly
    really right run say see set show somebody someone something soon start stay still stop take taken tell thing things
    time today try two turn type use used using usually wait want way week year years yet
    """

  /// Stems of the other forms of a stem, with how sure they mean the same, and the words as a search takes them.
  struct Alternative: Hashable, Sendable {
    var stem: String
    var word: String
    /// 1 for a form of the same word, less for another word.
    var strength: Double
  }

  private static let table = Mutex<(alternatives: [String: [Alternative]], light: Set<String>)?>(nil)

  /// The forms of all words by stem, and the stems of light words, made once.
  static func forms(_ text: SearchText) throws -> (alternatives: [String: [Alternative]], light: Set<String>)
  {
    try table.withLock { table in
      if let table { return table }
      var found: [String: [Alternative]] = [:]
      for (groups, strength) in [(irregular, 1.0), (related, 0.75)] {
        for group in groups.split(separator: ",") {
          let words = group.split(whereSeparator: { $0.isWhitespace || $0 == "-" }).map(String.init)
          let stems = try words.map { try text.stem(of: $0) }
          for (place, stem) in stems.enumerated() {
            for (other, word) in words.enumerated() where other != place && stems[other] != stem {
              let isKnown = found[stem, default: []].contains { $0.stem == stems[other] }
              if !isKnown {
                found[stem, default: []].append(.init(stem: stems[other], word: word, strength: strength))
              }
            }
          }
        }
      }
      let light = Set(
        try Self.light.split(whereSeparator: \.isWhitespace).map { try text.stem(of: String($0)) })
      table = (found, light)
      return (found, light)
    }
  }
}
