import QuerentCore
import Storage
import Testing

@Suite("References between tables")
struct ForeignKeyTests {
  /// `table.column -> table.column`, with a star for declared ones.
  private func references(_ statements: String) throws -> [String] {
    try CatalogueProfilerTests.catalogue(statements).foreignKeys.map { key in
      "\(key.table).\(key.columns.joined(separator: "+")) -> "
        + "\(key.referencedTable).\(key.referencedColumns.joined(separator: "+"))\(key.isDeclared ? " *" : "")"
    }
  }

  @Test("declared references are read without regard to case, and without columns mean the key")
  func declared() throws {
    let found = try references(
      """
      CREATE TABLE Customers (Id INTEGER PRIMARY KEY);
      CREATE TABLE orders (id INTEGER PRIMARY KEY, c INT REFERENCES customers, d INT REFERENCES CUSTOMERS(ID),
        e INT REFERENCES nowhere(id), f INT REFERENCES customers(missing));
      """)
    #expect(Set(found) == ["orders.c -> Customers.Id *", "orders.d -> Customers.Id *"])
  }

  @Test(
    "names and values that agree make a reference",
    arguments: [
      ("customers (id, name)", "orders (customer_id)", "orders.customer_id -> customers.id"),
      (
        "customers (customer_id, name)", "orders (customer_id)", "orders.customer_id -> customers.customer_id"
      ),
      ("Customer (CustomerID, name)", "orders (cust_id)", "orders.cust_id -> Customer.CustomerID"),
      ("student (stuid, name)", "enrolled (StuID)", "enrolled.StuID -> student.stuid"),
      ("employees (employee_id, name)", "shops (manager_id)", "shops.manager_id -> employees.employee_id"),
      (
        "employees (employee_id, name)", "visits (driver_employee_id)",
        "visits.driver_employee_id -> employees.employee_id"
      ),
      ("station (id, name)", "trip (start_station_id)", "trip.start_station_id -> station.id"),
      ("airlines (uid, name)", "flights (Airline)", "flights.Airline -> airlines.uid"),
      ("paper (paperid, title)", "cite (citingpaperid)", "cite.citingpaperid -> paper.paperid"),
      ("author (aid, name)", "writes (aid)", "writes.aid -> author.aid"),
      ("departments (dept_no, name)", "staffing (dept_no)", "staffing.dept_no -> departments.dept_no"),
    ])
  func inferred(target: String, source: String, reference: String) throws {
    let to = try #require(target.split(separator: " ").first)
    let from = try #require(source.split(separator: " ").first)
    let found = try references(
      """
      CREATE TABLE \(target); INSERT INTO \(to) VALUES (11, 'a'), (12, 'b'), (13, 'c');
      CREATE TABLE \(source); INSERT INTO \(from) VALUES (11), (12), (12), (0), (NULL);
      """)
    #expect(found == [reference])
  }

  @Test(
    "values that agree by chance make none",
    arguments: [
      ("customers (id, name)", "orders (quantity)"), ("customers (id, name)", "orders (id)"),
      ("semester (semester_id, name)", "course (num_semesters)"),
      ("student (student_id, name)", "tags (students)"),
      ("customers (id, name)", "orders (product_id)"), ("ratings (id, name)", "films (year)"),
      ("customers (customer_id, name)", "orders (rank)"),
    ])
  func notInferred(target: String, source: String) throws {
    let to = try #require(target.split(separator: " ").first)
    let from = try #require(source.split(separator: " ").first)
    let found = try references(
      """
      CREATE TABLE \(target); INSERT INTO \(to) VALUES (1, 'a'), (2, 'b'), (3, 'c');
      CREATE TABLE \(source); INSERT INTO \(from) VALUES (1), (2), (2), (3);
      """)
    #expect(found.isEmpty)
  }

  @Test("values that are not there make none, although the names agree")
  func notIncluded() throws {
    #expect(
      try references(
        """
        CREATE TABLE customers (id, name); INSERT INTO customers VALUES (1, 'a'), (2, 'b');
        CREATE TABLE orders (customer_id); INSERT INTO orders VALUES (1), (7), (8);
        """
      ).isEmpty)
  }

  @Test("in empty tables a name that can mean one thing is enough")
  func emptyTables() throws {
    #expect(
      try references(
        "CREATE TABLE customers (id INTEGER PRIMARY KEY); CREATE TABLE orders (customer_id, manager);")
        == ["orders.customer_id -> customers.id"])
  }

  @Test("a name that never repeats in one other table is a reference where no id is")
  func sharedNames() throws {
    let towns = """
      CREATE TABLE towns (town_name TEXT, county TEXT);
      INSERT INTO towns VALUES ('Oslo', 'A'), ('Bergen', 'B'), ('Narvik', 'C');
      CREATE TABLE shops (id INTEGER PRIMARY KEY, town_name TEXT);
      INSERT INTO shops VALUES (1, 'Oslo'), (2, 'Oslo'), (3, 'Narvik');
      """
    #expect(try references(towns) == ["shops.town_name -> towns.town_name"])
    // an id is surer than a name
    let both = """
      CREATE TABLE towns (town_id INTEGER PRIMARY KEY, town_name TEXT);
      INSERT INTO towns VALUES (1, 'Oslo'), (2, 'Bergen'), (3, 'Narvik');
      CREATE TABLE shops (id INTEGER PRIMARY KEY, town_id INT, town_name TEXT);
      INSERT INTO shops VALUES (1, 1, 'Oslo'), (2, 1, 'Oslo'), (3, 3, 'Narvik');
      """
    #expect(try references(both) == ["shops.town_id -> towns.town_id"])
    // names that mean something else in every table, and values that do not agree
    let others = """
      CREATE TABLE people (first_name TEXT, plan_name TEXT);
      INSERT INTO people VALUES ('Ann', 'x'), ('Bob', 'y'), ('Cy', 'z');
      CREATE TABLE pets (first_name TEXT, plan_name TEXT);
      INSERT INTO pets VALUES ('Ann', 'p'), ('Ann', 'p'), ('Bob', 'p');
      """
    #expect(try references(others).isEmpty)
  }
}
