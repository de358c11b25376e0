package org.portolan.bench.verify;

import java.time.InstantSource;
import java.util.List;
import org.portolan.evidence.bundle.BundleAnswer;
import org.portolan.evidence.bundle.BundleVerifier;
import org.portolan.evidence.bundle.EvidenceKinds;
import org.portolan.evidence.trust.TrustFile;
import org.portolan.record.bundle.Bundle;
import org.portolan.record.cose.Alg;

/**
 * What a receiver is handed, and what it has of its own.
 *
 * @param kind of proof, in a few words
 * @param trust of the receiver
 * @param clock of the receiver
 */
record Handed(String kind, Bundle bundle, TrustFile trust, InstantSource clock) {
  /** Every kind, each of a ledger that is made here with new keys. */
  static List<Handed> all() {
    return List.of(
        Attested.with(Alg.ES256),
        Attested.with(Alg.ES256, Alg.ML_DSA_65),
        LogLedger.proof(),
        QbftLedger.proof(),
        FabricLedger.proof());
  }

  /** As the receiver's process has it: its trust file is read once, for all bundles. */
  BundleVerifier verifier() {
    return new BundleVerifier(TrustFile.decode(trust.encode()), EvidenceKinds.verifiers(clock));
  }

  /** The same proof with no field shown. */
  Bundle withoutFields() {
    return new Bundle(
        bundle.algorithm(),
        bundle.names(),
        bundle.header(),
        List.of(),
        bundle.sheaf(),
        bundle.batch(),
        bundle.evidence(),
        bundle.statements(),
        bundle.recognition());
  }

  static boolean isValid(BundleAnswer answer) {
    return answer instanceof BundleAnswer.Answered answered
        && answered.state() == BundleAnswer.State.VALID;
  }
}
