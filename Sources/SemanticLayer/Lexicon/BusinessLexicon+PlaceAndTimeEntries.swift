// Provenance: written by hand for Querent from everyday business English; no published word list was used.

extension BusinessLexicon {
  /// Where and when.
  static let placeAndTimeEntries =
    groups(
      """
      city | town | municipality
      country | nation
      state | province
      county | district
      region | territory | area | sales region | geography
      continent | part of the world
      location | place | site | spot
      address | street address | full address
      street | road | street name
      postal code | zip code | zip | postcode | post code
      neighborhood | neighbourhood | quarter of town
      headquarters | head office | main office
      longitude | lng
      birthplace | place of birth | birth place | home town | hometown
      origin | source | starting point | departure
      destination | endpoint | arrival
      population | number of inhabitants | number of people | inhabitants | residents
      elevation | altitude | height above sea level
      border | boundary | frontier
      capital | capital city
      date | day
      time | time of day
      year | calendar year
      month | calendar month
      quarter | calendar quarter
      week | calendar week
      order date | date of order | purchase date | order placed date
      ship date | shipping date | dispatch date | shipment date
      delivery date | delivered date | arrival date
      due date | deadline | date due
      start date | begin date | starting date | start time
      end date | finish date | ending date | end time
      birth date | date of birth | birthday
      hire date | date hired | start of employment | joining date
      close date | closing date | date closed
      created date | creation date | date created | opened date
      release date | release year | launch date | launch year | publication date
      air date | original air date | broadcast date
      founded year | foundation year | year founded | opening year | open year
      payment date | date paid
      invoice date | billing date
      last update | update time | modification date | last modified
      expiry date | expiration date | end of validity
      duration | length of time | runtime | running time | elapsed time
      period | time frame | timeframe | span of time
      season | time of year
      departure time | leaving time
      arrival time | landing time
      tenure | length of service | years of service
      weather | climate
      temperature | degrees
      precipitation | rainfall | rain
      """)
    + hierarchies(
      """
      location > city, country, state, region, address, county, continent
      date > order date, ship date, due date, start date, end date, birth date, hire date, release date
      """)
}
