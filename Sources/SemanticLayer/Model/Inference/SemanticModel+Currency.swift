extension SemanticModel {
  /// The model with a currency for sums of money that have no unit, an ISO code such as `EUR`.
  public func priced(in code: String) -> SemanticModel {
    var model = self
    model.tables = CurrencyInference.priced(tables, in: code)
    return model
  }
}
