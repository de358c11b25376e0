package org.portolan.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.portolan.evidence.epoch.Epoch;
import org.portolan.evidence.epoch.SignedEpoch;
import org.portolan.evidence.trust.AttestorEntry;

/** An epoch, in words. */
final class EpochWords {
  private EpochWords() {}

  /**
   * @param before the epoch before, whose attestors' signatures count
   */
  static Epoch tell(PrintWriter out, SignedEpoch entry, Optional<Epoch> before) {
    Epoch epoch = Epoch.read(entry.payload());
    out.printf("Epoch %d of %s, %s%n", epoch.number(), epoch.network().caip2(), epoch.digest());
    out.printf("  in force from height %d on%n", epoch.fromHeight());
    epoch
        .closes()
        .ifPresent(
            pin -> out.printf("  closes height %d, whose hash is %s%n", pin.height(), pin.hash()));
    for (AttestorEntry attestor : epoch.attestors()) {
      out.printf("  %s, %s: %s%n", attestor.organisation(), attestor.kind(), attestor.id());
    }
    out.printf("  %d organisations of it put the next one in force%n", epoch.organisations());
    before.ifPresent(
        old ->
            out.printf(
                "  signed by %s; %d organisations are needed%n",
                entry.organisations(old.attestors()), old.organisations()));
    return epoch;
  }

  static List<String> organisations(Epoch epoch) {
    return epoch.attestors().stream().map(AttestorEntry::organisation).toList();
  }
}
