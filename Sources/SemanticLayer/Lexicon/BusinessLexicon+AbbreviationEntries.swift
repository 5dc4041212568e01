// Provenance: written by hand for Querent from everyday business English; no published word list was used.

extension BusinessLexicon {
  /// Short forms in names of columns and in questions. Short forms with several common meanings are left out.
  static let abbreviationEntries = abbreviations(
    """
    account: acct acc
    address: addr adr
    amount: amt
    average: avg
    balance: bal
    beginning: beg
    building: bldg
    calendar: cal
    category: categ catg
    channel: chnl
    code: cd
    company: comp
    count: cnt
    country: ctry cntry
    currency: ccy
    customer: cust
    date: dt
    date of birth: dob
    delivery: deliv dlv
    diagnosis: diag
    discount: disc
    department: dept dpt
    description: desc descr
    destination: dest
    document: doc
    division: div
    employee: emp empl
    flag: flg
    frequency: freq
    government: govt
    group: grp
    headquarters: hq
    insurance: ins
    invoice: inv
    level: lvl
    name: nm
    height: ht
    hour: hrs
    kilometer: km
    kilogram: kg
    latitude: lat
    location: loc
    management: mgmt
    manager: mgr
    manufacturer: mfr mfg manuf
    maximum: max
    message: msg
    minimum: min
    minute: mins
    month: mth
    number: num nbr nr
    operation: ops
    order: ord
    organization: org
    package: pkg
    payment: pmt pymt
    percent: pct perc
    previous: prev
    price: prc
    product: prod prd
    purchase: purch
    quantity: qty qnty quant
    quarter: qtr
    received: rcvd recd
    reference: ref
    region: rgn regn
    report: rpt
    revenue: rev
    segment: seg segm
    representative: rep
    salary: sal
    second: secs
    sequence: seq
    service: svc srv
    specialty: spec
    square: sq
    status: sts
    standard: std
    station: stn
    street: str
    student: stu stud
    telephone: tel
    temperature: tempr
    time: tm
    timestamp: ts
    total: tot ttl
    transaction: txn trx tx
    treatment: trt
    university: univ
    value: val
    vendor: vend
    version: ver
    volume: vol
    warehouse: whse wh
    weight: wt wgt
    year: yr yrs
    year to date: ytd
    quarter to date: qtd
    month to date: mtd
    year over year: yoy
    miles per gallon: mpg
    average order value: aov
    cost of goods sold: cogs
    gross merchandise value: gmv
    customer acquisition cost: cac
    return on investment: roi
    key performance indicator: kpi
    grade point average: gpa
    chief executive officer: ceo
    """)
}
