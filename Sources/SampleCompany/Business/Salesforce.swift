/// Everybody at Harborline whom the data names.
enum Salesforce {
  static func reps(in region: Region) -> [String] {
    switch region {
    case .west: ["Marcus Oyelaran", "Elena Vasquez", "Kevin Nakamura", "Shauna Begay", "Tomas Lindqvist"]
    case .central: ["Aisha Rahman", "Brett Kowalski", "Denise Fairley", "Luis Cordero"]
    case .east: ["Priya Raman", "Colin Doherty", "Naomi Feldman", "Andre Baptiste", "Grace Okonkwo"]
    case .south: ["Wesley Tran", "Carla Mendes", "Jerome Whitaker", "Beth Sandoval"]
    case .emea: ["Ingrid Halvorsen", "Mateusz Zielinski", "Chloe Marchand", "Youssef Haddad"]
    case .apac: ["Hana Sugimoto", "Arjun Deshpande", "Olivia Tregear"]
    }
  }

  static let everyRep = Region.allCases.flatMap { region in reps(in: region).map { (rep: $0, region: region) }
  }

  /// Agents of the service desk, who enter refunds and credits.
  static let agents = [
    "Ruth Calloway", "Samir Patel", "Trent Maddox", "Lucia Ferro", "Dana Whitlock", "Piotr Nowak", "Mei Chen",
    "Gareth Pugh",
  ]

  /// Team leads, who approve credits above the limit.
  static let approvers = ["Helen Strand", "Omar Castellanos", "Judith Amsel"]
}
