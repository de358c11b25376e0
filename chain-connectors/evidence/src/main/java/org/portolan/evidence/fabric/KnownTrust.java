package org.portolan.evidence.fabric;

import java.util.LinkedHashMap;
import java.util.Map;
import org.portolan.evidence.fabric.trust.Endorsers;
import org.portolan.evidence.fabric.trust.FabricTrust;
import org.portolan.record.json.Json;

/** Epochs as they were read, so that their certificates are not read for every evidence again. */
final class KnownTrust {
  private static final int KEPT = 16;

  private final Map<Json.Obj, Endorsers> read =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Json.Obj, Endorsers> eldest) {
          return size() > KEPT;
        }
      };

  synchronized Endorsers of(Json.Obj ledger) {
    Endorsers known = read.get(ledger);
    if (known == null) {
      known = new Endorsers(FabricTrust.read(ledger));
      read.put(ledger, known);
    }
    return known;
  }
}
