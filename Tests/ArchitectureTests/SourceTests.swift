import Testing

@Suite("Sources keep the house rules")
struct SourceTests {
  let checkout = Checkout()

  @Test("no file is longer than 450 lines")
  func length() throws {
    let files = try checkout.files(below: "Sources", endingIn: ["swift", "c", "h"])
    #expect(files.count > 50)
    #expect(files.flatMap(SourceRules.tooLong) == [])
  }

  @Test("no source ends the program or promises work")
  func shortcuts() throws {
    let files = try checkout.files(below: "Sources", endingIn: ["swift", "c", "h"])
    #expect(files.flatMap(SourceRules.shortcuts) == [])
  }

  @Test("only the shell and the executables print")
  func printing() throws {
    #expect(try checkout.files(below: "Sources").flatMap(SourceRules.printing) == [])
  }

  @Test("folders are named for concepts")
  func folders() throws {
    let files = try checkout.files(below: "Sources") + checkout.files(below: "Tests")
    #expect(files.flatMap(SourceRules.folderNames) == [])
  }

  @Test(
    "the rules notice what they are for",
    arguments: [
      ("fatal" + "Error(\"never\")", 1), ("let a = try" + "! b()", 1), ("let a = b as" + "! C", 1),
      ("// TO" + "DO: later", 1), ("let a = try? b()", 0), ("let a = b as? C", 0),
      ("// todos of a person", 0),
    ])
  func spoiled(_ line: String, _ offences: Int) {
    let file = Checkout.File(path: "Sources/QuerentCore/A.swift", text: line + "\n")
    #expect(SourceRules.shortcuts(file).count == offences)
  }

  @Test("a file of 451 lines is too long, and one of 450 is not")
  func boundary() {
    let line = "let a = 1\n"
    #expect(
      SourceRules.tooLong(.init(path: "Sources/A/A.swift", text: String(repeating: line, count: 450))) == [])
    #expect(
      SourceRules.tooLong(.init(path: "Sources/A/A.swift", text: String(repeating: line, count: 451))).count
        == 1)
  }

  @Test("printing is noticed, and names that end in print are not")
  func printingRule() {
    let spoiled = Checkout.File(path: "Sources/Agent/A.swift", text: "  print(answer)\n")
    #expect(SourceRules.printing(spoiled).count == 1)
    let fine = Checkout.File(path: "Sources/Agent/A.swift", text: "  blueprint(answer)\n  value.dump(a)\n")
    #expect(SourceRules.printing(fine) == [])
    let shell = Checkout.File(path: "Sources/Shell/A.swift", text: "  print(answer)\n")
    #expect(SourceRules.printing(shell) == [])
  }
}
