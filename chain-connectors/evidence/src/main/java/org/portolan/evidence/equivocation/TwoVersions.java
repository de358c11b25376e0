package org.portolan.evidence.equivocation;

import org.portolan.evidence.bundle.BundleAnswer;
import org.portolan.evidence.bundle.BundleVerifier;
import org.portolan.record.RecordHeader;

/**
 * Two bundles of one record and one version with different commitments, both signed by the issuer
 * and anchored: that record is frozen and its issuer flagged; nobody else is.
 */
public record TwoVersions(byte[] first, byte[] second) {
  public boolean proves(BundleVerifier verifier) {
    return verifier.verify(first) instanceof BundleAnswer.Answered a
        && verifier.verify(second) instanceof BundleAnswer.Answered b
        && sameVersion(a.header(), b.header())
        && !a.commitment().equals(b.commitment());
  }

  private static boolean sameVersion(RecordHeader a, RecordHeader b) {
    return a.recordKey().equals(b.recordKey()) && a.version() == b.version();
  }
}
