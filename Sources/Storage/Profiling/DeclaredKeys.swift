import QuerentCore

/// Foreign keys as the schema declares them. Names are matched without case, a reference without columns means the
/// key of the other table, and one to a table or column that does not exist is dropped.
struct DeclaredKeys {
  let reader: ProfilingReader

  func foreignKeys(among tables: [Catalogue.Table]) throws -> [Catalogue.ForeignKey] {
    let byName = Dictionary(
      tables.map { ($0.name.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
    var keys: [Catalogue.ForeignKey] = []
    for table in tables {
      let rows = try reader.rows(
        """
        SELECT id, "from", "table", "to" FROM pragma_foreign_key_list(\(ProfilingReader.literal(table.name)))
        ORDER BY id DESC, seq
        """)
      var start = 0
      while start < rows.count {
        let end = rows[start...].firstIndex { $0[0] != rows[start][0] } ?? rows.count
        if let key = key(of: table, from: Array(rows[start..<end]), among: byName),
          !keys.contains(where: {
            $0.table == key.table && $0.columns == key.columns && $0.referencedTable == key.referencedTable
          })
        {
          keys.append(try measured(key))
        }
        start = end
      }
    }
    return keys
  }

  private func key(
    of table: Catalogue.Table, from rows: [[Value]], among tables: [String: Catalogue.Table]
  ) -> Catalogue.ForeignKey? {
    guard let target = rows[0][2].text.flatMap({ tables[$0.lowercased()] }) else { return nil }
    let from = rows.compactMap { row in row[1].text.flatMap { Self.column(named: $0, in: table) } }
    let to =
      rows[0][3].isNull
      ? target.primaryKey
      : rows.compactMap { row in row[3].text.flatMap { Self.column(named: $0, in: target) } }
    guard from.count == rows.count, to.count == rows.count else { return nil }
    return Catalogue.ForeignKey(
      table: table.name, columns: from, referencedTable: target.name, referencedColumns: to, isDeclared: true)
  }

  private func measured(_ key: Catalogue.ForeignKey) throws -> Catalogue.ForeignKey {
    guard key.columns.count == 1 else { return key }
    var key = key
    key.inclusion = try ValueInclusion(reader: reader).share(of: key) ?? 1
    return key
  }

  private static func column(named name: String, in table: Catalogue.Table) -> String? {
    table.columns.first { $0.name.lowercased() == name.lowercased() }?.name
  }
}
