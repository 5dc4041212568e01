import SemanticLayer
import Testing

@Suite("Names of columns are taken apart into words")
struct NameSplitterTests {
  @Test(
    "words",
    arguments: [
      ("custPhoneNo", "customer phone number"), ("Order_Items", "order items"), ("stuid", "student id"),
      ("StuID", "student id"), ("DEPARTMENT_ID", "department id"), ("FlightNo", "flight number"),
      ("no_discounts", "no discounts"), ("HTTPServerName", "http server name"), ("dob", "date of birth"),
      ("lastname", "last name"), ("authorid", "author id"), ("update", "update"), ("paid", "paid"),
      ("candidate", "candidate"), ("Order Date", "order date"), ("qty", "quantity"),
      ("2nd_address", "2nd address"),
      ("", ""), ("___", ""), ("Größe_cm", "größe cm"),
    ])
  func words(name: String, phrase: String) {
    #expect(NameSplitter.phrase(for: name) == phrase)
  }

  @Test("raw words keep the short forms of the name")
  func rawWords() {
    #expect(NameSplitter.rawWords(in: "custPhoneNo") == ["cust", "phone", "no"])
  }
}
