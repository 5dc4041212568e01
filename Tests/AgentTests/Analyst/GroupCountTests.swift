import Foundation
import GRDB
import QuerentCore
import Testing

@testable import Agent

/// "Top 2 of 3": how many there are to choose among.
@Suite("Rankings say how many there are")
struct GroupCountTests {
  private static let script = """
    CREATE TABLE members (member_id INTEGER PRIMARY KEY, member_name TEXT);
    INSERT INTO members VALUES (1,'Ada'),(2,'Bo'),(3,'Cleo'),(4,'Dan'),(5,'Eve');
    CREATE TABLE loans (loan_id INTEGER PRIMARY KEY, member_id INTEGER REFERENCES members, branch TEXT, fee REAL);
    INSERT INTO loans VALUES (1,1,'East',2),(2,1,'West',3),(3,2,'East',1),(4,4,'North',9),(5,4,'North',1);
    """

  @Test(
    "only groups that take part in the ranking are counted",
    arguments: [
      ("top 2 members by number of loans", "top 2 of 3"), ("top 2 branches by total fee", "top 2 of 3"),
    ])
  func count(question: String, group: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "querent-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let queue = try DatabaseQueue(path: folder + "/loans.sqlite")
    try queue.inDatabase { try $0.execute(sql: Self.script) }
    try queue.close()
    let analyst = Analyst(
      workspace: try Workspace.open(
        [folder + "/loans.sqlite"], options: WorkspaceOptions(), cancellation: CancellationFlag(),
        report: { _ in }, progress: { _ in }))
    let answer = analyst.answer(Question(question)).answer
    #expect(answer.table?.rows.count == 2)
    #expect(answer.understanding?.groups.contains(group) == true, "\(answer.understanding?.groups ?? [])")
  }
}
