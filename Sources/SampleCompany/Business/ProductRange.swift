/// One article of the catalogue.
struct Product {
  let id: String
  let name: String
  let category: String
  let subCategory: String
  /// The list price of the first price list.
  let firstPrice: Money
  /// What the article costs, in percent of its list price.
  let costPercent: Int
  /// Pieces that a mid-sized customer buys at a time.
  let usualQuantity: Int
  /// How often it is bought, relative to the others.
  let popularity: Double
}

/// The goods that Harborline sells: five categories, twenty sub-categories, ninety articles.
enum ProductRange {
  private struct Shelf {
    let category: String
    let subCategory: String
    let costPercent: Int
    let usualQuantity: Int
    let articles: [(name: String, dollars: Int, popularity: Double)]
  }

  static let products: [Product] = {
    var products: [Product] = []
    for shelf in shelves {
      for article in shelf.articles {
        products.append(
          Product(
            id: "P\(101 + products.count)", name: article.name, category: shelf.category,
            subCategory: shelf.subCategory,
            firstPrice: Money(cents: article.dollars * 100 - 5 * (article.dollars % 3)),
            costPercent: shelf.costPercent + article.dollars % 5,
            usualQuantity: min(shelf.usualQuantity, max(1, 2200 / article.dollars)),
            popularity: article.popularity))
      }
    }
    return products
  }()

  static let categories = ["Furniture", "Technology", "Packaging", "Safety", "Breakroom"]

  private static let shelves = [
    Shelf(
      category: "Furniture", subCategory: "Chairs", costPercent: 62, usualQuantity: 8,
      articles: [
        ("Arden Task Chair", 189, 3), ("Arden Mesh Chair", 249, 2), ("Holt Executive Chair", 429, 1),
        ("Pico Stacking Chair", 64, 2), ("Drafting Stool", 158, 1),
      ]),
    Shelf(
      category: "Furniture", subCategory: "Desks", costPercent: 66, usualQuantity: 5,
      articles: [
        ("Arden Sit-Stand Desk", 549, 2), ("Holt Corner Desk", 689, 1), ("Pico Folding Table", 129, 2),
        ("Bench Desk Duo", 899, 1),
      ]),
    Shelf(
      category: "Furniture", subCategory: "Shelving", costPercent: 64, usualQuantity: 7,
      articles: [
        ("Steel Rack 180", 142, 2), ("Steel Rack 240", 198, 1.5), ("Pallet Rack Bay", 385, 1),
        ("Locker Trio", 274, 1),
      ]),
    Shelf(
      category: "Furniture", subCategory: "Lighting", costPercent: 58, usualQuantity: 9,
      articles: [("Luma Desk Lamp", 59, 2), ("Luma Panel LED", 96, 1.5), ("Highbay LED 150", 168, 1)]),
    Shelf(
      category: "Technology", subCategory: "Scanners", costPercent: 68, usualQuantity: 6,
      articles: [
        ("Swift 2D Scanner", 219, 3), ("Swift Ring Scanner", 339, 1.5), ("Dock Scanner Base", 88, 1),
        ("Rugged Handheld X3", 749, 1),
      ]),
    Shelf(
      category: "Technology", subCategory: "Printers", costPercent: 71, usualQuantity: 3,
      articles: [
        ("Voltline Label Printer", 329, 2.5), ("Voltline Mobile", 459, 1), ("Laser Duo 4200", 389, 1.5),
        ("Receipt Printer R2", 179, 1.5),
      ]),
    Shelf(
      category: "Technology", subCategory: "Displays", costPercent: 74, usualQuantity: 7,
      articles: [
        ("Clarity 24 Monitor", 179, 2.5), ("Clarity 27 Monitor", 259, 2.5), ("Clarity 34 Wide", 489, 1),
        ("Wallboard 55", 799, 0.7),
      ]),
    Shelf(
      category: "Technology", subCategory: "Accessories", costPercent: 48, usualQuantity: 18,
      articles: [
        ("USB-C Dock 11", 119, 2.5), ("Quiet Keyboard", 49, 2), ("Contour Mouse", 34, 2),
        ("Headset Pro", 99, 2),
        ("Charging Cart 20", 569, 0.6),
      ]),
    Shelf(
      category: "Packaging", subCategory: "Boxes", costPercent: 57, usualQuantity: 40,
      articles: [
        ("Single Wall Box S", 14, 3), ("Single Wall Box L", 22, 3), ("Double Wall Box", 31, 2.5),
        ("Pallet Box", 46, 1.5), ("Archive Box", 18, 1.5),
      ]),
    Shelf(
      category: "Packaging", subCategory: "Mailers", costPercent: 52, usualQuantity: 45,
      articles: [
        ("Padded Mailer A4", 19, 2.5), ("Poly Mailer M", 12, 2.5), ("Rigid Mailer", 24, 1.5),
        ("Thermal Mailer", 37, 1),
      ]),
    Shelf(
      category: "Packaging", subCategory: "Tape", costPercent: 49, usualQuantity: 40,
      articles: [
        ("Clear Tape 48mm", 16, 3), ("Paper Tape 60mm", 21, 2), ("Strapping Kit", 89, 1), ("Tape Gun", 27, 1),
      ]),
    Shelf(
      category: "Packaging", subCategory: "Labels", costPercent: 45, usualQuantity: 32,
      articles: [
        ("Thermal Labels 4x6", 28, 3.5), ("Shipping Labels A5", 33, 2), ("RFID Labels", 118, 1),
        ("Hazard Labels", 26, 1),
      ]),
    Shelf(
      category: "Packaging", subCategory: "Protection", costPercent: 55, usualQuantity: 26,
      articles: [
        ("Bubble Roll 50m", 39, 2), ("Air Pillow Film", 58, 1.5), ("Stretch Film", 44, 2.5),
        ("Edge Guards", 23, 1),
      ]),
    Shelf(
      category: "Safety", subCategory: "Gloves", costPercent: 53, usualQuantity: 36,
      articles: [
        ("Grip Gloves", 18, 3), ("Cut-5 Gloves", 34, 2), ("Nitrile Gloves", 22, 3), ("Winter Gloves", 29, 1),
      ]),
    Shelf(
      category: "Safety", subCategory: "Protection Wear", costPercent: 56, usualQuantity: 20,
      articles: [
        ("Hi-Vis Vest", 16, 2.5), ("Safety Boots S3", 119, 2), ("Hard Hat Vent", 38, 1.5),
        ("Clear Goggles", 14, 2),
        ("Ear Defenders", 32, 1.5),
      ]),
    Shelf(
      category: "Safety", subCategory: "First Aid", costPercent: 51, usualQuantity: 8,
      articles: [
        ("First Aid Kit 50", 79, 2), ("Burn Kit", 64, 1), ("Eyewash Station", 149, 1),
        ("AED Unit", 1249, 0.4),
      ]),
    Shelf(
      category: "Safety", subCategory: "Signage", costPercent: 42, usualQuantity: 15,
      articles: [("Floor Marking Set", 87, 1.5), ("Exit Sign LED", 58, 1.5), ("Safety Sign Pack", 36, 1.5)]),
    Shelf(
      category: "Breakroom", subCategory: "Coffee", costPercent: 59, usualQuantity: 14,
      articles: [
        ("House Blend 5kg", 84, 3), ("Espresso Beans 5kg", 98, 2.5), ("Bean Machine 900", 1189, 0.5),
        ("Paper Cups 1000", 62, 2),
      ]),
    Shelf(
      category: "Breakroom", subCategory: "Cleaning", costPercent: 54, usualQuantity: 18,
      articles: [
        ("Surface Cleaner", 46, 2.5), ("Hand Soap 5L", 38, 2.5), ("Paper Towels", 52, 3),
        ("Waste Bags 500", 57, 2),
      ]),
    Shelf(
      category: "Breakroom", subCategory: "Snacks", costPercent: 67, usualQuantity: 16,
      articles: [
        ("Snack Mix Crate", 74, 2), ("Fruit Bars 200", 66, 1.5), ("Sparkling Water", 36, 2),
        ("Oat Milk 24", 43, 1.5),
      ]),
  ]

  static func product(named name: String) -> Product? {
    products.first { $0.name == name }
  }
}
