/// Phrases with the numbers they hold, some with none; the format is that of ``NumberCase``.
enum NumberCorpus {
  static let all = """
    [5] orders | 5
    [1,200] orders | 1200
    [1.5k] | 1500
    [2m] rows | 2000000
    [20%] | 20 %
    [20 %] | 20 %
    [20 percent] | 20 %
    [20 per cent] | 20 %
    [20 pct] | 20 %
    [$20] | 20 currency
    [$1,500.50] | 1500.5 currency
    [20 dollars] | 20 currency
    [20 bucks] | 20 currency
    [15 euros] | 15 currency
    [100 eur] | 100 currency
    [USD 20] | 20 currency
    [$5 million] | 5000000 currency
    [2.5 million dollars] | 2500000 currency
    [1.5 million] | 1500000
    [5 thousand] | 5000
    [5 k] | 5000
    [3 bn] | 3000000000
    [10 hundred] | 1000
    [2 dozen] | 24
    [zero] orders | 0 words
    [one] order | 1 words
    [two] customers | 2 words
    [three] | 3 words
    [nine] | 9 words
    [ten] | 10 words
    [eleven] | 11 words
    [twelve] | 12 words
    [nineteen] | 19 words
    [twenty] | 20 words
    [twenty five] | 25 words
    [twenty-five] | 25 words
    [ninety-nine] | 99 words
    [forty two] orders | 42 words
    [a hundred] | 100 words
    [a thousand dollars] | 1000 currency words
    an order |
    [one hundred] | 100 words
    [one hundred and five] | 105 words
    [one hundred twenty three] | 123 words
    [two hundred and fifty] | 250 words
    [three thousand] | 3000 words
    [three thousand five hundred] | 3500 words
    [five thousand and twenty] | 5020 words
    [two hundred thousand] | 200000 words
    [one million] | 1000000 words
    [one million two hundred thousand] | 1200000 words
    [a million] | 1000000 words
    [half a million] | 500000 words
    [half a dozen] | 6 words
    half of them |
    [a dozen] | 12 words
    [two dozen] | 24 words
    [two and a half] | 2.5 words
    [two and a half million] | 2500000 words
    [2 and a half] | 2.5
    [a million and a half] | 1500000 words
    [hundred] orders | 100 words
    top [hundred] | 100 words
    [thousand] customers | 1000 words
    [a couple of] | 2 words
    [couple of] months | 2 words
    [fifty percent] | 50 % words
    [ten dollars] | 10 currency words
    [twenty-five thousand] | 25000 words
    [first] | 1 ordinal words
    [second] | 2 ordinal words
    [third] | 3 ordinal words
    [tenth] | 10 ordinal words
    [twelfth] | 12 ordinal words
    [twenty-first] | 21 ordinal words
    [2nd] | 2 ordinal
    [3rd] | 3 ordinal
    [21st] | 21 ordinal
    the [second] highest | 2 ordinal words
    [second] quarter | 2 ordinal words
    per second |
    [30] seconds | 30
    a second |
    first name |
    third party |
    which one |
    the one with |
    this one |
    one of the regions |
    the [one hundred] | 100 words
    only [one] order | 1 words
    more than [one] order | 1 words
    [one] or more | 1 words
    at least [two] | 2 words
    [five] or [six] | 5 words ; 6 words
    [five] [six] | 5 words ; 6 words
    between [five] and [ten] | 5 words ; 10 words
    between [5] and [10] | 5 ; 10
    [two] and [three] | 2 words ; 3 words
    top [3] per region | 3
    [-5] degrees | -5
    [.5] | 0.5
    [0.25] | 0.25
    hundreds of orders |
    no numbers here |
    [one dollar] | 1 currency words
    [one percent] | 1 % words
    [three hundred percent] | 300 % words
    [seventy] | 70 words
    [eighty six] | 86 words
    [fifteen hundred] | 1500 words
    [twenty first] | 21 ordinal words
    [six] figures | 6 words
    [one thousand one hundred and one] | 1101 words
    [four] score | 4 words
    ordered [twice] | 2 words
    more than [once] | 1 words
    once shipped |
    a couple |
    last [two] months | 2 words
    at least one of them |
    the [second] one | 2 ordinal words
    its [third] quarter | 3 ordinal words
    [one hundred thousand euros] | 100000 currency words
    no one |
    someone |
    each one |
    [one] and [two] | 1 words ; 2 words
    [ninety nine percent] | 99 % words
    """
}
