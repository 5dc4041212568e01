/// Single periods; the format is that of ``TimeCase``.
extension TimeCorpus {
  /// Years.
  static let years = """
    orders [in 2014] |  | 2014
    revenue [2014] |  | 2014 ?
    [2014] sales by region |  | 2014 ?
    [the year 2014] |  | 2014
    [for the year 2017] |  | 2017
    what was revenue [in the year 2021]? |  | 2021
    [calendar year 2017] |  | 2017
    [2014's] revenue |  | 2014
    [in 1850] |  | 1850
    [year 2015] vs plan |  | 2015
    sales [during 2016] |  | 2016
    [throughout 2016] |  | 2016
    sales [of 2015] |  | 2015 ?
    total [for 2014] |  | 2014
    [in 2015-16] |  | 2015-01-01..2016-12-31 year
    [in the 1990s] |  | 1990-01-01..1999-12-31
    [the 90s] |  | 1990-01-01..1999-12-31
    songs [of the '80s] |  | 1980-01-01..1989-12-31
    movies [from the 1990's] |  | 1990-01-01..1999-12-31
    [the nineties] |  | 1990-01-01..1999-12-31
    [in the 20th century] |  | 1901-01-01..2000-12-31
    orders [in 2016] in Texas |  | 2016
    """

  /// Quarters and halves.
  static let quartersAndHalves = """
    [Q1 2017] |  | 2017-Q1
    revenue [in q1 2017] |  | 2017-Q1
    [Q3] |  | 2026-Q3
    [in Q4] |  | 2026-Q4
    [first quarter of 2017] |  | 2017-Q1
    [the 3rd quarter of 2016] |  | 2016-Q3
    [second quarter 2015] |  | 2015-Q2
    [1Q17] |  | 2017-Q1
    [Q1'17] |  | 2017-Q1
    [Q1 '17] |  | 2017-Q1
    [2017-Q1] |  | 2017-Q1
    [2017 Q1] |  | 2017-Q1
    [2017Q1] |  | 2017-Q1
    [quarter 3 of 2016] |  | 2016-Q3
    [fourth quarter] |  | 2026-Q4
    [Q1/2017] |  | 2017-Q1
    [H1 2017] |  | 2017-01-01..2017-06-30
    [first half of 2017] |  | 2017-01-01..2017-06-30
    [in the second half of 2016] |  | 2016-07-01..2016-12-31
    [2H16] |  | 2016-07-01..2016-12-31
    [H2] |  | 2026-07-01..2026-12-31
    [the first half of last year] |  | 2025-01-01..2025-06-30
    """

  /// Months.
  static let months = """
    [March 2017] |  | 2017-03
    [in March 2017] |  | 2017-03
    [mar 2017] |  | 2017-03
    [Mar '17] |  | 2017-03
    [in Mar. 2017] |  | 2017-03
    [Sept 2016] |  | 2016-09
    [may 2016] |  | 2016-05
    [May 2016] |  | 2016-05
    [in March] |  | 2026-03
    [in may] |  | 2026-05
    revenue [in december] |  | 2025-12
    [December] revenue |  | 2025-12 ?
    sales [during August] |  | 2026-08
    [March, 2017] |  | 2017-03
    [2017-03] |  | 2017-03
    [3/2017] |  | 2017-03
    [March of 2017] |  | 2017-03
    [last March] |  | 2026-03
    [this March] |  | 2026-03
    [next March] |  | 2027-03
    [March last year] |  | 2025-03
    [in April of this year] |  | 2026-04
    [February of last year] |  | 2025-02
    orders [since March] |  | 2026-03-01.. month
    revenue [in November] |  | 2025-11
    orders placed [in May] |  | 2026-05
    [the month of March 2017] |  | 2017-03
    """

  /// Days.
  static let days = """
    [5 March 2017] |  | 2017-03-05
    [March 5th, 2017] |  | 2017-03-05
    [on March 5, 2017] |  | 2017-03-05
    [5th of March 2017] |  | 2017-03-05
    [March 5] |  | 2026-03-05
    [on Oct 12] |  | 2026-10-12
    [Sat 31 Oct 2026] |  | 2026-10-31
    [Friday, March 5, 2027] |  | 2027-03-05
    [2014-05-06] |  | 2014-05-06
    [on 5/6/2014] |  | 2014-05-06
    orders [on 2016-02-29] |  | 2016-02-29
    [March the 5th] |  | 2026-03-05
    [November 30] |  | 2025-11-30
    [today] |  | 2026-10-31
    [yesterday] |  | 2026-10-30
    [tomorrow] |  | 2026-11-01
    [the day before yesterday] |  | 2026-10-29
    [last Monday] |  | 2026-10-26
    [on Monday] |  | 2026-10-26
    [on Friday] |  | 2026-10-30
    [next Friday] |  | 2026-11-06
    [this Wednesday] |  | 2026-10-28
    [last Saturday] |  | 2026-10-24
    [last weekend] |  | 2026-10-24..2026-10-25
    [5 days ago] |  | 2026-10-26
    [3 days ago] |  | 2026-10-28
    [Feb 29] |  | 2024-02-29
    """

  /// Weeks.
  static let weeks = """
    [this week] |  | 2026-10-26..2026-11-01 week
    [last week] |  | 2026-10-19..2026-10-25 week
    [next week] |  | 2026-11-02..2026-11-08 week
    [last week] | 2026-11-01 | 2026-10-26..2026-11-01 week
    [last week] | 2026-11-01 week=7 | 2026-10-25..2026-10-31 week
    [this week] | 2026-10-31 week=7 | 2026-10-25..2026-10-31 week
    [week of March 5 2017] |  | 2017-02-27..2017-03-05 week
    [the week of 2017-03-05] |  | 2017-02-27..2017-03-05 week
    [the week of 2017-03-05] | 2026-10-31 week=7 | 2017-03-05..2017-03-11 week
    [week starting 2017-03-06] |  | 2017-03-06..2017-03-12 week
    [week 12 of 2017] |  | 2017-03-20..2017-03-26 week
    [week 1 2016] |  | 2016-01-04..2016-01-10 week
    [ISO week 53 of 2015] |  | 2015-12-28..2016-01-03 week
    [2017-W12] |  | 2017-03-20..2017-03-26 week
    [week 40] |  | 2026-09-28..2026-10-04 week
    [2 weeks ago] |  | 2026-10-12..2026-10-18 week
    [last 2 weeks] |  | 2026-10-12..2026-10-25 week
    [first week of March 2017] |  | 2017-03-01..2017-03-07 week
    [the last week of March 2017] |  | 2017-03-25..2017-03-31 week
    [second week of March 2016] |  | 2016-03-08..2016-03-14 week
    [last 4 weeks] | 2026-10-28 | 2026-09-28..2026-10-25 week
    """

  /// Last, this, next.
  static let lastThisNext = """
    What was net revenue [last month]? |  | 2026-10
    [last month] | 2026-10-30 | 2026-09
    [last month] | 2027-01-01 | 2026-12
    [last month] | 2026-01-01 fiscal=4 week=7 | 2025-12
    [last month] | 2026-03-31 fiscal=4 week=7 | 2026-03
    [last month] | 2024-02-29 fiscal=4 week=7 | 2024-02
    [last month] | 2024-02-28 | 2024-01
    [last month] | 2023-02-28 | 2023-02
    [last quarter] |  | 2026-Q3
    [last quarter] | 2026-12-31 | 2026-Q4
    [last quarter] | 2026-03-31 | 2026-Q1
    [last quarter] | 2026-01-01 | 2025-Q4
    [last year] |  | 2025
    [last year] | 2026-12-31 | 2025
    [this month] |  | 2026-10
    [this quarter] |  | 2026-Q4
    [this year] |  | 2026
    [the current month] |  | 2026-10
    [current quarter] |  | 2026-Q4
    [in the current year] |  | 2026
    [previous month] |  | 2026-10
    [the previous quarter] |  | 2026-Q3
    [prior year] |  | 2025
    [next month] |  | 2026-11
    [next quarter] |  | 2027-Q1
    [next year] |  | 2027
    [the coming month] |  | 2026-11
    [last 3 months] |  | 2026-08-01..2026-10-31 month
    [last three months] |  | 2026-08-01..2026-10-31 month
    [last 3 months] | 2026-10-15 | 2026-07-01..2026-09-30 month
    [the last two quarters] |  | 2026-04-01..2026-09-30 quarter
    [last 12 months] |  | 2025-11-01..2026-10-31 month
    [last 5 years] |  | 2021-01-01..2025-12-31 year
    [last 30 days] |  | 2026-10-02..2026-10-31 day
    [previous 7 days] |  | 2026-10-25..2026-10-31 day
    [the last 3 full months] | 2026-10-15 | 2026-07-01..2026-09-30 month
    [in the last 3 months] |  | 2026-08-01..2026-10-31 month
    [in the last 3 months] | 2026-10-15 | 2026-08-01..2026-10-31 month
    [over the last 12 months] | 2026-10-15 | 2025-11-01..2026-10-31 month
    [within the last two years] |  | 2025-01-01..2026-12-31 year
    [during the last 2 weeks] |  | 2026-10-19..2026-11-01 week
    [in the last year] |  | 2025
    [past 30 days] |  | 2026-10-02..2026-10-31 day
    [the past two years] |  | 2024-11-01..2026-10-31 year
    [past 3 months] | 2026-10-15 | 2026-07-16..2026-10-15 month
    [past year] |  | 2025-11-01..2026-10-31 year
    [in the past month] | 2026-10-15 | 2026-09-16..2026-10-15 month
    [trailing 12 months] |  | 2025-11-01..2026-10-31 month
    [rolling 3 months] |  | 2026-08-01..2026-10-31 month
    [TTM] revenue | 2026-10-15 | 2025-10-16..2026-10-15 month
    [next 3 months] |  | 2026-11-01..2027-01-31 month
    [the next two quarters] |  | 2027-01-01..2027-06-30 quarter
    [3 months ago] |  | 2026-07
    [two years ago] |  | 2024
    [a year ago] |  | 2025
    [a couple of weeks ago] |  | 2026-10-12..2026-10-18 week
    revenue [6 months ago] |  | 2026-04
    [past decade] |  | 2016-11-01..2026-10-31 year
    [last day] |  | 2026-10-31
    [last 24 months] |  | 2024-11-01..2026-10-31 month
    """

  /// To date.
  static let toDate = """
    [year to date] |  | 2026-01-01..2026-10-31
    [year-to-date] revenue |  | 2026-01-01..2026-10-31
    [YTD] |  | 2026-01-01..2026-10-31
    revenue [ytd] by region |  | 2026-01-01..2026-10-31
    [QTD] |  | 2026-10-01..2026-10-31
    [mtd] | 2026-10-15 | 2026-10-01..2026-10-15
    [month to date] | 2026-10-15 | 2026-10-01..2026-10-15
    [so far this year] |  | 2026-01-01..2026-10-31
    [so far this month] | 2026-10-12 | 2026-10-01..2026-10-12
    [this year so far] |  | 2026-01-01..2026-10-31
    [this quarter so far] |  | 2026-10-01..2026-10-31
    [quarter to date] |  | 2026-10-01..2026-10-31
    [fiscal year to date] | 2026-10-31 fiscal=4 | 2026-04-01..2026-10-31
    [week to date] |  | 2026-10-26..2026-10-31
    """

  /// Fiscal.
  static let fiscal = """
    [FY2017] | 2026-10-31 fiscal=4 | 2016-04-01..2017-03-31 year
    [FY17] | 2026-10-31 fiscal=4 | 2016-04-01..2017-03-31 year
    [FY 17] | 2026-10-31 fiscal=4 | 2016-04-01..2017-03-31 year
    [fiscal 2017] | 2026-10-31 fiscal=4 | 2016-04-01..2017-03-31 year
    [fiscal year 2017] | 2026-10-31 fiscal=7 | 2016-07-01..2017-06-30 year
    [FY2017] |  | 2017
    [FY17 Q2] | 2026-10-31 fiscal=4 | 2016-Q3
    [Q2 FY17] | 2026-10-31 fiscal=4 | 2016-Q3
    [fiscal Q1 2017] | 2026-10-31 fiscal=4 | 2016-Q2
    [first quarter of fiscal 2017] | 2026-10-31 fiscal=4 | 2016-Q2
    [first fiscal quarter of 2017] | 2026-10-31 fiscal=4 | 2016-Q2
    [this fiscal year] | 2026-10-31 fiscal=4 | 2026-04-01..2027-03-31 year
    [last fiscal year] | 2026-10-31 fiscal=4 | 2025-04-01..2026-03-31 year
    [last fiscal quarter] | 2026-10-31 fiscal=2 | 2026-08-01..2026-10-31 quarter
    [this fiscal quarter] | 2026-10-31 fiscal=2 | 2026-08-01..2026-10-31 quarter
    [Q1 2017] | 2026-10-31 fiscal=4 | 2017-Q1
    [last year] | 2026-10-31 fiscal=4 | 2025
    [Q3 of this fiscal year] | 2026-10-31 fiscal=4 | 2026-Q4
    [Q1 of last fiscal year] | 2026-10-31 fiscal=4 | 2025-Q2
    [H1 FY18] | 2026-10-31 fiscal=4 | 2017-04-01..2017-09-30
    """

  /// Holidays.
  static let holidays = """
    [Christmas 2016] |  | 2016-12-25
    [on Christmas] |  | 2025-12-25
    [last Christmas] |  | 2025-12-25
    [Thanksgiving 2014] |  | 2014-11-27
    [Thanksgiving Day 2015] |  | 2015-11-26
    [Black Friday 2016] |  | 2016-11-25
    [Cyber Monday 2016] |  | 2016-11-28
    [on New Year's Day 2017] |  | 2017-01-01
    [Labor Day 2016] |  | 2016-09-05
    [Memorial Day 2016] |  | 2016-05-30
    [Independence Day 2015] |  | 2015-07-04
    [the 4th of July] |  | 2026-07-04
    [July 4th 2015] |  | 2015-07-04
    [fourth of july 2016] |  | 2016-07-04
    [Easter 2016] |  | 2016-03-27
    [Easter 2000] |  | 2000-04-23
    [Good Friday 2024] |  | 2024-03-29
    [Easter Monday 2025] |  | 2025-04-21
    [Halloween] |  | 2026-10-31
    [Valentine's Day 2015] |  | 2015-02-14
    [Black Friday] |  | 2025-11-28
    [on Christmas Eve 2015] |  | 2015-12-24
    [the day after Thanksgiving 2016] |  | 2016-11-25
    [the week before Christmas 2016] |  | 2016-12-18..2016-12-24 week
    [two weeks after Easter 2016] |  | 2016-03-28..2016-04-10 week
    [last Black Friday] |  | 2025-11-28
    [next Thanksgiving] |  | 2026-11-26
    sales [between Thanksgiving and Christmas 2016] |  | 2016-11-24..2016-12-25 day
    [Mother's Day 2017] |  | 2017-05-14
    """
}
