package org.portolan.evidence.fabric.trust;

import java.util.LinkedHashMap;
import java.util.Map;
import org.portolan.evidence.fabric.message.Identity;
import org.portolan.evidence.fabric.msp.Endorser;
import org.portolan.record.Bytes32;
import org.portolan.record.RecordRefused;
import org.portolan.record.Sha256;

/**
 * The peers of one epoch. A certificate that was judged once is not judged again while its chain is
 * valid: a chain costs more than the signature that it is asked for.
 */
public final class Endorsers {
  private static final int KEPT = 1024;

  private final FabricTrust trust;
  private final Map<Bytes32, Endorser> known =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Bytes32, Endorser> eldest) {
          return size() > KEPT;
        }
      };

  public Endorsers(FabricTrust trust) {
    this.trust = trust;
  }

  public FabricTrust trust() {
    return trust;
  }

  /**
   * @param identity a SerializedIdentity
   * @param time UTC seconds at which its certificate must be valid
   * @throws RecordRefused if it is no peer of an organisation of the policy
   */
  public Endorser endorser(String path, byte[] identity, long time) {
    Bytes32 name = Sha256.hash(identity);
    synchronized (known) {
      Endorser before = known.get(name);
      if (before != null && before.validAt(time)) {
        return before;
      }
    }
    Identity read = Identity.read(path, identity);
    Endorser endorser =
        trust
            .msp(read.msp())
            .orElseThrow(
                () ->
                    new RecordRefused(
                        "PTL-FAB-005",
                        path,
                        read.msp(),
                        "one of " + trust.policy().organisations()))
            .endorser(path, read.certificate(), time);
    synchronized (known) {
      known.put(name, endorser);
    }
    return endorser;
  }
}
