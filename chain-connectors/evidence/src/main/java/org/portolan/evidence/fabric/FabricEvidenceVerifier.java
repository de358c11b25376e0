package org.portolan.evidence.fabric;

import java.time.InstantSource;
import java.util.Optional;
import org.portolan.evidence.Evidence;
import org.portolan.evidence.EvidenceVerifier;
import org.portolan.evidence.Expectation;
import org.portolan.evidence.Proven;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.Refused;
import org.portolan.evidence.Verdict;
import org.portolan.evidence.fabric.message.Identity;
import org.portolan.evidence.fabric.trust.Endorsers;
import org.portolan.evidence.fabric.trust.FabricTrust;
import org.portolan.evidence.fabric.view.Challenge;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.record.RecordRefused;

/**
 * Judges evidence of Fabric: what peers of enough organisations signed of the registry's state, in
 * answer to the verifier's own question.
 */
public final class FabricEvidenceVerifier implements EvidenceVerifier {
  private final InstantSource clock;
  private final Optional<Challenge> challenge;
  private final KnownTrust known = new KnownTrust();

  private FabricEvidenceVerifier(InstantSource clock, Optional<Challenge> challenge) {
    this.clock = clock;
    this.challenge = challenge;
  }

  /**
   * For evidence that somebody else collected: how old it is, its time says.
   *
   * @param clock by which a view is young enough; in a chaincode the time of the transaction
   */
  public FabricEvidenceVerifier(InstantSource clock) {
    this(clock, Optional.empty());
  }

  /** For evidence that was collected for this verifier: nothing is older than the challenge. */
  public FabricEvidenceVerifier challenging(Challenge set) {
    return new FabricEvidenceVerifier(clock, Optional.of(set));
  }

  @Override
  public String kind() {
    return FabricTrust.KIND;
  }

  @Override
  public Verdict verify(Evidence evidence, Expectation expected, TrustEpoch epoch) {
    if (evidence.data().length > MAX_BYTES) {
      return Refused.of("PTL-FAB-001", "evidence", evidence.data().length + " bytes", "16 MiB");
    }
    try {
      Endorsers endorsers = known.of(epoch.ledger());
      requireScope(expected, endorsers.trust());
      ViewTimes.require(evidence.time(), clock.instant().getEpochSecond(), endorsers.trust());
      FabricEvidence data = FabricEvidence.decode(evidence.data());
      requireChallenge(data.challenge());
      requireLimit(data.creator());
      new FabricJudgement(evidence, expected, endorsers, data).judge();
      return new Proven(evidence.claim(), evidence.height(), evidence.time());
    } catch (RecordRefused e) {
      return Refused.of(Refusal.of(e));
    }
  }

  private static void requireScope(Expectation expected, FabricTrust trust) {
    if (!expected.network().namespace().equals(FabricTrust.KIND)
        || !expected.registry().equals(trust.registry())) {
      throw new RecordRefused(
          "PTL-FAB-002",
          "names/network",
          expected.network().caip2() + " and registry " + expected.registry(),
          "a Fabric network, and " + trust.channel() + "/" + trust.chaincode());
    }
  }

  private static void requireLimit(byte[] creator) {
    if (creator.length > Identity.MAX_BYTES) {
      throw new RecordRefused(
          "PTL-FAB-001", "creator", creator.length + " bytes", "at most " + Identity.MAX_BYTES);
    }
  }

  private void requireChallenge(Challenge seen) {
    if (challenge.isPresent() && !challenge.get().equals(seen)) {
      throw new RecordRefused(
          "PTL-FAB-027", "challenge", seen.value().hex(), challenge.get().value().hex());
    }
  }
}
