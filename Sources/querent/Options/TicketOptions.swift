import ArgumentParser
import Tools

/// Options that say which columns hold the tickets, where that is not found.
struct TicketOptions: ParsableArguments {
  @Option(
    name: .long, help: "The column with the text of a ticket; found from what columns hold unless given.")
  var text: String?
  @Option(name: .long, help: "The column that says when a ticket came.")
  var time: String?
  @Option(name: .long, help: "The column with the queue, team or category.")
  var queue: String?
  @Option(name: .long, help: "The column that identifies a ticket; the row number where there is none.")
  var id: String?
  @Option(name: .long, help: "The table, where several could be meant.")
  var table: String?

  var named: TicketColumns.Named {
    TicketColumns.Named(table: table, id: id, time: time, queue: queue, text: text)
  }

  /// Runs something over tickets, with what is missing said in words.
  func reporting<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let failure as TicketColumns.Failure {
      switch failure {
      case .noTable(let name, let nearest):
        throw CommandFailure.usage("There is no table \(name).", Self.hint(nearest))
      case .noColumn(let name, let nearest):
        throw CommandFailure.usage(
          "No table has a column \(name) beside the others named.", Self.hint(nearest))
      case .noText:
        throw CommandFailure.usage("No column holds sentences.", "Name one with --text.")
      }
    } catch {
      throw CommandFailure.opening(error)
    }
  }

  private static func hint(_ nearest: [String]) -> String {
    nearest.isEmpty
      ? "See querent check for the columns there are." : "Did you mean \(nearest.joined(separator: ", "))?"
  }
}
