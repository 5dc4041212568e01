import QuerentCore
import Storage
import Testing

@Suite("How many pairs of rows a statement compares")
struct PairEstimateTests {
  private static let sizes = TableSizes([
    "orders": .init(rows: 40_000, distinct: ["id": 40_000, "region": 4, "customer_id": 1_000, "day": 365]),
    "customers": .init(rows: 1_000, distinct: ["id": 1_000, "name": 990]),
    "order details": .init(rows: 80_000, distinct: ["order_id": 40_000]),
  ])

  private func store() throws -> (TemporaryFolder, AnalyticsStore) {
    let folder = try TemporaryFolder()
    try folder.database(
      "a.db",
      sql: """
        CREATE TABLE orders (id INTEGER PRIMARY KEY, region TEXT, customer_id INTEGER, day TEXT);
        CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT);
        CREATE TABLE "order details" (order_id INTEGER, quantity INTEGER);
        CREATE INDEX by_customer ON orders (customer_id);
        """)
    return (folder, try AnalyticsStore(readOnly: folder.path("a.db")))
  }

  @Test(
    "cross joins are told with their size",
    arguments: [
      ("select count(*) from orders a, orders b", 1.6e9),
      ("select count(*) from orders cross join customers", 4e7),
      ("SELECT sum(a.id) FROM orders AS a JOIN orders AS b ON a.id <> b.id", 1.6e9),
      ("select * from orders a, orders b", 1.6e9),
      ("select * from orders a, orders b order by a.day limit 5", 1.6e9),
      // joined on a column with four values, each row meets a quarter of the others
      ("select count(*) from orders a join orders b on a.region = b.region", 4e8),
      ("select (select count(*) from orders b where b.day < a.day) from orders a", 1.6e9),
      ("select count(*) from \"order details\" d, customers c /* , orders */ -- , orders", 8e7),
      ("select count(*) from orders a, customers b, customers c", 4e10),
      ("explain select count(*) from orders", 0), ("select nonsense", 0),
    ])
  func cross(statement: String, pairs: Double) throws {
    let (folder, store) = try store()
    let found = store.estimatedPairs(of: SQLQuery(text: statement), sizes: Self.sizes) ?? 0
    #expect(found == pairs, "\(statement)")
    _ = folder
  }

  @Test(
    "what reads tables as large as they are is no cross join",
    arguments: [
      "select count(*) from orders", "select * from orders o join customers c on c.id = o.customer_id",
      "select c.name, count(*) from customers c left join orders o on o.customer_id = c.id group by 1",
      "select * from orders a, orders b limit 20",
      "with t as (select region, count(*) n from orders group by 1) select * from orders o join t using (region)",
      "select count(*) from orders where region in (select name from customers)",
      "select * from orders a join orders b on a.id = b.id",
      "select day from orders union all select name from customers",
      "select * from customers c where exists (select 1 from orders o where o.customer_id = c.id)",
      "values (1), (2)",
    ])
  func plain(statement: String) throws {
    let (folder, store) = try store()
    #expect(store.estimatedPairs(of: SQLQuery(text: statement), sizes: Self.sizes) == nil, "\(statement)")
    _ = folder
  }
}
