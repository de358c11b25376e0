package org.portolan.ledger;

import java.time.Clock;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.portolan.record.cose.Signer;

/** The families on the class path, each found under its namespace. */
public final class LedgerFamilies {
  private LedgerFamilies() {}

  /**
   * Opens a ledger with the family that its network's name begins with.
   *
   * @param settings {@code network} is the CAIP-2 name; the others are the family's own
   * @throws IllegalArgumentException where no family of that namespace is on the class path, or the
   *     family refuses the settings
   */
  public static Ledger open(Map<String, String> settings, Signer account, Clock clock) {
    return family(settings).open(settings, account, clock);
  }

  /** As {@link #open}, for reading alone. */
  public static LedgerReader read(Map<String, String> settings, Clock clock) {
    return family(settings).read(settings, clock);
  }

  private static LedgerFamily family(Map<String, String> settings) {
    String network = settings.getOrDefault("network", "");
    int colon = network.indexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException(
          "the setting network is a CAIP-2 name such as tlog:customs, not " + network);
    }
    Map<String, LedgerFamily> families = new TreeMap<>();
    ServiceLoader.load(LedgerFamily.class)
        .forEach(family -> families.put(family.namespace(), family));
    LedgerFamily family = families.get(network.substring(0, colon));
    if (family == null) {
      throw new IllegalArgumentException(
          "no connector for %s is on the class path; there are connectors for %s"
              .formatted(network, families.keySet()));
    }
    return family;
  }
}
