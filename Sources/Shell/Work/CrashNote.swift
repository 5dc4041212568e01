import CLineEdit

/// What a crash of the program leaves behind.
public enum CrashNote {
  /// From here on a crash writes `text` and where it happened to a file, prints `message` on standard error, and ends the
  /// program with status 1. The terminal is put back as it was.
  public static func install(folder: String, path: String, text: String, message: String) {
    cline_crash_install(folder, path, text, message)
  }
}
