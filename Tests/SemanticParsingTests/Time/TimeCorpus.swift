/// Phrases with the times they name, and phrases that name none.
enum TimeCorpus {
  static let all = [
    years, quartersAndHalves, months, days, weeks, lastThisNext, toDate, fiscal, ranges, openRanges,
    comparisons, grains, cycles, holidays, insideAndBeside, several, inSentences, boundsNamedApart,
  ].joined(separator: "\n")

  /// Numbers, verbs and nouns that look like times.
  static let negative = """
    more than 2000 orders | |
    orders over 2000 | |
    at least 2000 units | |
    less than 1999 | |
    2000 dollars | |
    $2000 | |
    price is 2000 dollars | |
    top 2000 | |
    top 2000 customers | |
    zip 94107 | |
    zip code 2014 | |
    order number 2014 | |
    order id 2015 | |
    between 1000 and 2000 dollars | |
    between 1000 and 2000 | |
    from 1500 to 25000 | |
    price >= 2000 | |
    price > 2000 | |
    salary above 2000 | |
    approximately 2000 people | |
    2000 kg | |
    2000 square feet | |
    2,000 orders | |
    2000.5 | |
    1999 points | |
    may I see the orders | |
    May I see the orders? | |
    who may order | |
    customers who may churn | |
    can we march on | |
    troops march north | |
    a second opinion | |
    the second order | |
    the second highest price | |
    30 seconds | |
    prices fall in the west | |
    which products fall below target | |
    sun exposure | |
    the sun | |
    sat scores | |
    mar the surface | |
    how many days | |
    how many days late | |
    day of birth | |
    by day of birth | |
    number of days between order and shipment | |
    which year | |
    what year was it opened | |
    each album's year | |
    the year of release | |
    year of birth | |
    order date | |
    the date of the order | |
    the last name | |
    first name | |
    last 5 orders | |
    the last order | |
    last five customers | |
    first 3 customers | |
    next customer | |
    this customer | |
    past due invoices | |
    past due | |
    last purchase date | |
    the current price | |
    current balance | |
    previous employer | |
    monthly_fee column | |
    daily_rate_id | |
    quarter size | |
    one day delivery | |
    two day shipping | |
    day shift | |
    night and day | |
    year founded | |
    oldest year | |
    age in years | |
    years of experience | |
    5 years of experience | |
    more than 3 years | |
    at least 2 years old | |
    customers by weekday_name | |
    week number column | |
    fiscal policy | |
    to date | |
    up to date records | |
    out of date | |
    since customers left | |
    before shipping | |
    after discount | |
    until delivered | |
    between regions | |
    versus budget | |
    compared with target | |
    room 2014 | |
    flight 1999 | |
    version 2000 | |
    Boeing 747 | |
    channel 5 | |
    5 to 10 | |
    between 5 and 10 orders | |
    5-10 employees | |
    3 to 5 | |
    1/2 | |
    part 12/4 | |
    quarter | |
    minutes per call | |
    a number of orders | |
    the latest order | |
    most recent order | |
    on time delivery | |
    one time purchase | |
    time of delivery | |
    holiday party | |
    new customers | |
    memorial hospital | |
    independence | |
    labor cost | |
    good customers | |
    president of the company | |
    over the counter | |
    every other customer | |
    each customer | |
    per order | |
    by region | |
    by name of the month club | |
    half of the customers | |
    first half | |
    the other half | |
    a dozen roses | |
    by year of release | |
    """
}
