/// Words that say nothing about what a passage is about.
enum StopWords {
  static let all: Set<String> = Set(
    """
    a about above after again all also am many much often within upon per via an and any are aren as at be because been before being below between both but by
    can cannot could couldn d did didn do does doesn doing don down during each few for from further had hadn has hasn have
    haven having he her here hers herself him himself his how i if in into is isn it its itself just ll m ma me might more
    most must my myself need no nor not now o of off on once only or other our ours ourselves out over own please re s same
    say says shall shan she should shouldn so some such t tell than that the their theirs them themselves then there these
    they this those through to too under until up us ve very want was wasn we were weren what when where which while who
    whom whose why will with won would wouldn you your yours yourself yourselves
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
