/// What looking a client up gave.
public enum ClientLookup: Hashable, Sendable {
  /// The client; `isCorrected` when the name was spelt otherwise.
  case found(ClientProfile, isCorrected: Bool)
  /// The name fits several clients.
  case several([String])
  /// No client has such a name; the nearest names.
  case unknown(nearest: [String])
}

/// Which clients a name fits.
public enum ClientMatch: Hashable, Sendable {
  case one(String, isCorrected: Bool)
  case several([String])
  case unknown(nearest: [String])
}
