// Provenance: written by hand for Querent from everyday business English; no published word list was used.

extension BusinessLexicon {
  /// What is traded, made and done.
  static let commerceEntries =
    groups(
      """
      product | item | article | good | sku | merchandise
      order | purchase | purchase order
      order item | line item | order line | order position
      sale | transaction
      opportunity | deal | pipeline deal | prospect deal
      lead | prospect
      category | product category | kind | class | family
      type | sort | variety
      subcategory | sub category
      segment | customer segment | market segment
      channel | sales channel
      campaign | promotion | mailshot | marketing campaign
      contract | agreement
      policy | insurance policy
      claim | insurance claim
      ticket | support ticket | issue
      problem | fault | defect | bug
      complaint | grievance
      return | returned item
      shipment | delivery | consignment
      shipping method | ship mode | delivery method | shipping mode
      payment method | payment type | means of payment | way of paying
      booking | reservation
      subscription | plan | membership
      project | initiative
      event | occurrence
      visit | trip to
      trip | ride | journey
      flight | air trip
      airport | airfield
      airline | air carrier
      aircraft | airplane | plane
      car | automobile | vehicle
      store | shop | outlet | branch | retail store
      warehouse | depot | storage site
      factory | plant | mill
      office | bureau location
      building | premises | property
      apartment | flat
      room | chamber
      facility | amenity
      film | movie | picture
      cinema | movie theater | theater | movie theatre
      song | track | tune
      album | record
      genre | music genre
      playlist | song list
      book | volume of text
      paper | publication | academic paper
      journal | periodical
      citation | cited paper
      document | file
      course | class taken
      grade | mark
      major | field of study
      degree | qualification
      restaurant | eatery | diner | dining place
      food type | cuisine | type of food
      review | critique | customer review
      comment | remark | note
      rating | star rating | stars | review score
      score | point | points
      rank | ranking | position in list
      feature | characteristic | property of product
      description | details | detail
      model | version
      series | show | tv show
      episode | installment
      channel name | tv channel
      pet | animal
      dog | hound
      breed | race of animal
      treatment | therapy | care
      hobby | pastime
      status | state of order | condition | stage
      code | symbol
      id | identifier | key
      priority | urgency
      severity | seriousness
      outcome | result
      reason | cause | motive
      color | colour | hue
      size | dimension
      capacity | maximum capacity | number of seats | seating capacity
      attendance | number of visitors | audience
      device | gadget | appliance
      software | application | app
      platform | operating system
      language | tongue
      content | subject matter
      keyword | key term
      topic | subject | theme
      award | prize
      tip | gratuity
      insurance | coverage
      log | record of events
      """)
    + hierarchies(
      """
      sale > deal
      product > book, film, album, device, car
      building > store, warehouse, factory, office, apartment
      """)
}
