import SemanticLayer

/// Codes of states and countries and the names they stand for, both ways: "California" finds `CA`, "USA" finds
/// `United States`, "German" finds `DE`.
///
/// Provenance: postal codes of the states of the USA and the provinces of Canada, ISO 3166-1 and ISO 3166-2; other
/// names and adjectives by hand. Only columns whose name says that they hold such places are asked.
enum PlaceCodes {
  enum Kind: Hashable, Sendable {
    case state
    case country
  }

  /// Another way to write a place.
  struct Form: Hashable, Sendable {
    var text: String
    var kind: Kind
    /// How surely the one stands for the other.
    var score: Double
  }

  /// Other ways to write a folded text that names a place.
  static func forms(of key: String) -> [Form] { table[key] ?? [] }

  /// What a column holds by its name.
  static func kinds(ofColumn name: String) -> Set<Kind> {
    var kinds: Set<Kind> = []
    let words = NameWords.words(in: name)
    // `St` of an address: only its codes are looked for, which no street has
    if words.last == "st" { kinds.insert(.state) }
    for word in Set(words + NameSplitter.words(in: name)) {
      switch word {
      case "state", "province": kinds.insert(.state)
      case "country", "nation", "nationality", "market", "origin": kinds.insert(.country)
      case "region", "territory", "location", "area": kinds.formUnion([.state, .country])
      default: break
      }
    }
    return kinds
  }

  private static let table: [String: [Form]] = {
    var table: [String: [Form]] = [:]
    func add(_ key: String, _ text: String, _ kind: Kind, _ score: Double) {
      if key != text { table[key, default: []].append(Form(text: text, kind: kind, score: score)) }
    }
    for pair in states.split(separator: ";") {
      let sides = pair.split(separator: "=").map(String.init)
      guard sides.count == 2 else { continue }
      add(sides[0], sides[1], .state, 0.95)
      add(sides[1], sides[0], .state, 0.9)
    }
    for line in countries.split(separator: "\n") {
      let sides = line.split(separator: ">", omittingEmptySubsequences: false).map {
        $0.split(separator: ",").map { piece in piece.split(separator: " ").joined(separator: " ") }
      }
      let names = sides[0]
      for name in names {
        for other in names { add(name, other, .country, name.utf8.count == 2 ? 0.9 : 0.95) }
      }
      guard sides.count == 2 else { continue }
      for adjective in sides[1] {
        for name in names { add(adjective, name, .country, 0.85) }
        for name in names { add(name, adjective, .country, 0.8) }
      }
    }
    return table
  }()

  private static let states =
    "alabama=al;alaska=ak;arizona=az;arkansas=ar;california=ca;colorado=co;connecticut=ct;delaware=de;florida=fl;"
    + "georgia=ga;hawaii=hi;idaho=id;illinois=il;indiana=in;iowa=ia;kansas=ks;kentucky=ky;louisiana=la;maine=me;"
    + "maryland=md;massachusetts=ma;michigan=mi;minnesota=mn;mississippi=ms;missouri=mo;montana=mt;nebraska=ne;"
    + "nevada=nv;new hampshire=nh;new jersey=nj;new mexico=nm;new york=ny;north carolina=nc;north dakota=nd;ohio=oh;"
    + "oklahoma=ok;oregon=or;pennsylvania=pa;rhode island=ri;south carolina=sc;south dakota=sd;tennessee=tn;texas=tx;"
    + "utah=ut;vermont=vt;virginia=va;washington=wa;west virginia=wv;wisconsin=wi;wyoming=wy;"
    + "district of columbia=dc;washington dc=dc;puerto rico=pr;guam=gu;alberta=ab;british columbia=bc;manitoba=mb;"
    + "new brunswick=nb;newfoundland and labrador=nl;nova scotia=ns;ontario=on;prince edward island=pe;quebec=qc;"
    + "saskatchewan=sk;yukon=yt;nunavut=nu;northwest territories=nt"

  /// Names and codes that stand for each other, then the adjective.
  private static let countries = """
    united states, usa, us, united states of america, america > american
    united kingdom, uk, gb, gbr, great britain, britain > british
    germany, de, deu, ger > german
    france, fr, fra > french
    italy, it, ita > italian
    spain, es, esp > spanish
    portugal, pt, prt > portuguese
    netherlands, nl, nld, holland, the netherlands > dutch
    belgium, be, bel > belgian
    luxembourg, lu, lux
    switzerland, ch, che, sui > swiss
    austria, at, aut > austrian
    ireland, ie, irl > irish
    denmark, dk, dnk > danish
    sweden, se, swe > swedish
    norway, no, nor > norwegian
    finland, fi, fin > finnish
    iceland, is, isl > icelandic
    poland, pl, pol > polish
    czech republic, cz, cze, czechia > czech
    slovakia, sk, svk > slovak
    slovenia, si, svn > slovenian
    hungary, hu, hun > hungarian
    romania, ro, rou > romanian
    bulgaria, bg, bgr > bulgarian
    greece, gr, grc > greek
    croatia, hr, hrv > croatian
    serbia, rs, srb > serbian
    ukraine, ua, ukr > ukrainian
    russia, ru, rus, russian federation > russian
    turkey, tr, tur, turkiye > turkish
    estonia, ee, est > estonian
    latvia, lv, lva > latvian
    lithuania, lt, ltu > lithuanian
    canada, ca, can > canadian
    mexico, mx, mex > mexican
    brazil, br, bra > brazilian
    argentina, ar, arg > argentinian, argentine
    chile, cl, chl > chilean
    colombia, co, col > colombian
    peru, pe, per > peruvian
    venezuela, ve, ven > venezuelan
    ecuador, ec, ecu > ecuadorian
    uruguay, uy, ury > uruguayan
    cuba, cu, cub > cuban
    china, cn, chn, people s republic of china, prc > chinese
    hong kong, hk, hkg
    taiwan, tw, twn > taiwanese
    japan, jp, jpn > japanese
    south korea, kr, kor, korea, republic of korea > korean, south korean
    north korea, kp, prk > north korean
    india, in, ind > indian
    pakistan, pk, pak > pakistani
    bangladesh, bd, bgd > bangladeshi
    sri lanka, lk, lka > sri lankan
    nepal, np, npl > nepalese
    singapore, sg, sgp > singaporean
    malaysia, my, mys > malaysian
    indonesia, id, idn > indonesian
    thailand, th, tha > thai
    vietnam, vn, vnm, viet nam > vietnamese
    philippines, ph, phl, the philippines > filipino, philippine
    australia, au, aus > australian
    new zealand, nz, nzl
    south africa, za, zaf > south african
    nigeria, ng, nga > nigerian
    kenya, ke, ken > kenyan
    ghana, gh, gha > ghanaian
    ethiopia, et, eth > ethiopian
    egypt, eg, egy > egyptian
    morocco, ma, mar > moroccan
    algeria, dz, dza > algerian
    tunisia, tn, tun > tunisian
    israel, il, isr > israeli
    saudi arabia, sa, sau, ksa > saudi
    united arab emirates, ae, are, uae > emirati
    qatar, qa, qat > qatari
    kuwait, kw, kwt > kuwaiti
    iran, ir, irn, islamic republic of iran > iranian
    iraq, iq, irq > iraqi
    jordan, jo, jor > jordanian
    lebanon, lb, lbn > lebanese
    kazakhstan, kz, kaz > kazakh
    """
}
