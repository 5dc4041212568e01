public import QuerentCore

/// A semantic model as people write it: YAML that says everything about a model or only what differs from the one
/// inferred from the data.
public struct ModelFile: Sendable {
  /// Only what stands in the file, over nothing.
  public let model: SemanticModel
  private let yaml: String
  private let places: [String: ModelFilePlace]

  /// Reads a file.
  /// - Throws: `ModelFileError` with every problem that can be told without the data.
  public init(yaml: String) throws(ModelFileError) {
    var reader = ModelFileReader(base: SemanticModel(tables: []))
    model = try reader.read(yaml)
    places = reader.places
    self.yaml = yaml
  }

  /// The inferred model with what the file says put in its place; tables and columns are found by name, measures and
  /// relationships too, and what the file does not name stays.
  public func applied(to inferred: SemanticModel) throws(ModelFileError) -> SemanticModel {
    var reader = ModelFileReader(base: inferred)
    return try reader.read(yaml)
  }

  /// What in the file does not fit the data: tables and columns that do not exist.
  public func problems(in catalogue: Catalogue) -> [Diagnostic] {
    ModelValidation(model: model, places: places).problems(in: catalogue)
  }
}

extension SemanticModel {
  /// Reads a whole model from YAML.
  /// - Throws: `ModelFileError` with line and column of every problem.
  public init(yaml: String) throws(ModelFileError) { self = try ModelFile(yaml: yaml).model }

  /// The model as YAML: stable in order, readable, without the profile of the values.
  public var yaml: String { ModelFileWriter(model: self).text() }

  /// What of the model does not exist in a database.
  public func problems(in catalogue: Catalogue) -> [Diagnostic] {
    ModelValidation(model: self, places: [:]).problems(in: catalogue)
  }
}

/// Where something stands in a model file.
struct ModelFilePlace: Hashable, Sendable {
  var line: Int
  var column: Int
}
