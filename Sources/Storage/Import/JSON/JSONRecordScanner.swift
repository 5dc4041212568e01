import Foundation

/// Cuts JSON Lines, or the elements of one JSON array, into records: an object each.
///
/// What is no object is given up: a line at a time in JSON Lines, an element at a time in an array.
struct JSONRecordScanner: RecordSource, ~Copyable {
  private let window: TextWindow
  private let names: JSONNames
  private(set) var fields: UnsafeMutablePointer<Field>
  private(set) var fieldCount = 0
  private(set) var line = 0
  private var start = 0
  private var end = 0
  private var position = 0
  private var nextLine = 1
  private var isArray = false
  private var hasBegun = false
  private var fieldCapacity = 64
  private var scratch: UnsafeMutablePointer<UInt8>
  private var scratchCapacity = 4096
  private let empty: UnsafeMutablePointer<UInt8>

  /// - Parameter names: The fields in order; without any, names are collected as they occur.
  init(window: TextWindow, names: JSONNames) {
    self.window = window
    self.names = names
    fields = .allocate(capacity: 64)
    scratch = .allocate(capacity: 4096)
    empty = .allocate(capacity: 1)
    empty.pointee = 0
  }

  init(window: TextWindow, names: [String]) { self.init(window: window, names: JSONNames(names)) }

  deinit {
    fields.deallocate()
    scratch.deallocate()
    empty.deallocate()
  }

  var raw: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: window.base + start, count: end - start) }

  var sourceOffset: Int { window.sourceOffset(of: start) }

  var bytesRead: Int { window.bytesRead }

  var damage: String? {
    window.hasBrokenBytes && !window.isWellFormed(from: start, to: end) ? "bytes that are no UTF-8" : nil
  }

  mutating func next() throws -> RecordOutcome {
    while true {
      skipSeparators()
      guard position < window.count else {
        if window.isLast { return .end }
        try refill()
        continue
      }
      if !hasBegun {
        hasBegun = true
        if window.base[position] == UInt8(ascii: "[") {
          isArray = true
          position += 1
          continue
        }
      }
      if isArray, window.base[position] == UInt8(ascii: "]") { return .end }
      start = position
      line = nextLine
      if let stop = valueEnd() { return readValue(to: stop) }
      if !window.isLast, window.count - start < RecordScanner.longestRecord {
        try refill()
        continue
      }
      giveUp(cutOff: true)
      return .malformed("the record is cut off")
    }
  }

  private mutating func refill() throws {
    try window.advance(keepingFrom: position)
    position = 0
  }

  private mutating func skipSeparators() {
    while position < window.count {
      let byte = window.base[position]
      guard byte <= 0x20 || byte == UInt8(ascii: ",") else { return }
      if byte == 0x0a { nextLine += 1 }
      position += 1
    }
  }

  /// Where the value at the start ends: behind its last bracket, or at a comma or line end for anything else.
  private func valueEnd() -> Int? {
    var depth = 0
    var isInText = false
    var index = start
    while index < window.count {
      let byte = window.base[index]
      if isInText {
        if byte == UInt8(ascii: "\\") {
          index += 1
        } else if byte == UInt8(ascii: "\"") {
          isInText = false
        } else if byte == 0x0a, !isArray {
          // No text holds a line end: the line is broken.
          return index
        }
      } else {
        switch byte {
        case UInt8(ascii: "\""): isInText = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          if depth == 0 { return index }
          depth -= 1
          if depth == 0 { return index + 1 }
        case 0x0a, UInt8(ascii: ","): if depth == 0 { return index }
        default: break
        }
      }
      index += 1
    }
    return depth == 0 && !isInText && window.isLast ? window.count : nil
  }

  private mutating func readValue(to stop: Int) -> RecordOutcome {
    guard window.base[start] == UInt8(ascii: "{") else {
      end = stop
      giveUp(cutOff: false)
      return .malformed("the record is not an object")
    }
    reserveScratch(stop - start)
    names.rewind()
    let known = names.names.count
    reserveFields(known)
    for index in 0..<known { fields[index] = Field(start: empty, count: 0) }
    fieldCount = known
    var reader = JSONObjectReader(base: window.base, start: start, end: stop, scratch: scratch)
    var found: [(Int, Field)] = []
    do {
      try reader.read { path, field in
        if let index = names.index(of: path) { found.append((index, field)) }
      }
    } catch {
      end = stop
      giveUp(cutOff: false)
      return .malformed((error as? JSONObjectReader.Malformed)?.reason ?? "no JSON")
    }
    reserveFields(names.names.count)
    for index in fieldCount..<names.names.count { fields[index] = Field(start: empty, count: 0) }
    fieldCount = names.names.count
    for (index, field) in found { fields[index] = field }
    end = stop
    nextLine += lineEnds(from: start, to: stop)
    position = stop
    return .record
  }

  /// Leaves a record that is no object. Without brackets to trust, a line of JSON Lines ends at its line end.
  private mutating func giveUp(cutOff: Bool) {
    if cutOff { end = window.count }
    if !isArray, let lineEnd = memchr(window.base + start, 0x0a, window.count - start) {
      end = lineEnd.assumingMemoryBound(to: UInt8.self) - window.base
    }
    end = max(end, min(start + 1, window.count))
    nextLine += lineEnds(from: start, to: end)
    position = end
  }

  private func lineEnds(from start: Int, to end: Int) -> Int {
    var count = 0
    for index in start..<end where window.base[index] == 0x0a { count += 1 }
    return count
  }

  private mutating func reserveScratch(_ count: Int) {
    guard count > scratchCapacity else { return }
    scratch.deallocate()
    scratchCapacity = count * 2
    scratch = .allocate(capacity: scratchCapacity)
  }

  private mutating func reserveFields(_ count: Int) {
    guard count > fieldCapacity else { return }
    let larger = UnsafeMutablePointer<Field>.allocate(capacity: count * 2)
    larger.update(from: fields, count: fieldCount)
    fields.deallocate()
    fields = larger
    fieldCapacity = count * 2
  }
}
