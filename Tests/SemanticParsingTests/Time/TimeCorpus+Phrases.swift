/// Ranges, comparisons, buckets and whole questions; the format is that of ``TimeCase``.
extension TimeCorpus {
  /// Ranges.
  static let ranges = """
    [between March and May 2017] |  | 2017-03-01..2017-05-31 month
    [between 2014 and 2016] |  | 2014-01-01..2016-12-31 year ?
    orders [between 2014-01-05 and 2014-03-01] |  | 2014-01-05..2014-03-01 day
    [from March to May 2017] |  | 2017-03-01..2017-05-31 month
    [from 2014 to 2016] |  | 2014-01-01..2016-12-31 year ?
    [March to May 2017] |  | 2017-03-01..2017-05-31 month
    [March - May 2017] |  | 2017-03-01..2017-05-31 month
    [Jan-Mar 2017] |  | 2017-01-01..2017-03-31 month
    [Jan–Mar 2017] |  | 2017-01-01..2017-03-31 month
    [2014-2016] |  | 2014-01-01..2016-12-31 year ?
    [2014 – 2016] |  | 2014-01-01..2016-12-31 year ?
    [2014 through 2016] |  | 2014-01-01..2016-12-31 year ?
    [March through May 2017] |  | 2017-03-01..2017-05-31 month
    [between Q1 and Q3 2017] |  | 2017-01-01..2017-09-30 quarter
    [Q1 to Q3 2017] |  | 2017-01-01..2017-09-30 quarter
    [Q4 2016 to Q2 2017] |  | 2016-10-01..2017-06-30 quarter
    [Nov to Feb 2017] |  | 2016-11-01..2017-02-28 month
    [from November 2016 to February] |  | 2016-11-01..2017-02-28 month
    [between May and July] |  | 2026-05-01..2026-07-31 month
    [between Nov and Feb] |  | 2025-11-01..2026-02-28 month
    [March 5-10, 2017] |  | 2017-03-05..2017-03-10 day
    [March 5 to 10] |  | 2026-03-05..2026-03-10 day
    [6–17 Oct] |  | 2026-10-06..2026-10-17 day
    [from 6 to 17 October] |  | 2026-10-06..2026-10-17 day
    [between 5 and 10 March 2017] |  | 2017-03-05..2017-03-10 day
    [between March 5 and March 10 2017] |  | 2017-03-05..2017-03-10 day
    [5 March to 10 April 2017] |  | 2017-03-05..2017-04-10 day
    [from March 2016 through last month] |  | 2016-03-01..2026-10-31 month
    [from January until yesterday] |  | 2026-01-01..2026-10-30 day
    [between last Monday and yesterday] |  | 2026-10-26..2026-10-30 day
    [from may to july 2016] |  | 2016-05-01..2016-07-31 month
    [between Christmas 2016 and New Year's Day 2017] |  | 2016-12-25..2017-01-01 day
    [from 5/6/2014 to 5/9/2014] |  | 2014-05-06..2014-05-09 day
    """

  /// Open ranges.
  static let openRanges = """
    [since 2015] |  | 2015-01-01.. year
    [since March 2015] |  | 2015-03-01.. month
    [since last month] |  | 2026-10-01.. month
    [since March 5, 2015] |  | 2015-03-05.. day
    [since the start of 2017] |  | 2017-01-01.. day
    [since the beginning of the year] |  | 2026-01-01.. day
    [from 2015 on] |  | 2015-01-01.. year
    [from March 2016 onwards] |  | 2016-03-01.. month
    [2015 and later] |  | 2015-01-01.. year
    [2015 or later] |  | 2015-01-01.. year
    [starting in 2016] |  | 2016-01-01.. year
    [starting from March 2016] |  | 2016-03-01.. month
    [until 2015] |  | ..2015-12-31 year
    [through March 2016] |  | ..2016-03-31 month
    [up to 2015] |  | ..2015-12-31 year ?
    [up until March 2016] |  | ..2016-03-31 month
    [till May 2016] |  | ..2016-05-31 month
    [by the end of 2016] |  | ..2016-12-31 day
    [by the end of March 2016] |  | ..2016-03-31 day
    [by 2016-03-31] |  | ..2016-03-31 day
    [as of 2016-03-31] |  | ..2016-03-31 day
    [as of last month] |  | ..2026-10-31 month
    [as of March 2016] |  | ..2016-03-31 month
    [before 1990] |  | ..1989-12-31 year
    [before March 2015] |  | ..2015-02-28 month
    [prior to 2015] |  | ..2014-12-31 year
    [earlier than 2016] |  | ..2015-12-31 year
    [pre-2010] |  | ..2009-12-31 year
    [after 2000] |  | 2001-01-01.. year
    [after March 5, 2015] |  | 2015-03-06.. day
    [after last month] |  | 2026-11-01.. month
    [after Q1 2017] |  | 2017-04-01.. quarter
    [later than 1995] |  | 1996-01-01.. year
    [post-2015] |  | 2016-01-01.. year
    [on or after 2015-03-01] |  | 2015-03-01.. day
    [on or before 2015-03-01] |  | ..2015-03-01 day
    [in or after 2016] |  | 2016-01-01.. year
    [no later than 2016] |  | ..2016-12-31 year
    [not before 2015] |  | 2015-01-01.. year
    [2015 or earlier] |  | ..2015-12-31 year
    born [before 1980] |  | ..1979-12-31 year
    [the end of 2016] |  | 2016-12-31
    [at the end of March 2016] |  | 2016-03-31
    [at the start of 2016] |  | 2016-01-01
    """

  /// Comparisons.
  static let comparisons = """
    [this month vs last month] |  | 2026-10 vs 2026-09 step month
    [this month vs last month] | 2026-10-15 | 2026-10 vs 2026-09 step month
    [Q1 2017 vs Q1 2016] |  | 2017-Q1 vs 2016-Q1
    [Q1 vs Q2 2017] |  | 2017-Q2 vs 2017-Q1
    [2016 vs 2015] |  | 2016 vs 2015
    [2016 versus 2015] |  | 2016 vs 2015
    [2016 vs. 2015] |  | 2016 vs 2015
    [in 2016 compared to 2015] |  | 2016 vs 2015
    [March 2017 compared with March 2016] |  | 2017-03 vs 2016-03
    [compare 2016 and 2017] |  | 2017 vs 2016
    [2016 compared with 2017] |  | 2016 vs 2017
    [compare this year with last year] |  | 2026 vs 2025
    [compare Q1 2017 to Q1 2016] |  | 2017-Q1 vs 2016-Q1
    What was revenue [last month, compared with the month before]? |  | 2026-10 vs previous step month
    [last month vs the previous month] |  | 2026-10 vs previous step month
    [last quarter compared to the quarter before] |  | 2026-Q3 vs previous step quarter
    [this quarter vs last quarter] |  | 2026-Q4 vs 2026-Q3 step quarter
    [this quarter vs last year] |  | 2026-Q4 vs 1 year earlier step year
    [this year vs last year] |  | 2026 vs 2025 step year
    [last month vs last year] |  | 2026-10 vs 1 year earlier step year
    [2017 vs last year] |  | 2017 vs 2025 step year
    [Q1 2017 vs the previous quarter] |  | 2017-Q1 vs previous step quarter
    [Q1 2017 vs same quarter last year] |  | 2017-Q1 vs 1 year earlier step year
    [March 2017 vs prior year] |  | 2017-03 vs 1 year earlier step year
    revenue [vs last year] |  | vs 1 year earlier step year
    revenue by region [vs last month] |  | vs previous step month
    [compared with the previous quarter] |  | vs previous step quarter
    [vs the previous period] |  | vs previous
    [compared to the same period last year] |  | vs 1 year earlier step year
    revenue [in the same period last year] |  | vs 1 year earlier step year
    [same month last year] |  | vs 1 year earlier step year
    [the same quarter of the previous year] |  | vs 1 year earlier step year
    [same period two years ago] |  | vs 2 year earlier step year
    [compared to 2016] |  | vs 2016
    [in comparison to Q1 2016] |  | vs 2016-Q1
    [year over year] |  | vs 1 year earlier step year
    [year-over-year] growth |  | vs 1 year earlier step year
    [YoY] growth |  | vs 1 year earlier step year
    revenue growth [yoy] |  | vs 1 year earlier step year
    [month over month] |  | vs previous step month
    [MoM] |  | vs previous step month
    [month-on-month] |  | vs previous step month
    [QoQ] |  | vs previous step quarter
    [quarter over quarter] revenue growth |  | vs previous step quarter
    [week over week] |  | vs previous step week
    [YTD vs last year] |  | 2026-01-01..2026-10-31 vs 1 year earlier step year
    [last year vs the year before] |  | 2025 vs 1 year earlier step year
    [this month against last month] |  | 2026-10 vs 2026-09 step month
    [last month vs the same month last year] |  | 2026-10 vs 1 year earlier step year
    revenue [relative to last year] |  | vs 1 year earlier step year
    [yesterday vs the day before] |  | 2026-10-30 vs previous step day
    """

  /// Grains.
  static let grains = """
    [monthly] revenue |  | by month
    revenue [by month] |  | by month
    [by quarter] |  | by quarter
    [per week] |  | by week
    [each day] |  | by day
    [every month] |  | by month
    [by year] |  | by year
    [daily] |  | by day
    [weekly] trend |  | by week
    [month by month] |  | by month
    [over time] |  | by time
    revenue [per year] |  | by year
    [for each month] |  | by month
    [in each year] |  | by year
    [quarterly] sales |  | by quarter
    [annual] revenue |  | by year ?
    [yearly] |  | by year
    [annually] |  | by year
    [on a monthly basis] |  | by month
    [by fiscal quarter] |  | by quarter
    [by fiscal quarter] | 2026-10-31 fiscal=4 | by fiscal_quarter
    [by quarter] | 2026-10-31 fiscal=4 | by quarter
    [per fiscal year] | 2026-10-31 fiscal=2 | by fiscal_year
    [by FY] | 2026-10-31 fiscal=7 | by fiscal_year
    [by FY] |  | by year
    [each financial quarter] | 2026-10-31 fiscal=4 | by fiscal_quarter
    [by fiscal half] | 2026-10-31 fiscal=4 | by fiscal_half_year
    [by fiscal half-year] | 2026-10-31 fiscal=4 | by fiscal_half_year
    [by fiscal month] | 2026-10-31 fiscal=4 | by month
    [by half-year] |  | by half_year
    [by half year] |  | by half_year
    [per half] |  | by half_year
    [by half] |  | by half_year
    [each half-year] |  | by half_year
    [half-yearly] sales |  | by half_year
    [semiannual] revenue |  | by half_year
    [semi-annual] revenue |  | by half_year
    cut prices by half of it | |
    reduced by half the cost | |
    half a year | |
    [by calendar month] |  | by month
    [over the years] |  | by year
    [across months] |  | by month
    revenue [by month] [in 2017] |  | by month ; 2017
    [monthly] revenue [last year] |  | by month ; 2025
    sales by region and [by month] |  | by month
    [hourly] orders |  | by hour
    [by hour] |  | by hour
    [week by week] |  | by week
    """

  /// Cycles.
  static let cycles = """
    [per weekday] |  | per day_of_week
    [by weekday] |  | per day_of_week
    [by day of the week] |  | per day_of_week
    [by day of week] |  | per day_of_week
    [which day of the week] |  | per day_of_week
    [by month of the year] |  | per month_of_year
    [by hour of day] |  | per hour_of_day
    [by hour of the day] |  | per hour_of_day
    [by day of the month] |  | per day_of_month
    [by quarter of the year] |  | per quarter_of_year
    [on Mondays] |  | day_of_week in 1
    orders [on Mondays and Fridays] |  | day_of_week in 1,5
    [on weekends] |  | day_of_week in 6,7
    [on weekdays] |  | day_of_week in 1,2,3,4,5
    [every Monday] |  | day_of_week in 1
    [in any March] |  | month_of_year in 3
    [in Marches] |  | month_of_year in 3
    [every December] |  | month_of_year in 12
    [all Januarys] |  | month_of_year in 1
    [in any Q4] |  | quarter_of_year in 4
    orders [on the weekend] |  | day_of_week in 6,7
    [which weekday] has most orders |  | per day_of_week
    """

  /// Inside and beside.
  static let insideAndBeside = """
    [first 3 months of 2017] |  | 2017-01-01..2017-03-31 month
    [the last 3 months of 2016] |  | 2016-10-01..2016-12-31 month
    [last day of 2016] |  | 2016-12-31
    [the last month of 2016] |  | 2016-12
    [first day of March 2017] |  | 2017-03-01
    [the month before March 2017] |  | 2017-02
    [the year after 2015] |  | 2016
    [the quarter before Q1 2017] |  | 2016-Q4
    [first two weeks of March 2017] |  | 2017-03-01..2017-03-14 week
    """

  /// Several.
  static let several = """
    [2014 and 2015] |  | 2014, 2015 ?
    [in 2014 and 2015] |  | 2014, 2015
    [in both 2014 and 2015] |  | 2014, 2015
    [Q1 or Q3 2017] |  | 2017-Q1, 2017-Q3
    [in Q1 and Q2 of last year] |  | 2025-Q1, 2025-Q2
    [March and May 2017] |  | 2017-03, 2017-05
    [in 2014, 2015 and 2016] |  | 2014, 2015, 2016
    [January, February and March 2017] |  | 2017-01, 2017-02, 2017-03
    [in may or june 2016] |  | 2016-05, 2016-06
    sales [in 2014 or in 2015] |  | 2014, 2015
    [on March 5 and March 7, 2017] |  | 2017-03-05, 2017-03-07
    """

  /// In sentences.
  static let inSentences = """
    top 5 customers by revenue [in Q3 2016] |  | 2016-Q3
    which reps are below 80% of quota [this quarter]? |  | 2026-Q4
    how many orders were placed [after March 2015] in Texas |  | 2015-04-01.. month
    why is revenue down [this month]? |  | 2026-10
    average order value [by month] [since January 2025] |  | by month ; 2025-01-01.. month
    show me [2016] revenue [by quarter] |  | 2016 ? ; by quarter
    customers who ordered [in 2015] but not [in 2016] |  | 2015 ; 2016
    new customers [per month] [last year] |  | by month ; 2025
    orders shipped [between Jan 1, 2016 and Mar 31, 2016] |  | 2016-01-01..2016-03-31 day
    what about [March]? |  | 2026-03 ?
    only [last week] |  | 2026-10-19..2026-10-25 week
    orders with amount over 2000 [in 2016] |  | 2016
    revenue [for the last 6 months] by region |  | 2026-05-01..2026-10-31 month
    list flights [on weekends] [in July 2015] |  | day_of_week in 6,7 ; 2015-07
    how did sales in EMEA [in October 2026 compare with October 2025] |  | 2026-10 vs 2025-10
    """

  /// Bounds named apart.
  static let boundsNamedApart = """
    invoices created [before 1989-09-03 or after 2007-12-25] |  | ..1989-09-02, 2007-12-26..
    [before 1990 or after 2007] |  | ..1989-12-31, 2008-01-01..
    [after 2010 and before 2015] |  | 2011-01-01..2014-12-31 year
    [since March 2015 until May 2015] |  | 2015-03-01..2015-05-31 month
    [since 2015 and before 2018] |  | 2015-01-01..2017-12-31 year
    opened [in year 2011 or later] |  | 2011-01-01.. year
    [in the year 2000 or earlier] |  | ..2000-12-31 year
    [in both year 2010 and year 2011] |  | 2010, 2011
    [in the years 2014 and 2015] |  | 2014, 2015
    [in the years of both 2014 and 2015] |  | 2014, 2015
    [in either 1999 or 2000] |  | 1999, 2000
    reviews [in each month] [of the year 2021] |  | by month ; 2021
    [by month] [of 2017] |  | by month ; 2017 ?
    """
}
