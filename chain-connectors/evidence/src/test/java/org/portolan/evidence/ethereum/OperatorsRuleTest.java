package org.portolan.evidence.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.Refused;
import org.portolan.evidence.ethereum.finality.OperatorsRule;
import org.portolan.evidence.ethereum.kit.AnchoredBatch;
import org.portolan.evidence.ethereum.kit.TestChain;
import org.portolan.evidence.policy.Policy;
import org.portolan.evidence.policy.PolicyLint;
import org.portolan.evidence.trust.AttestorEntry;
import org.portolan.evidence.trust.TrustEpoch;
import org.portolan.record.Bytes32;
import org.portolan.record.HashAlgorithm;
import org.portolan.record.json.Json;

/** A chain without seals: nobody proves a block of it to somebody who was not there. */
class OperatorsRuleTest {
  private static final EthereumTrust TRUST =
      new EthereumTrust(new OperatorsRule("a development chain"), TestChain.LAYOUT);

  private static final TrustEpoch EPOCH = epoch(TRUST);
  private static final InstantSource NOW = () -> Instant.ofEpochSecond(TestChain.GENESIS_TIME + 9);

  private static TrustEpoch epoch(EthereumTrust trust) {
    return new TrustEpoch(
        Bytes32.ZERO,
        HashAlgorithm.SHA256,
        0,
        Optional.empty(),
        trust.json(),
        List.of(attestor("bank-a"), attestor("bank-b")));
  }

  private static AttestorEntry attestor(String organisation) {
    return new AttestorEntry(Bytes32.ZERO, organisation, "cose", Optional.empty());
  }

  @Test
  void an_epoch_says_it_and_is_read_back() {
    assertThat(EthereumTrust.read(TRUST.json())).isEqualTo(TRUST);
  }

  @Test
  void it_says_that_nothing_is_proved_where_a_sealed_chains_epoch_says_the_opposite() {
    EthereumEvidenceVerifier verifier = new EthereumEvidenceVerifier(NOW);

    assertThat(verifier.proves(EPOCH)).isFalse();
    assertThat(verifier.proves(epoch(new AnchoredBatch().chain().trust()))).isTrue();
  }

  @Test
  void evidence_that_holds_elsewhere_is_refused_under_it() {
    AnchoredBatch batch = new AnchoredBatch();

    assertThat(
            new EthereumEvidenceVerifier(NOW)
                .verify(batch.existed(batch.existedData()), batch.expected(), EPOCH))
        .isInstanceOfSatisfying(
            Refused.class, no -> assertThat(no.first().code()).isEqualTo("PTL-ETH-012"));
  }

  @Test
  void a_policy_takes_the_risk_on_or_is_found_to_be_no_check() {
    Json.Obj bare = Json.object("organisations", Json.of(2));
    Json.Obj knowing =
        Json.object(
            "organisations",
            Json.of(2),
            "acceptRisk",
            Json.of(
                List.of(
                    Json.object(
                        "code", Json.of("PTL-POL-016"), "reason", Json.of("an evaluation")))));

    assertThat(PolicyLint.check(Policy.of(bare), EPOCH))
        .extracting(Refusal::code)
        .containsExactly("PTL-POL-016");
    assertThat(PolicyLint.check(Policy.of(knowing), EPOCH)).isEmpty();
  }
}
