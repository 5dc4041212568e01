import Foundation
import SemanticParsing

/// Files mapped into memory: opening one reads nothing.
enum MappedFile {
  /// The bytes of a file, or `nil` when it is missing, empty or cannot be mapped.
  static func open(_ path: String) -> ReadOnlyBytes? {
    guard let file = FileHandle(forReadingAtPath: path), let size = try? file.seekToEnd(), size > 0,
      let address = mmap(nil, Int(size), PROT_READ, MAP_PRIVATE, file.fileDescriptor, 0),
      address != MAP_FAILED
    else { return nil }
    let place = Int(bitPattern: address)
    return ReadOnlyBytes(unowned: UnsafeRawBufferPointer(start: address, count: Int(size))) {
      munmap(UnsafeMutableRawPointer(bitPattern: place), Int(size))
    }
  }

  /// WordNet's files of a folder, such as Debian's `wordnet-base` puts into `/usr/share/wordnet`; `nil` when it has
  /// none.
  static func wordNet(in folder: String?) -> WordNet? {
    guard let folder else { return nil }
    var files: [WordNet.PartOfSpeech: WordNet.Files] = [:]
    for part in WordNet.PartOfSpeech.allCases {
      guard let index = open("\(folder)/index.\(part.fileName)"),
        let data = open("\(folder)/data.\(part.fileName)")
      else { continue }
      files[part] = WordNet.Files(index: index, data: data)
    }
    return WordNet(files)
  }
}
