/// Which chart shows a result, in terms of the result's columns; it holds no figures of its own.
public struct ChartSpecification: Hashable, Sendable {
  /// The chart types; the raw value is what `/chart` and machine output say.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case none, number, bar
    case groupedBar = "grouped-bar"
    case stackedBar = "stacked-bar"
    case line, histogram, heatmap, waterfall, bullet, funnel
    case box, scatter, sparkline
    case table
  }

  /// The columns of a prediction interval.
  public struct Band: Hashable, Sendable {
    public var lower: Int
    public var upper: Int

    /// Makes a band of two column indexes.
    public init(lower: Int, upper: Int) {
      self.lower = lower
      self.upper = upper
    }
  }

  public var kind: Kind
  /// Measure, period and filter. The renderer adds the unit, because it chooses the scale: `sales by region ($K)`.
  public var title: String
  /// Index of the column with the labels or dates.
  public var category: Int?
  /// Index of a second key, for heatmaps and for lines with several series in rows.
  public var series: Int?
  /// Indexes of the columns with figures.
  public var values: [Int]
  /// Index of the column with the figures of the earlier period, or whatever else `values[0]` is compared with; the
  /// labels of both columns name the periods. `number` and `grouped-bar` print the change, `waterfall` splits it,
  /// `bullet` takes the column as the target.
  public var baseline: Int?
  /// Indexes of the columns with the bounds of the interval that `values[0]` was expected in; a line chart draws it as
  /// a band and marks the values outside.
  public var band: Band?
  /// Whether the figures may be added up, as revenue may and an average may not; only then are a total, shares and
  /// "Other" shown.
  public var isAdditive: Bool
  /// Whether stacked bars are all drawn at full length, as shares of their own total.
  public var isNormalized: Bool
  /// Whether the categories have an order of their own (months, stages), which a bar chart keeps.
  public var isOrdered: Bool
  /// Grain of a time axis.
  public var grain: TimeGrain?
  /// Rows of its own, where the chart shows more than the answer's rows: the history before a forecast. The indexes then
  /// mean its columns.
  public var data: ResultTable?
  /// Whether the sentences about values outside the band are left to the findings of the answer.
  public var leavesEventsToFindings = false
  /// Why this chart was chosen, for `/explain` and the note under the chart.
  public var reason: String

  /// Makes a specification.
  public init(
    kind: Kind, title: String, category: Int? = nil, series: Int? = nil, values: [Int] = [],
    baseline: Int? = nil, band: Band? = nil, isAdditive: Bool = false, isNormalized: Bool = false,
    isOrdered: Bool = false,
    grain: TimeGrain? = nil,
    reason: String = ""
  ) {
    self.kind = kind
    self.title = title
    self.category = category
    self.series = series
    self.values = values
    self.baseline = baseline
    self.band = band
    self.isAdditive = isAdditive
    self.isNormalized = isNormalized
    self.isOrdered = isOrdered
    self.grain = grain
    self.reason = reason
  }
}
