/// Industries with the words their company names end in.
enum Industry: String, CaseIterable {
  case logistics = "Logistics"
  case healthcare = "Healthcare"
  case retail = "Retail"
  case manufacturing = "Manufacturing"
  case software = "Software"
  case education = "Education"
  case hospitality = "Hospitality"
  case finance = "Finance"
  case construction = "Construction"
  case government = "Government"

  var nameEndings: [String] {
    switch self {
    case .logistics: ["Freight", "Logistics", "Haulage", "Couriers", "Depot"]
    case .healthcare: ["Clinic", "Health", "Medical", "Care Group", "Dental"]
    case .retail: ["Outfitters", "Stores", "Market", "Trading", "Goods"]
    case .manufacturing: ["Works", "Foundry", "Tooling", "Plastics", "Mills"]
    case .software: ["Software", "Systems", "Labs", "Data", "Cloud"]
    case .education: ["Academy", "College", "Learning", "School", "Institute"]
    case .hospitality: ["Hotels", "Kitchens", "Catering", "Resorts", "Inns"]
    case .finance: ["Capital", "Credit Union", "Advisors", "Insurance", "Partners"]
    case .construction: ["Builders", "Joinery", "Roofing", "Concrete", "Homes"]
    case .government: ["County Office", "Transit", "Water Board", "Housing Trust", "Library"]
    }
  }
}

/// Words that company names begin with. None is a place, a month or a word of the business.
enum CustomerNames {
  static let beginnings = [
    "Alder", "Amberly", "Anvil", "Ashgrove", "Aster", "Auburn", "Barley", "Basalt", "Beacon", "Bellweather",
    "Birch", "Blackthorn", "Bluebell", "Bramble", "Briar", "Brightwell", "Bristlecone", "Calder", "Canary",
    "Cardinal", "Cascara", "Cedarline", "Chandler", "Cinder", "Clearbrook", "Clover", "Cobalt", "Copperfield",
    "Coral", "Crestline", "Crofton", "Cypress", "Dahlia", "Dovetail", "Driftwood", "Eastleigh", "Elmwood",
    "Ember", "Everly", "Fairmont", "Falcon", "Fenwick", "Fernhill", "Finch", "Firefly", "Foxglove", "Gannet",
    "Garnet", "Goldcrest", "Granite", "Greyfriars", "Gull", "Hartwell", "Hawthorn", "Hazel", "Heron",
    "Highmoor", "Holloway", "Ibex", "Indigo", "Ironbark", "Ivory", "Jasper", "Juniper", "Kestrel",
    "Kingfisher",
    "Lakeshore", "Larch", "Lark", "Laurel", "Linden", "Lodestar", "Lumen", "Magnolia", "Mallard", "Maple",
    "Marigold", "Meadow", "Meridian", "Mistral", "Nightingale", "Nimbus", "Oakhurst", "Obsidian", "Ochre",
    "Onyx", "Opal", "Orchard", "Osprey", "Otter", "Palisade", "Pebble", "Pelican", "Petrel", "Pinnacle",
    "Plover", "Poplar", "Quarry", "Quill", "Ravenwood", "Redwood", "Ridgeback", "Rosewood", "Rowan",
    "Saffron",
    "Sandpiper", "Sequoia", "Silverline", "Sorrel", "Sparrow", "Spruce", "Starling", "Sterling", "Stonegate",
    "Summit", "Sycamore", "Tamarack", "Teal", "Thistle", "Thornbury", "Tidewater", "Topaz", "Tulip", "Umber",
    "Verdant", "Violet", "Walnut", "Wexford", "Whitestone", "Willow", "Windrose", "Wren", "Yarrow", "Zephyr",
  ]
}
