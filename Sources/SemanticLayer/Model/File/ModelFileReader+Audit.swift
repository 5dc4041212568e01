import QuerentCore
import Yams

extension ModelFileReader {
  mutating func readAudit(_ node: Node, into model: inout SemanticModel) {
    let fields = fields(of: node, "audit", allowed: ModelKeys.audit)
    if let node = fields["approval_limit"] {
      if let limit = node.scalar.flatMap({ Double($0.string) }), limit >= 0 {
        model.audit.approvalLimit = limit
      } else {
        report("wrong-type", "approval_limit must be an amount", at: node)
      }
    }
    for node in items(of: fields["books"], "books") { readBook(node, into: &model.audit.books) }
  }

  private mutating func readBook(_ node: Node, into books: inout [AuditModel.Book]) {
    let fields = fields(of: node, "a book", allowed: ModelKeys.book)
    guard let roleNode = fields["role"], let role = string(roleNode, "role"),
      let tableNode = fields["table"], let table = string(tableNode, "table")
    else {
      if node.mapping != nil { report("missing-key", "a book needs a role and a table", at: node) }
      return
    }
    guard let parts = AuditModel.parts[role] else {
      report(
        "unknown-role", "\"\(role)\" is no role of an audit", at: roleNode,
        suggestions: NearestName.suggestions(for: role, among: AuditModel.parts.keys.sorted()))
      return
    }
    var book = AuditModel.Book(role: role, table: table)
    if let columns = fields["columns"] {
      for (part, node) in self.fields(of: columns, "the columns of \(role)", allowed: parts) {
        if let name = string(node, part) { book.columns[part] = name }
      }
    }
    note(ModelValidation.key("book", role), at: tableNode)
    books.removeAll { $0.role == role }
    books.append(book)
  }
}
