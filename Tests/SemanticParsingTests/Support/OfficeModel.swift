import QuerentCore
import SemanticLayer
import SemanticParsing

/// Hand-made schemas in which rows of a table refer to each other: employees to their managers, categories to the one
/// above; and a bridge between consultants and projects.
enum OfficeModel {
  static let model: SemanticModel = {
    let employees = SemanticModel.Table(
      name: "employees", label: "employees", primaryKey: ["employee_id"], entity: .init(name: "employee"),
      displayColumn: "name",
      columns: [
        id("employee_id", isUnique: true), text("name", distinct: 60, isUnique: true),
        text("job_title", distinct: 9),
        number("salary"), date("hired_on"), id("manager_id", missing: 2), id("department_id"),
      ], rowCount: 60)
    let departments = SemanticModel.Table(
      name: "departments", label: "departments", primaryKey: ["department_id"],
      entity: .init(name: "department"),
      displayColumn: "department_name",
      columns: [
        id("department_id", isUnique: true), text("department_name", distinct: 6, isUnique: true),
        id("head_id"),
      ], rowCount: 6)
    let categories = SemanticModel.Table(
      name: "categories", label: "categories", primaryKey: ["category_id"], entity: .init(name: "category"),
      displayColumn: "category_name",
      columns: [
        id("category_id", isUnique: true), text("category_name", distinct: 30, isUnique: true),
        id("parent_id", missing: 4),
      ], rowCount: 30)
    let projects = SemanticModel.Table(
      name: "projects", label: "projects", primaryKey: ["project_id"], entity: .init(name: "project"),
      displayColumn: "project_name",
      columns: [
        id("project_id", isUnique: true), text("project_name", distinct: 20, isUnique: true),
        number("budget"),
      ], rowCount: 20)
    let assignments = SemanticModel.Table(
      name: "assignments", label: "assignments", primaryKey: ["employee_id", "project_id"],
      columns: [id("employee_id"), id("project_id"), number("hours")], rowCount: 140)
    return SemanticModel(
      tables: [employees, departments, categories, projects, assignments],
      relationships: [
        .init(from: "employees", fromColumns: ["manager_id"], to: "employees", toColumns: ["employee_id"]),
        .init(
          from: "employees", fromColumns: ["department_id"], to: "departments", toColumns: ["department_id"]),
        .init(from: "departments", fromColumns: ["head_id"], to: "employees", toColumns: ["employee_id"]),
        .init(from: "categories", fromColumns: ["parent_id"], to: "categories", toColumns: ["category_id"]),
        .init(from: "assignments", fromColumns: ["employee_id"], to: "employees", toColumns: ["employee_id"]),
        .init(from: "assignments", fromColumns: ["project_id"], to: "projects", toColumns: ["project_id"]),
      ])
  }()

  static let members = MemberIndex(columns: [
    members("employees", "name", ["Dana Fox", "Omar Reed", "Lucy Hale", "Peter Novak"]),
    members("employees", "job_title", ["Analyst", "Clerk"]),
    members("departments", "department_name", ["Finance", "Logistics"]),
    members("categories", "category_name", ["Furniture", "Chairs", "Office Chairs"]),
    members("projects", "project_name", ["Atlas", "Borealis"]),
  ])

  static let reader = QuestionReader(model: model, members: members)

  private static func members(_ table: String, _ column: String, _ values: [String]) -> MemberIndex.Column {
    MemberIndex.Column(column: ColumnReference(table: table, column: column), values: values)
  }

  private static func column(
    _ name: String, _ type: Catalogue.Column.ValueType, _ role: SemanticModel.Column.Role, distinct: Int,
    isUnique: Bool = false, missing: Int = 0
  ) -> SemanticModel.Column {
    var made = SemanticModel.Column(
      name: name, label: String(name.map { $0 == "_" ? " " : $0 }), type: type, role: role,
      dateStyle: type == .date ? .iso : nil)
    made.distinctCount = distinct
    made.isUnique = isUnique
    made.nullCount = missing
    return made
  }

  private static func id(_ name: String, isUnique: Bool = false, missing: Int = 0) -> SemanticModel.Column {
    column(name, .integer, .identifier, distinct: 20, isUnique: isUnique, missing: missing)
  }
  private static func text(_ name: String, distinct: Int, isUnique: Bool = false) -> SemanticModel.Column {
    column(name, .text, .dimension, distinct: distinct, isUnique: isUnique)
  }
  private static func number(_ name: String) -> SemanticModel.Column {
    var made = column(name, .real, .measure, distinct: 50)
    made.defaultAggregate = .average
    return made
  }
  private static func date(_ name: String) -> SemanticModel.Column {
    column(name, .date, .time, distinct: 55)
  }
}
