/// Files that hurt other importers, and plain ones.
enum Zoo {
  struct Refused: Sendable {
    var file: String
    var bytes: [UInt8]
    var reason: String
  }

  static let all = encodings + lineEnds + quoting + shapes + names + numbers + dates + json

  private static func utf16(_ text: String, bigEndian: Bool, mark: Bool = true) -> [UInt8] {
    ((mark ? [0xfeff] : []) + Array(text.utf16)).flatMap { unit in
      bigEndian ? [UInt8(unit >> 8), UInt8(unit & 0xff)] : [UInt8(unit & 0xff), UInt8(unit >> 8)]
    }
  }

  private static let cities = "city,n\nZürich,1\nČeské 😀,2\n"
  private static let cityRows = ["t:Zürich|i:1", "t:České 😀|i:2"]

  static let encodings: [ZooCase] = [
    ZooCase("UTF-8", cities, columns: ["city", "n"], rows: cityRows),
    ZooCase(
      "UTF-8 with mark", "\u{feff}" + cities, columns: ["city", "n"], rows: cityRows,
      says: ["UTF-8 with byte order"]),
    ZooCase(
      "UTF-16 LE", bytes: utf16(cities, bigEndian: false), rows: cityRows, says: ["UTF-16 little-endian"]),
    ZooCase("UTF-16 BE", bytes: utf16(cities, bigEndian: true), rows: cityRows, says: ["UTF-16 big-endian"]),
    ZooCase("UTF-16 LE, no mark", bytes: utf16(cities, bigEndian: false, mark: false), rows: cityRows),
    ZooCase("UTF-16 BE, no mark", bytes: utf16(cities, bigEndian: true, mark: false), rows: cityRows),
    ZooCase(
      "UTF-16 cut in half a character", bytes: utf16("a,b\nx,y\n", bigEndian: false) + [0x7a],
      rows: ["t:x|t:y"],
      rejects: [(3, "1 fields where 2")]),
    ZooCase(
      "Windows-1252",
      bytes: Array("city,price\nZ".utf8) + [0xfc] + Array("rich,5\nParis,7".utf8) + [0x20, 0x80],
      columns: ["city", "price"], rows: ["t:Zürich|i:5", "t:Paris|i:7"],
      says: ["encoding Windows-1252", "currency"]),
    ZooCase(
      "one bad byte in UTF-8",
      bytes: Array("city\nZürich\nGenève\nKöln\nMünchen\n".utf8) + [0x42, 0xff, 0x0a] + Array("Bern\n".utf8),
      rows: ["t:Zürich", "t:Genève", "t:Köln", "t:München", "t:Bern"], rejects: [(6, "no UTF-8")]),
    ZooCase(
      "last character cut off",
      bytes: Array("city,n\nZürich,1\nKöln,2\nGenève,3\nBern,4\nNî,5\n".utf8) + [0xc3],
      rows: ["t:Zürich|i:1", "t:Köln|i:2", "t:Genève|i:3", "t:Bern|i:4", "t:Nî|i:5"],
      rejects: [(7, "no UTF-8")]),
    ZooCase(
      "NUL byte", bytes: Array("a,b\n1,x\n2,".utf8) + [0x79, 0, 0x7a] + Array("\n3,w\n".utf8),
      rows: ["i:1|t:x", "i:3|t:w"], rejects: [(3, "NUL")]),
    ZooCase("escape sequences stay data", "a\n\u{1b}[31mred\n", rows: ["t:\u{1b}[31mred"]),
  ]

  static let lineEnds: [ZooCase] = [
    ZooCase("CRLF", "a,b\r\n1,x\r\n2,y\r\n", columns: ["a", "b"], rows: ["i:1|t:x", "i:2|t:y"]),
    ZooCase("CR", "a,b\r1,x\r2,y\r", rows: ["i:1|t:x", "i:2|t:y"]),
    ZooCase("mixed", "a,b\n1,x\r\n2,y\r3,z", rows: ["i:1|t:x", "i:2|t:y", "i:3|t:z"]),
    ZooCase("none at the end", "a,b\n1,x", rows: ["i:1|t:x"]),
    ZooCase(
      "blank lines", "a,b\n\n1,x\n  \n2,y\n\n", rows: ["i:1|t:x", "i:2|t:y"], says: ["3 blank lines skipped"]),
    ZooCase("Ctrl-Z", "a,b\n1,x\n\u{1a}", rows: ["i:1|t:x"]),
  ]

  static let quoting: [ZooCase] = [
    ZooCase(
      "line end and delimiter in quotes", "a,b\n1,\"x\ny, z\"\nbad\n2,w\n",
      rows: ["i:1|t:x\ny, z", "i:2|t:w"],
      rejects: [(4, "1 fields")]),
    ZooCase("doubled", "a,b\n1,\"he said \"\"hi\"\"\"\n", rows: ["i:1|t:he said \"hi\""]),
    ZooCase(
      "backslash", "a,b\n1,\"he said \\\"hi\\\" twice\"\n2,\"x\"\n",
      rows: ["i:1|t:he said \"hi\" twice", "i:2|t:x"],
      says: ["backslashes"]),
    ZooCase(
      "never closed", "a,b\n1,x\n2,\"y\n3,z\n4,w\n", rows: ["i:1|t:x", "i:3|t:z", "i:4|t:w"],
      rejects: [(3, "never closed")]),
    ZooCase("stray in the middle", "a,b\n1,6\" pipe\n2,y\n", rows: ["i:1|t:6\" pipe", "i:2|t:y"]),
    ZooCase(
      "text after quote", "a,b\n1,\"x\"y\n2,z\n", rows: ["i:2|t:z"], rejects: [(2, "follows a closing")]),
    ZooCase(
      "apostrophes", "a,b\n'1','x, y'\n'2','z'\n", rows: ["i:1|t:x, y", "i:2|t:z"], says: ["quotation mark '"]
    ),
    ZooCase("apostrophe in a name", "a,b\n1,O'Brien\n2,D'Arcy\n", rows: ["i:1|t:O'Brien", "i:2|t:D'Arcy"]),
    ZooCase(
      "space before quote", "a, b\n1, \"x, y\"\n2, \"z\"\n", columns: ["a", "b"],
      rows: ["i:1|t:x, y", "i:2|t:z"]),
    ZooCase("empty in quotes", "a,b\n1,\"\"\n2,x\n", rows: ["i:1|null", "i:2|t:x"]),
  ]

  static let shapes: [ZooCase] = [
    ZooCase(
      "short and long rows", "a,b,c\n1,x,p\n2,y\n3,z,q,r\n4,w,s\n", rows: ["i:1|t:x|t:p", "i:4|t:w|t:s"],
      rejects: [(3, "2 fields where 3"), (4, "4 fields where 3")]),
    ZooCase(
      "trailing delimiter", "a,b,\n1,x,\n2,y,\n", columns: ["a", "b"], rows: ["i:1|t:x", "i:2|t:y"]),
    ZooCase(
      "trailing delimiter in rows only", "a,b\n1,x,\n2,y\n", columns: ["a", "b"],
      rows: ["i:1|t:x", "i:2|t:y"]),
    ZooCase(
      "title lines", "Sales report 2024\n\na,b,c\n1,x,p\n2,y,q\n3,z,r\n", columns: ["a", "b", "c"],
      rows: ["i:1|t:x|t:p", "i:2|t:y|t:q", "i:3|t:z|t:r"], says: ["2 lines above the table skipped"]),
    ZooCase("sep line", "sep=;\na;b\n1;x,y\n2;z\n", columns: ["a", "b"], rows: ["i:1|t:x,y", "i:2|t:z"]),
    ZooCase(
      "tabs", "a\tb\n1\tx, y\n2\tz\n", file: "data.tsv", rows: ["i:1|t:x, y", "i:2|t:z"],
      says: ["delimiter tab"]),
    ZooCase("bars", "a|b\n1|x\n2|y\n", rows: ["i:1|t:x", "i:2|t:y"], says: ["delimiter bar"]),
    ZooCase(
      "semicolons with decimal commas", "a;b\n1,5;2,25\n3,5;4,75\n", rows: ["r:1.5|r:2.25", "r:3.5|r:4.75"]),
    ZooCase("one column", "name\nAnn\nBob\n", columns: ["name"], rows: ["t:Ann", "t:Bob"]),
    ZooCase(
      "repeated header", "id,name\n1,x\nid,name\n2,y\n", rows: ["i:1|t:x", "i:2|t:y"],
      rejects: [(3, "header again")]),
    ZooCase(
      "total row", "item,note,amount\nx,a,1\ny,b,2\nTotal,,3\n", rows: ["t:x|t:a|i:1", "t:y|t:b|i:2"],
      rejects: [(4, "totals")]),
    ZooCase("header only", "a,b,c\n", columns: ["a", "b", "c"], rows: [], says: ["no rows"]),
    ZooCase(
      "no header", "1,x\n2,y\n3,z\n", columns: ["column_1", "column_2"],
      rows: ["i:1|t:x", "i:2|t:y", "i:3|t:z"]),
    ZooCase(
      "years as names", "region,2023,2024\nWest,10,20\nEast,30,40\n", columns: ["region", "2023", "2024"],
      rows: ["t:West|i:10|i:20", "t:East|i:30|i:40"]),
  ]

  static let names: [ZooCase] = [
    ZooCase("duplicate", "a,A,a\n1,2,3\n", columns: ["a", "A_2", "a_3"], rows: ["i:1|i:2|i:3"]),
    ZooCase("empty", "a,,c\n1,2,3\n", columns: ["a", "column_2", "c"], rows: ["i:1|i:2|i:3"]),
    ZooCase("padded", " a ,\" b\nc \"\n1,2\n", columns: ["a", "b c"], rows: ["i:1|i:2"]),
    ZooCase(
      "hostile", "\"a\"\"; DROP TABLE x; --\",select\n1,2\n", columns: ["a\"; DROP TABLE x; --", "select"],
      rows: ["i:1|i:2"]),
  ]

  static let numbers: [ZooCase] = [
    ZooCase(
      "leading zeros", "zip\n02134\n10001\n", rows: ["t:02134", "t:10001"], says: ["zip kept as text"]),
    ZooCase(
      "more than 64 bits", "id\n12345678901234567890123\n1\n", rows: ["t:12345678901234567890123", "t:1"]),
    ZooCase(
      "largest", "n\n9223372036854775807\n-9223372036854775808\n", rows: ["i:\(Int64.max)", "i:\(Int64.min)"]),
    ZooCase("codes like 12E4", "code\n12E4\n13E5\n", rows: ["t:12E4", "t:13E5"]),
    ZooCase("exponents", "x\n1.5e3\n2.5E-05\n", rows: ["r:1500.0", "r:2.5e-05"]),
    ZooCase(
      "English", "x\n\"1,963.10\"\n\"2,000\"\n5\n", rows: ["r:1963.1", "r:2000.0", "r:5.0"],
      says: ["1,963.10"]),
    ZooCase("continental", "x;y\n1.963,10;a\n2.000,25;b\n", rows: ["r:1963.1|t:a", "r:2000.25|t:b"]),
    ZooCase(
      "settled by another column", "x;y\n1.963;1,5\n2.000;2,5\n", rows: ["i:1963|r:1.5", "i:2000|r:2.5"]),
    ZooCase(
      "no-break space", "x;y\n1\u{a0}963,10;a\n2\u{202f}000,25;b\n", rows: ["r:1963.1|t:a", "r:2000.25|t:b"]),
    ZooCase(
      "currency", "x\n$5.25\n-$7.50\n\"$1,000.00\"\n", rows: ["r:5.25", "r:-7.5", "r:1000.0"],
      says: ["currency"]),
    ZooCase("euro", "x;y\n5,25 €;a\n7,50 €;b\n", rows: ["r:5.25|t:a", "r:7.5|t:b"]),
    ZooCase("percent", "x\n12%\n7.5 %\n", rows: ["r:0.12", "r:0.075"], says: ["fractions"]),
    ZooCase("parentheses", "x\n(5.25)\n7\n", rows: ["r:-5.25", "r:7.0"], says: ["parentheses"]),
    ZooCase("padding", "x,y\n 5 , a\n 7,b \n", rows: ["i:5|t: a", "i:7|t:b "]),
    ZooCase(
      "marks for missing values", "x,r\n1,NA\nN/A,EU\n-,N/A\n2,US\n",
      rows: ["i:1|t:NA", "null|t:EU", "null|null", "i:2|t:US"], says: ["x: 2 values like N/A"]),
    ZooCase("infinity is no number", "x\n1.5\ninf\n", rows: ["t:1.5", "t:inf"]),
    ZooCase("booleans", "x\ntrue\nFALSE\n\n", rows: ["i:1", "i:0"]),
    ZooCase("telephone numbers", "t\n+4412345678\n+4498765432\n", rows: ["t:+4412345678", "t:+4498765432"]),
    ZooCase("formulas stay data", "a,b\n=1+1,x\n@cmd,y\n", rows: ["t:=1+1|t:x", "t:@cmd|t:y"]),
    ZooCase(
      "a rare word among numbers", "x,y\n" + (1...200).map { "\($0),a\n" }.joined() + "n/k,b\n",
      rows: (1...200).map { "i:\($0)|t:a" }, rejects: [(202, "“n/k” is not a whole number")]),
    ZooCase(
      "words among few numbers", "x\n1\n2\nmany\n3\n", rows: ["t:1", "t:2", "t:many", "t:3"],
      says: ["x kept as text"]),
  ]

  static let dates: [ZooCase] = [
    ZooCase("ISO", "d\n2017-03-01\n2017-12-31\n", rows: ["t:2017-03-01", "t:2017-12-31"]),
    ZooCase("slashes, year first", "d\n2017/3/1\n", rows: ["t:2017-03-01"]),
    ZooCase(
      "month first", "d\n3/1/2017\n3/31/2017\n", rows: ["t:2017-03-01", "t:2017-03-31"],
      says: ["1 value proves"]),
    ZooCase(
      "day first", "d\n1/3/2017\n31/3/2017\n", rows: ["t:2017-03-01", "t:2017-03-31"],
      says: ["day/month/year"]),
    ZooCase(
      "points are day first", "d\n1.3.2017\n", rows: ["t:2017-03-01"], says: ["nothing in the file decides"]),
    ZooCase("ambiguous", "d\n3/1/2017\n", rows: ["t:2017-03-01"], says: ["nothing in the file decides"]),
    ZooCase(
      "settled by another column", "d,e\n3/1/2017,31/1/2017\n", rows: ["t:2017-01-03|t:2017-01-31"],
      says: ["as in other columns"]),
    ZooCase(
      "conflicting", "d\n31/1/2017\n1/31/2017\n", rows: ["t:31/1/2017", "t:1/31/2017"], says: ["mixes month"]),
    ZooCase(
      "with times", "d\n3/31/2017 2:05 PM\n3/1/2017 14:05:09\n",
      rows: ["t:2017-03-31 14:05:00", "t:2017-03-01 14:05:09"]),
    ZooCase(
      "midnights are days", "d\n3/31/2017 0:00\n3/1/2017 0:00\n", rows: ["t:2017-03-31", "t:2017-03-01"]),
    ZooCase(
      "zones", "d\n2017-03-01T01:30:00+02:00\n2017-03-01T12:00:00.250Z\n",
      rows: ["t:2017-02-28 23:30:00", "t:2017-03-01 12:00:00.250"], says: ["UTC"]),
    ZooCase(
      "names of months", "d\n1 Mar 2017\n\"April 30, 2017\"\n05-Sep-17\n",
      rows: ["t:2017-03-01", "t:2017-04-30", "t:2017-09-05"]),
    ZooCase(
      "two-digit years", "d\n3/31/17\n3/1/69\n3/1/70\n",
      rows: ["t:2017-03-31", "t:2069-03-01", "t:1970-03-01"]),
    ZooCase("impossible", "d\n2017-02-29\n2017-13-01\n", rows: ["t:2017-02-29", "t:2017-13-01"]),
    ZooCase(
      "a day that no month has", "d\n15/01/2026\n31/02/2026\n01/03/2026\n",
      rows: ["t:2026-01-15", "t:2026-03-01"],
      rejects: [(3, "is not a date")], says: ["day/month/year"]),
    ZooCase(
      "an impossible day hints at the order", "d\n05/01/2026\n31/02/2026\n01/03/2026\n",
      rows: ["t:2026-01-05", "t:2026-03-01"], rejects: [(3, "is not a date")]),
    ZooCase(
      "impossible days with times", "d\n2026-01-05 10:00\n2026-02-30 11:30\n2026-03-01 12:00\n",
      rows: ["t:2026-01-05 10:00:00", "t:2026-03-01 12:00:00"], rejects: [(3, "is not a date")]),
    ZooCase(
      "too many impossible days", "d\n15/01/2026\n31/02/2026\n31/04/2026\n01/03/2026\n",
      rows: ["t:15/01/2026", "t:31/02/2026", "t:31/04/2026", "t:01/03/2026"]),
    ZooCase(
      "a word among days", "d\n15/01/2026\nsoon\n01/03/2026\n",
      rows: ["t:15/01/2026", "t:soon", "t:01/03/2026"],
      says: ["1 of 3 sampled values are no date, such as “soon”"]),
    ZooCase("long ago", "d\n1066-10-14\n2199-01-01\n", rows: ["t:1066-10-14", "t:2199-01-01"]),
    ZooCase("compact, named a date", "order_date,id\n20170301,20170301\n", rows: ["t:2017-03-01|i:20170301"]),
    ZooCase(
      "epoch, named a time", "created_at,n\n1488326400,1488326400\n",
      rows: ["t:2017-03-01 00:00:00|i:1488326400"]),
    ZooCase("epoch milliseconds", "timestamp\n1488326400250\n", rows: ["t:2017-03-01 00:00:00.250"]),
  ]

  static let json: [ZooCase] = [
    ZooCase(
      "JSON Lines", "{\"a\": 1, \"b\": \"x\"}\n{\"b\": \"y\\n\\u00e9\", \"c\": true}\n", file: "d.jsonl",
      columns: ["a", "b", "c"], rows: ["i:1|t:x|null", "null|t:y\né|i:1"]),
    ZooCase(
      "JSON array", "[{\"a\": 1.5,\n \"b\": {\"c\": \"2017-03-01\", \"d\": [1, \"]\"]}},\n {\"a\": null}]",
      file: "d.json", columns: ["a", "b.c", "b.d"],
      rows: ["r:1.5|t:2017-03-01|t:[1, \"]\"]", "null|null|null"]),
    ZooCase(
      "texts of digits stay texts", "[{\"a\": \"12\"}, {\"a\": \"13\"}]", file: "d.json",
      rows: ["t:12", "t:13"]),
    ZooCase(
      "broken lines", "{\"a\": 1}\n{\"a\": 2\n[3]\n{\"a\": 4}\n", file: "d.jsonl", rows: ["i:1", "i:4"],
      rejects: [(2, ""), (3, "not an object")]),
    ZooCase(
      "array cut off", "[{\"a\": 1}, {\"a\": 2}, {\"a\": ", file: "d.json", rows: ["i:1", "i:2"],
      rejects: [(1, "cut off")]),
    ZooCase(
      "mixed kinds become text", "{\"a\": 1}\n{\"a\": \"x\"}\n", file: "d.ndjson", rows: ["t:1", "t:x"]),
    ZooCase("JSON in a text file", "{\"a\": 1}\n{\"a\": 2}\n", file: "d.txt", rows: ["i:1", "i:2"]),
  ]

  static let refused: [Refused] = [
    Refused(file: "a.csv", bytes: [], reason: "empty"),
    Refused(file: "a.csv", bytes: Array(" \n\n \n".utf8), reason: "nothing but spaces"),
    Refused(file: "a.csv", bytes: [0x1f, 0x8b, 8, 0, 0, 0], reason: "gzip"),
    Refused(file: "a.xlsx", bytes: Array("PK\u{3}\u{4}....xl/workbook.xml".utf8), reason: "Excel"),
    Refused(file: "a.zip", bytes: Array("PK\u{3}\u{4}....data.csv".utf8), reason: "ZIP"),
    Refused(file: "a.csv", bytes: Array("<!DOCTYPE html><html><body>Log in".utf8), reason: "web page"),
    Refused(file: "a.csv", bytes: Array("SQLite format 3\0....".utf8), reason: "SQLite"),
    Refused(
      file: "a.csv", bytes: (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 7_919 >> 3) }, reason: "binary"),
    Refused(file: "a.json", bytes: Array("[1, 2, 3]".utf8), reason: "JSON object"),
    Refused(
      file: "a.csv", bytes: Array(((1...2_500).map { "c\($0)" }.joined(separator: ",") + "\n1\n").utf8),
      reason: "2500 columns"),
  ]
}
