/// Postal codes of the states of the USA and the provinces of Canada (ISO 3166-2), so that "California" finds `CA`.
enum StateCodes {
  static func code(of name: String) -> String? { codes[name] }

  static func name(of code: String) -> String? { names[code] }

  private static let codes: [String: String] = {
    var table: [String: String] = [:]
    for pair in list.split(separator: ";") {
      let parts = pair.split(separator: "=")
      table[String(parts[0])] = String(parts[1])
    }
    return table
  }()

  private static let names: [String: String] = Dictionary(uniqueKeysWithValues: codes.map { ($1, $0) })

  private static let list =
    "alabama=al;alaska=ak;arizona=az;arkansas=ar;california=ca;colorado=co;connecticut=ct;delaware=de;florida=fl;"
    + "georgia=ga;hawaii=hi;idaho=id;illinois=il;indiana=in;iowa=ia;kansas=ks;kentucky=ky;louisiana=la;maine=me;"
    + "maryland=md;massachusetts=ma;michigan=mi;minnesota=mn;mississippi=ms;missouri=mo;montana=mt;nebraska=ne;"
    + "nevada=nv;new hampshire=nh;new jersey=nj;new mexico=nm;new york=ny;north carolina=nc;north dakota=nd;ohio=oh;"
    + "oklahoma=ok;oregon=or;pennsylvania=pa;rhode island=ri;south carolina=sc;south dakota=sd;tennessee=tn;texas=tx;"
    + "utah=ut;vermont=vt;virginia=va;washington=wa;west virginia=wv;wisconsin=wi;wyoming=wy;alberta=ab;"
    + "british columbia=bc;manitoba=mb;new brunswick=nb;nova scotia=ns;ontario=on;quebec=qc;saskatchewan=sk"
}
