/// The sales regions: four in the United States, two abroad.
enum Region: String, CaseIterable {
  case west = "West"
  case central = "Central"
  case east = "East"
  case south = "South"
  case emea = "EMEA"
  case apac = "APAC"
}

/// A city with the state and country it lies in. No city shares its name with a state, so that a name in a question
/// means one thing.
struct Place {
  let country: String
  let state: String
  let city: String

  static func places(in region: Region) -> [Place] {
    switch region {
    case .west: american(western)
    case .central: american(centralStates)
    case .east: american(eastern)
    case .south: american(southern)
    case .emea: european
    case .apac: pacific
    }
  }

  private static func american(_ states: [(String, [String])]) -> [Place] {
    states.flatMap { state, cities in
      cities.map { Place(country: "United States", state: state, city: $0) }
    }
  }

  private static let western = [
    ("California", ["Los Angeles", "San Francisco", "San Diego", "Sacramento", "San Jose", "Oakland"]),
    ("Washington", ["Seattle", "Tacoma", "Spokane"]), ("Oregon", ["Portland", "Eugene"]),
    ("Colorado", ["Denver", "Boulder"]), ("Arizona", ["Phoenix", "Tucson"]),
    ("Nevada", ["Las Vegas", "Reno"]), ("Utah", ["Salt Lake City"]),
  ]

  private static let centralStates = [
    ("Illinois", ["Chicago", "Naperville"]), ("Texas", ["Houston", "Dallas", "Austin", "San Antonio"]),
    ("Minnesota", ["Minneapolis", "Duluth"]), ("Missouri", ["Kansas City", "St. Louis"]),
    ("Michigan", ["Detroit", "Grand Rapids"]), ("Wisconsin", ["Milwaukee", "Madison"]),
    ("Indiana", ["Indianapolis"]),
  ]

  private static let eastern = [
    ("New York", ["New York City", "Buffalo", "Albany"]), ("Massachusetts", ["Boston", "Worcester"]),
    ("Pennsylvania", ["Philadelphia", "Pittsburgh"]), ("New Jersey", ["Newark", "Princeton"]),
    ("Ohio", ["Columbus", "Cleveland"]), ("Connecticut", ["Hartford"]),
  ]

  private static let southern = [
    ("Florida", ["Miami", "Tampa", "Orlando"]), ("Georgia", ["Atlanta", "Savannah"]),
    ("North Carolina", ["Charlotte", "Raleigh"]), ("Virginia", ["Richmond", "Norfolk"]),
    ("Tennessee", ["Nashville", "Memphis"]), ("Louisiana", ["New Orleans"]),
  ]

  private static let european = [
    Place(country: "Germany", state: "Bavaria", city: "Munich"),
    Place(country: "Germany", state: "Hesse", city: "Frankfurt"),
    Place(country: "Germany", state: "Saxony", city: "Leipzig"),
    Place(country: "United Kingdom", state: "England", city: "London"),
    Place(country: "United Kingdom", state: "England", city: "Manchester"),
    Place(country: "United Kingdom", state: "Scotland", city: "Edinburgh"),
    Place(country: "France", state: "Ile-de-France", city: "Paris"),
    Place(country: "France", state: "Occitanie", city: "Toulouse"),
    Place(country: "Netherlands", state: "North Holland", city: "Amsterdam"),
    Place(country: "Netherlands", state: "South Holland", city: "Rotterdam"),
    Place(country: "Spain", state: "Catalonia", city: "Barcelona"),
    Place(country: "Spain", state: "Andalusia", city: "Seville"),
    Place(country: "Sweden", state: "Skane", city: "Malmo"),
  ]

  private static let pacific = [
    Place(country: "Australia", state: "New South Wales", city: "Sydney"),
    Place(country: "Australia", state: "Victoria", city: "Melbourne"),
    Place(country: "Australia", state: "Queensland", city: "Brisbane"),
    Place(country: "Japan", state: "Kanagawa", city: "Yokohama"),
    Place(country: "Japan", state: "Aichi", city: "Nagoya"),
    Place(country: "India", state: "Karnataka", city: "Bengaluru"),
    Place(country: "India", state: "Maharashtra", city: "Mumbai"),
  ]
}
