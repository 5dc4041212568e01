import Foundation
import LanguageModels
import QuerentCore
import Retrieval

/// The sentence encoder that the settings name: a file of weights, or an endpoint.
enum ChosenEncoder {
  /// What was chosen, as it was written; `nil` has none.
  static var name: String? {
    let text = Settings.current["docs.encoder"].text
    return text.isEmpty || text == "none" ? nil : text
  }

  /// The file that was named and is not there. A session opens the encoder when it needs it, which is late to say so.
  static var missingFile: String? {
    guard let name, !name.contains("://"), !FileManager.default.fileExists(atPath: path(name)) else {
      return nil
    }
    return name
  }

  /// Opens it.
  static func open() throws(EncoderProblem) -> (any SentenceEncoder)? {
    guard let name else { return nil }
    guard !name.contains("://") else { return try endpoint(name) }
    return try TransformerEncoder(URL(fileURLWithPath: path(name)))
  }

  /// What `docs stats` says of it.
  static func describe(_ index: DocumentIndex) throws -> String {
    if let problem = index.encoderProblem { return "not used: \(problem.message)" }
    guard let name else { return "none: words, and directions learnt from the documents" }
    let (encoded, all) = try index.encodedCount()
    return "\(name), \(encoded) of \(all) passages encoded"
  }

  private static func endpoint(_ base: String) throws(EncoderProblem) -> any SentenceEncoder {
    let settings = Settings.current
    let isLocal = EmbeddingsEndpoint.isLocal(base)
    if !isLocal, settings.flag("privacy.offline") {
      throw .endpoint(
        url: base, reason: "it is not on this machine, and nothing is to be sent",
        advice: "Leave out --offline, or name a file of weights.")
    }
    // A folder that somebody else made must not send one's documents away.
    if !isLocal, case .file(Settings.projectFile, _) = settings["docs.encoder"].origin {
      throw .endpoint(
        url: base, reason: "\(Settings.projectFile) may not name an endpoint on another machine",
        advice: "Name it in your own settings (querent config edit), or with --encoder.")
    }
    let model = settings["docs.encoder_model"].text
    guard !model.isEmpty else {
      throw .endpoint(
        url: base, reason: "there is no model named to ask it for",
        advice: "Name it in docs.encoder_model, or QUERENT_ENCODER_MODEL.")
    }
    var transport = CurlTransport()
    transport.limit = settings.number("docs.encoder_timeout_s")
    transport.isStopped = { Interruption.flag.isCancelled }
    return EmbeddingsEndpoint(
      base: base, model: model, key: try key(),
      transport: RetryingTransport(transport) { seconds in
        let end = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < end, !Interruption.flag.isCancelled { usleep(50_000) }
        return !Interruption.flag.isCancelled
      })
  }

  private static func key() throws(EncoderProblem) -> String? {
    if let key = Surroundings.current["QUERENT_ENCODER_KEY"], !key.isEmpty { return key }
    let file = Settings.current["docs.encoder_key_file"].text
    guard !file.isEmpty else { return nil }
    guard let contents = FileManager.default.contents(atPath: path(file)),
      let text = String(validating: contents, as: UTF8.self)
    else {
      throw .notReadable(path: file, reason: "it is not there, or no text")
    }
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// A path of the settings, which may begin at the home folder.
  private static func path(_ text: String) -> String {
    guard text.hasPrefix("~/"), let home = Surroundings.current["HOME"] else { return text }
    return home + text.dropFirst()
  }
}
