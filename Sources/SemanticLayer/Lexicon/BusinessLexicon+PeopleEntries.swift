// Provenance: written by hand for Querent from everyday business English; no published word list was used.

extension BusinessLexicon {
  /// People and organisations.
  static let peopleEntries =
    groups(
      """
      customer | client | buyer | shopper | purchaser | patron | consumer | account
      account | customer account
      sales representative | rep | sales rep | salesperson | seller | sales agent | account executive | salesman
      employee | staff | worker | staff member | personnel | team member | colleague
      manager | boss | supervisor | head | superior
      supplier | vendor | provider
      manufacturer | maker | producer
      brand | make | label
      company | business | firm | corporation | enterprise | organization | organisation
      department | division | business unit
      team | crew | squad | group
      headcount | number of employees | staff size | workforce size
      owner | proprietor | holder
      user | member | subscriber
      student | pupil | learner
      teacher | instructor | lecturer | professor
      author | writer
      artist | musician | performer
      singer | vocalist
      actor | performer in film | cast member
      director | filmmaker
      guest | visitor
      patient | sick person
      doctor | physician
      driver | chauffeur
      tenant | renter | lodger | leaseholder
      child | kid
      spouse | husband | wife | partner
      parent | mother | father
      gender | sex
      age | years old
      first name | given name | forename
      last name | surname | family name
      name | title | full name
      nationality | citizenship
      job | position | occupation | role | profession
      job title | designation
      founder | founding person
      editor | redactor
      publisher | publishing house | press
      contact | contact person
      phone number | telephone | phone | telephone number | contact number
      cell number | mobile number | mobile | cell phone | cell phone number
      email | e-mail | email address | mail address
      password | passcode
      login name | username | user name | login
      competitor | rival
      agency | bureau
      carrier | operator
      """)
    + hierarchies(
      """
      person > customer, employee, student, author, actor, guest, owner, user
      employee > manager, sales representative, teacher, driver
      """)
    + groups("person | individual | human being")
}
