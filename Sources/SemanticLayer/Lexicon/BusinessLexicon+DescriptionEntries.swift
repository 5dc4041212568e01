// Provenance: written by hand for Querent from everyday business English; no published word list was used.

extension BusinessLexicon {
  /// Adjectives and the columns they ask for.
  static let descriptionEntries = adjectives(
    """
    old > age, birth date, founded year, date
    young > age, birth date
    elderly > age, birth date
    cheap > price, cost, fare, fee, rent
    expensive > price, cost, fare, fee, rent
    costly > cost, price
    affordable > price, cost
    pricey > price, cost
    heavy > weight
    light > weight
    tall > height
    short > height, length, duration
    high > height, elevation
    long > length, duration
    wide > width
    narrow > width
    deep > depth
    large > size, area, capacity, population
    big > size, area, capacity, population
    small > size, area, capacity, population
    huge > size, area, population
    populous > population
    crowded > population, attendance
    dense > density
    recent > date, year
    latest > date, year
    late > date, time
    early > date, time
    new > date, created date, year
    fast > speed, duration
    quick > duration, speed
    slow > speed, duration
    hot > temperature
    warm > temperature
    cold > temperature
    humid > humidity
    rainy > precipitation
    windy > wind speed
    popular > count, rating, quantity, sales
    best selling > quantity, revenue
    highly rated > rating, score
    well rated > rating, score
    good > rating, score
    bad > rating, score
    top rated > rating
    rich > salary, income, balance, wealth
    wealthy > salary, balance, wealth
    poor > salary, balance
    profitable > profit, margin
    lucrative > profit, revenue
    well paid > salary
    experienced > years of experience, tenure, hire date
    senior > tenure, age, hire date
    loyal > order count, tenure
    valuable > revenue, value, lifetime value
    successful > revenue, gross, score
    famous > popularity, rating
    powerful > horsepower, power
    efficient > miles per gallon, efficiency
    economical > miles per gallon, cost
    spacious > area, size, capacity
    busy > count, traffic
    active > active flag, status
    overdue > due date, status
    urgent > priority
    severe > severity
    frequent > count, frequency
    female > gender
    male > gender
    married > marital status
    foreign > country, nationality
    bright > brightness
    loud > volume
    strong > strength
    risky > risk
    difficult > difficulty
    easy > easiness, difficulty
    """)
}
