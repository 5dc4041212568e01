/// What can go wrong with files and statements; cases carry where, the words are made by whoever prints.
public enum StorageError: Error, Hashable, Sendable {
  case fileNotFound(path: String)
  case notReadable(path: String, reason: String)
  /// The file as a whole cannot be loaded: no rows, a binary format, an HTML page.
  case refusedFile(path: String, reason: String, suggestion: String)
  /// Records of a file cannot be stored, and it was asked not to go on without them.
  case refusedRows(path: String, count: Int, first: RejectedRow)
  case notADatabase(path: String, reason: String)
  /// The statement would write, attach or change settings.
  case notReadOnly(statement: String)
  case moreThanOneStatement
  /// The statement does not prepare: SQLite's message, and the offset it points at.
  case invalidSQL(message: String, offset: Int?)
  case timedOut(seconds: Double)
  case cancelled
  case failed(message: String)
  /// There is no room to store what is imported; in memory that is a gigabyte.
  case noRoom(path: String?)
  /// Another program is writing to the database, and did not end while it was waited for.
  case inUse(path: String)
}
