// Provenance: written by hand for Querent from everyday business English; no published word list was used.

extension BusinessLexicon {
  /// Money and figures.
  static let moneyEntries =
    groups(
      """
      revenue | sales | turnover | income | takings | proceeds | top line | sales revenue | billing
      amount | value | sum | sales amount | dollar amount | total amount
      bookings | booked revenue | order value
      profit | earnings | gain | net income | bottom line | net profit
      margin | profit margin | profitability | return on sales
      price | unit price | list price | selling price | sticker price | price tag
      cost | expense | expenditure | outlay
      cost of goods sold | cost of sales
      spend | spending | money spent
      discount | rebate | markdown | price reduction | reduction
      tax | vat | sales tax | duty
      fee | charge | surcharge
      fare | ticket price
      salary | wage | pay | compensation | paycheck | remuneration
      bonus | incentive | reward
      commission | commission rate
      budget | planned spend | allocation
      balance | account balance | outstanding amount
      payment | remittance
      refund | reimbursement | chargeback
      invoice | bill
      debt | liability
      asset | holding
      loan | credit
      interest | interest rate
      market value | market cap | market capitalization | market capitalisation
      quantity | unit | units sold | volume | number sold | pieces
      average order value | basket size | average basket | average ticket
      conversion rate | conversion | close rate
      win rate | success rate
      churn | attrition | churn rate
      growth | increase | growth rate
      target | goal | quota
      forecast | projection | prediction
      share | proportion | percentage | fraction
      ratio | rate
      stock | inventory | stock level | on hand | quantity on hand
      gross | box office | worldwide gross
      recurring revenue | annual recurring revenue
      lifetime value | customer lifetime value
      exchange rate | currency rate
      freight | shipping cost | shipping charge | delivery cost | delivery charge
      settlement | payout
      deposit | down payment
      rent | rental rate
      """)
    + hierarchies(
      """
      revenue > recurring revenue, bookings
      cost > freight, fee, tax, salary, rent
      profit > gross profit, operating profit
      payment > refund, deposit
      """)
}
