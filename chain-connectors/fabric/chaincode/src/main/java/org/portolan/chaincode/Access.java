package org.portolan.chaincode;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.portolan.record.json.Json;
import org.portolan.record.json.Members;

/**
 * Whom one rule lets in.
 *
 * @param msp of the organisation
 * @param units organisational units, all of which the certificate must have, in lower case
 * @param attributes that the certificate must have, each with this value
 */
record Access(String msp, List<String> units, Map<String, String> attributes) {
  static Access read(String path, Json json) {
    Members in = Members.of(path, json);
    String msp = in.text("msp");
    List<String> units = in.texts("units");
    Map<String, String> attributes = new TreeMap<>();
    if (!(in.any("attributes") instanceof Json.Obj named)) {
      throw in.wrong("attributes", "an object");
    }
    Members values = in.object("attributes");
    named.members().keySet().forEach(name -> attributes.put(name, values.text(name)));
    in.end();
    return new Access(msp, units, attributes);
  }

  boolean lets(Caller caller) {
    return caller.msp().equals(msp)
        && caller.units().containsAll(units)
        && attributes.entrySet().stream().allMatch(a -> caller.has(a.getKey(), a.getValue()));
  }
}
