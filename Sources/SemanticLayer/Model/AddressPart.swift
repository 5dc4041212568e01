/// The part of an address a column holds, told by its name, from the finest to the widest.
public enum AddressPart: Int, Hashable, Sendable, CaseIterable {
  case houseNumber, street, postcode, town, county, state, country

  /// The part that a column name speaks of, or `nil`.
  public init?(ofColumn name: String) {
    let words = NameSplitter.words(in: name).map(Inflection.singular)
    func has(_ any: String...) -> Bool { any.contains { words.contains($0) } }
    let isNumber = has("number", "no", "num", "nr")
    if isNumber, has("house", "street", "building") {
      self = .houseNumber
    } else if has("street", "address", "road") {
      self = .street
    } else if has("zip", "zipcode", "postcode", "postal") {
      self = .postcode
    } else if has("city", "town") {
      self = .town
    } else if has("county", "district") {
      self = .county
    } else if has("state", "province", "region") {
      self = .state
    } else if has("country") {
      self = .country
    } else {
      return nil
    }
  }
}

extension SemanticModel {
  /// A table that holds the addresses of the things of another and nothing else, at most one for each.
  public struct CompanionAddress: Hashable, Sendable {
    /// The table whose things have the addresses.
    public var entity: String
    /// The table of the addresses, keyed by the entity.
    public var table: String
    /// The columns of the address, the finest part first.
    public var columns: [String]
  }

  /// The companion tables of addresses: every column but the keys is a part of an address, down to the street.
  public var companionAddresses: [CompanionAddress] {
    relationships.compactMap { relationship in
      guard relationship.from != relationship.to, relationship.fromColumns.count == 1,
        let table = table(named: relationship.from),
        let key = table.column(named: relationship.fromColumns[0]),
        key.isUnique || table.primaryKey == [key.name],
        let entity = self.table(named: relationship.to), relationship.cardinality != .manyToMany
      else { return nil }
      var parts: [(part: AddressPart, column: String)] = []
      for column in table.columns where column.name != key.name && !table.primaryKey.contains(column.name) {
        guard let part = AddressPart(ofColumn: column.name) else { return nil }
        parts.append((part, column.name))
      }
      guard parts.count >= 2,
        parts.contains(where: { $0.part.rawValue <= AddressPart.street.rawValue })
      else { return nil }
      let ordered = parts.sorted { $0.part.rawValue < $1.part.rawValue }
      return CompanionAddress(entity: entity.name, table: table.name, columns: ordered.map(\.column))
    }
  }
}
