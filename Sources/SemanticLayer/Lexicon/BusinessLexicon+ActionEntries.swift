// Provenance: written by hand for Querent from everyday business English; no published word list was used.

extension BusinessLexicon {
  /// Verbs and the nouns they ask for.
  static let actionEntries = verbs(
    """
    buy > order, purchase, customer, quantity
    purchase > order, customer, product
    order > product, quantity, order date
    sell > sales, quantity, sale, product
    spend > amount, payment, revenue, total spent
    pay > payment, amount, salary
    earn > salary, income, revenue, profit
    make money > profit, revenue
    cost > price, cost
    charge > charge, fee, price
    invoice > invoice, invoice date
    bill > invoice, amount
    owe > balance, amount
    save > discount, savings
    lose > loss, profit
    win > win, award, result
    ship > ship date, shipment, shipping method
    deliver > delivery, delivery date
    send > shipment, sent date
    return > return, return date
    refund > refund
    live > city, address, state, country
    live in > city, address, state, country
    reside > city, address
    locate > location, city, address
    located in > location, city, country
    come from > country, city, nationality, origin
    base > headquarters, location, city
    situate > location, city
    hire > hire date, employee
    employ > employee, headcount
    work > job, department, employee, hours
    work for > company, department, employer
    work in > department, office, city
    manage > manager, management
    head > head, manager
    lead > manager, head
    report to > manager, reports to
    supervise > manager, supervisor
    bear > birth date, birthplace
    born > birth date, birthplace
    die > death date
    marry > marital status, spouse
    weigh > weight
    measure > size, length, height
    last > duration, length
    take > duration, time
    release > release date, release year
    publish > publication date, publisher
    launch > launch date, launch year
    write > author, writer
    direct > director
    act > actor
    star > actor, star
    sing > singer, artist
    perform > artist, performer
    compose > composer
    produce > producer, manufacturer
    manufacture > manufacturer
    make > manufacturer, maker
    supply > supplier
    own > owner
    rent > rental, rent, tenant
    borrow > loan
    book > booking, reservation
    reserve > reservation, booking
    stay > booking, duration
    visit > visit, visitor
    attend > attendance, course
    enroll > enrollment, enrolled
    study > major, course
    teach > teacher, instructor, course
    graduate > graduation date, degree
    major > major
    speak > language
    rate > rating, score
    review > review, rating
    rank > rank, ranking
    score > score, point
    cite > citation
    fly > flight, airline
    depart > departure time, origin
    leave > departure time, origin, end date
    arrive > arrival time, destination
    travel > trip, flight, distance
    drive > driver, car
    ride > trip, duration
    weather > temperature
    open > opening date, created date, open year
    found > founded year, founder
    establish > founded year
    close > close date, status
    start > start date, start time
    begin > start date
    end > end date, end time
    finish > end date
    create > created date
    update > last update
    change > last update
    expire > expiry date
    register > registration date, created date
    sign up > registration date, created date
    join > joining date, hire date
    subscribe > subscription, subscriber
    cancel > cancellation, status
    complain > complaint, ticket
    claim > claim, amount claimed
    settle > settlement, amount settled
    insure > policy, insurance
    treat > treatment
    adopt > adoption date
    abandon > abandonment
    contact > phone number, email, contact
    call > phone number, name
    name > name
    title > title
    stock > stock, quantity
    contain > content, quantity
    hold > capacity
    seat > capacity
    accommodate > capacity
    grow > growth, revenue
    convert > conversion, conversion rate
    churn > churn
    compete > competitor
    promote > promotion, campaign
    market > market, campaign
    advertise > campaign
    award > award, bonus
    """)
}
